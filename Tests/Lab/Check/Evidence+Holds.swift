internal import BoxOffice

/// Who was given which seat, and for how long.
extension Evidence {
  /// A token's hold of a seat: when it may have begun, and when it certainly had it.
  private struct Tenure {
    let token: String
    let client: String
    /// Nobody had asked before.
    let asked: Int
    /// From when on the kiosk knew that it has the seat.
    let known: Int
    /// The earliest end of the lease, or when it began to be given back.
    var end: Int
  }

  private struct Place: Hashable {
    let showtime: String
    let seat: String
  }

  /// Microseconds by which the servers' clocks may be off, and milliseconds are rounded.
  private static let slack = 5_000

  var seatsHeldTwice: [Violation] {
    let disturbances = history.disturbancesOfHolds
    var found: [Violation] = []
    for (place, tenures) in tenures.sorted(by: {
      ($0.key.showtime, $0.key.seat) < ($1.key.showtime, $1.key.seat)
    }
    ) {
      if let violation = Self.overlap(among: tenures, of: place, but: disturbances) {
        found.append(violation)
      }
    }
    return found
  }

  private static func overlap(
    among tenures: [Tenure], of place: Place, but disturbances: [ClosedRange<Int>]
  ) -> Violation? {
    let inOrder = tenures.filter { $0.end > $0.known }.sorted { ($0.known, $0.end) < ($1.known, $1.end) }
    // Of each token, the tenure that reaches furthest.
    var open: [Tenure] = []
    for tenure in inOrder {
      open.removeAll { $0.end <= tenure.known + slack }
      if let other = open.first(where: { other in
        other.token != tenure.token
          && !disturbances.contains { $0.overlaps(min(other.asked, tenure.asked)...tenure.known) }
      }) {
        let overlap = (min(other.end, tenure.end) - tenure.known) / 1_000
        return Violation(
          .holdExclusive,
          """
          Seat \(place.seat) of showtime \(place.showtime) was held by token \(other.token.prefix(8)) of \(other.client) and \
          by token \(tenure.token.prefix(8)) of \(tenure.client) for \(overlap) ms at once.
          """, ids: [other.token, tenure.token, place.seat])
      }
      open.append(tenure)
    }
    return nil
  }

  private var tenures: [Place: [Tenure]] {
    var all: [Place: [Tenure]] = [:]
    for attempt in history.attempts {
      let event = attempt.invoked
      guard let showtime = event.showtime, let token = event.token else { continue }
      switch event.operation {
      case .hold, .swap, .renew:
        // Seats that are given back may be another's from the moment on that this was asked; so may those that a
        // renewal has lost.
        if event.operation == .swap {
          let released = (event.detail ?? "").split(separator: " ").map { String($0) }
          Self.end(&all, released, in: showtime, token: token, at: event.at)
        }
        if event.operation == .renew {
          let kept = Set(attempt.ended?.seats ?? [])
          let gone = attempt.ended == nil ? [] : (event.seats ?? []).filter { !kept.contains($0) }
          Self.end(&all, gone, in: showtime, token: token, at: event.at)
        }
        guard let ended = attempt.ended, ended.phase == .ok, let lease = ended.lease else { continue }
        let tenure = Tenure(
          token: token, client: event.client, asked: event.at, known: ended.at, end: event.at + lease * 1_000)
        for seat in ended.seats ?? [] {
          all[Place(showtime: showtime, seat: seat), default: []].append(tenure)
        }
      case .release:
        Self.end(&all, event.seats ?? [], in: showtime, token: token, at: event.at)
      case .sell, .retry, .claim, .startPayment, .failPayment, .confirm, .noteCaptured, .noteRefunded,
        .authorise, .settle, .capture, .refund, .abandon, .reap, .announce, .fault:
        continue
      }
    }
    return all
  }

  private static func end(
    _ all: inout [Place: [Tenure]], _ seats: [String], in showtime: String, token: String, at moment: Int
  ) {
    for seat in seats {
      let place = Place(showtime: showtime, seat: seat)
      for index in (all[place] ?? []).indices where all[place]?[index].token == token {
        let end = all[place]?[index].end ?? moment
        all[place]?[index].end = min(end, moment)
      }
    }
  }

  var endlessHolds: [Violation] {
    let disturbances = history.disturbancesOfHolds
    let healed = history.events.last { $0.operation == .fault }?.at ?? 0
    // When each token's last request for a lease was sent or answered.
    var last: [String: Int] = [:]
    for attempt in history.attempts where [.hold, .swap, .renew].contains(attempt.invoked.operation) {
      guard let token = attempt.invoked.token else { continue }
      // One that was not answered may have been carried out late, by a server that was stopped meanwhile.
      let latest = attempt.phase == .unknown ? max(attempt.last.at, healed) : attempt.last.at
      last[token] = max(last[token] ?? 0, latest)
    }
    return holds.compactMap { hold in
      let name = "The hold of seat \(hold.seat) of showtime \(hold.showtime) by token \(hold.token.prefix(8))"
      let ids = [hold.token, hold.seat]
      guard let left = hold.timeToLive else {
        return Violation(.holdsEnd, "\(name) never ends.", ids: ids)
      }
      let asked = last[hold.token]
      // What was given while the clock was wrong is dead by its deadline, and lies there until its key goes.
      if let asked, disturbances.contains(where: { $0.upperBound >= asked }) { return nil }
      if left > terms.cap * 1_000 {
        return Violation(
          .holdsEnd, "\(name) lasts \(left / 1_000) s more, longer than the cap of \(terms.cap) s.", ids: ids)
      }
      guard !history.events.isEmpty else { return nil }
      guard let asked else {
        return Violation(.holdsEnd, "\(name) was asked for by no kiosk.", ids: ids)
      }
      let end = asked + terms.lease * 1_000_000
      // A second for a request that was still on its way.
      guard moment + left * 1_000 > end + 1_000_000 + Self.slack else { return nil }
      return Violation(
        .holdsEnd,
        "\(name) lasts \((moment + left * 1_000 - end) / 1_000) ms longer than the lease that was asked for last.",
        ids: ids)
    }
  }
}
