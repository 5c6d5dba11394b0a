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
    among tenures: [Tenure], of place: Place, but disturbances: [DisturbanceOfHolds]
  ) -> Violation? {
    let inOrder = tenures.filter { $0.end > $0.known }.sorted { ($0.known, $0.end) < ($1.known, $1.end) }
    // Of each token, the tenure that reaches furthest.
    var open: [Tenure] = []
    for tenure in inOrder {
      open.removeAll { $0.end <= tenure.known + slack }
      if let other = open.first(where: { other in
        other.token != tenure.token
          && !disturbances.contains { disturbance in
            // Whichever was given first may have been lost before the other was.
            disturbance.span.overlaps(min(other.asked, tenure.asked)...tenure.known)
              && (disturbance.concerns(asked: other.asked, known: other.known)
                || tenure.asked <= other.known
                  && disturbance.concerns(asked: tenure.asked, known: tenure.known))
          }
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

  /// The tenures that the history tells of.
  private struct Register {
    private struct Grip: Hashable {
      let place: Place
      let token: String
    }

    private(set) var tenures: [Place: [Tenure]] = [:]
    /// Those that somebody asked to give back, or for a shorter time, without hearing whether that was done: it may be done
    /// at any time later.
    private var slipping: Set<Grip> = []

    mutating func add(_ tenure: Tenure, _ seats: [String], in showtime: String) {
      for seat in seats {
        let place = Place(showtime: showtime, seat: seat)
        guard !slipping.contains(Grip(place: place, token: tenure.token)) else { continue }
        tenures[place, default: []].append(tenure)
      }
    }

    mutating func end(
      _ seats: [String], in showtime: String, token: String, at moment: Int, isCertain: Bool
    ) {
      for seat in seats {
        let place = Place(showtime: showtime, seat: seat)
        if !isCertain { slipping.insert(Grip(place: place, token: token)) }
        guard var all = tenures[place] else { continue }
        for index in all.indices where all[index].token == token {
          all[index].end = min(all[index].end, moment)
        }
        tenures[place] = all
      }
    }
  }

  private var tenures: [Place: [Tenure]] {
    var register = Register()
    for attempt in history.attempts {
      let event = attempt.invoked
      guard let showtime = event.showtime, let token = event.token else { continue }
      switch event.operation {
      case .hold, .swap, .renew:
        // Seats that are given back may be another's from the moment on that this was asked; so may those that a
        // renewal has lost.
        if event.operation == .swap, attempt.phase != .failed {
          let released = (event.detail ?? "").split(separator: " ").map { String($0) }
          register.end(
            released, in: showtime, token: token, at: event.at, isCertain: attempt.phase == .ok)
        }
        if event.operation == .renew, let ended = attempt.ended, ended.phase != .unknown {
          let kept = Set(ended.seats ?? [])
          register.end(
            (event.seats ?? []).filter { !kept.contains($0) }, in: showtime, token: token, at: event.at,
            isCertain: true)
        }
        // A lease takes the place of those before it, and may be shorter than what is left of them: none lasts longer than
        // the choice. One of which nobody heard whether it was given may be given at any time later.
        if let lease = event.lease, attempt.phase != .failed {
          register.end(
            event.seats ?? [], in: showtime, token: token, at: event.at + lease * 1_000,
            isCertain: attempt.phase == .ok || lease >= terms.lease * 1_000)
        }
        guard let ended = attempt.ended, ended.phase == .ok, let lease = ended.lease else { continue }
        register.add(
          Tenure(
            token: token, client: event.client, asked: event.at, known: ended.at,
            end: event.at + lease * 1_000
          ), ended.seats ?? [], in: showtime)
      case .release:
        register.end(
          event.seats ?? [], in: showtime, token: token, at: event.at, isCertain: attempt.phase == .ok)
      case .sell, .retry, .claim, .startPayment, .failPayment, .confirm, .noteCaptured, .noteRefunded,
        .authorise, .settle, .capture, .refund, .abandon, .reap, .announce, .fault:
        continue
      }
    }
    return register.tenures
  }

  var endlessHolds: [Violation] {
    let clockSteps = history.clockStepsOfHolds
    let healed = history.events.last { $0.operation == .fault }?.at ?? 0
    // When each token's last request for a lease was sent or answered, and since when what stands may have been given: it
    // is of the last one that was granted, or of a later one that nobody answered.
    var last: [String: Int] = [:]
    var given: [String: Int] = [:]
    for attempt in history.attempts where [.hold, .swap, .renew].contains(attempt.invoked.operation) {
      guard let token = attempt.invoked.token else { continue }
      // One that was not answered may have been carried out late, by a server that was stopped meanwhile.
      let latest = attempt.phase == .unknown ? max(attempt.last.at, healed) : attempt.last.at
      last[token] = max(last[token] ?? 0, latest)
      given[token] = attempt.phase == .ok ? attempt.last.at : given[token] ?? attempt.invoked.at
    }
    return holds.compactMap { hold in
      let name = "The hold of seat \(hold.seat) of showtime \(hold.showtime) by token \(hold.token.prefix(8))"
      let ids = [hold.token, hold.seat]
      guard let left = hold.timeToLive else {
        return Violation(.holdsEnd, "\(name) never ends.", ids: ids)
      }
      let asked = last[hold.token]
      // What was given while the clock was wrong is dead by its deadline, and lies there until its key goes.
      if let given = given[hold.token], clockSteps.contains(where: { $0.upperBound >= given }) {
        return nil
      }
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
