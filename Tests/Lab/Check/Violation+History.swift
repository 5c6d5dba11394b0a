extension Violation {
  /// The fewest lines that still show it: of those that name what is involved, as many as the rule needs to go red. Where
  /// the rule is about what stands in the end, all that name it.
  func shortestHistory(in evidence: Evidence) -> [HistoryEvent] {
    let story = story(in: evidence)
    func shows(_ events: [HistoryEvent]) -> Bool {
      var reduced = evidence
      reduced.history = History(events)
      return rule.violations(in: reduced).contains { Set($0.ids) == Set(ids) }
    }
    // What stands without any line is not told by fewer of them.
    guard rule.isAboutHistory, !shows([]) else { return story }
    // Without the others that happened meanwhile it may look different.
    guard shows(story) else { return evidence.history.events.minimised(by: shows) }
    return story.minimised(by: shows)
  }

  /// All lines that name what is involved, and the faults while they were written.
  func story(in evidence: Evidence) -> [HistoryEvent] {
    switch rule {
    case .seatCount, .promoCount: return countingStory(in: evidence)
    case .noDeadlock: return deadlockStory(in: evidence)
    case .cancelledStaysClosed: return cancellationStory(in: evidence)
    case .seatSoldOnce, .bookingHasSeats, .seatAcknowledgedOnce, .acknowledgedStands, .refusedStaysRefused,
      .oneBookingPerAttempt, .oneChargePerBooking, .chargeHasPayment, .paymentHasCharge, .cardAmountsAgree,
      .drawerAddsUp, .nothingLeftOpen, .pendingInTime, .statusesStay, .paymentStates, .holdExclusive,
      .holdsEnd:
      return naming(Set(ids), in: evidence)
    }
  }

  /// What changed a count, or may have: claims, and what ended them.
  private func countingStory(in evidence: Evidence) -> [HistoryEvent] {
    // A showtime is named by its bookings.
    let showtimes = Set(ids)
    let bookings = evidence.bookings.filter { showtimes.contains($0.showtime) }.map(\.id)
    return naming(Set(ids + bookings), in: evidence).filter { event in
      switch event.operation {
      case .claim, .abandon, .reap: event.phase != .failed
      case .fault: true
      case .hold, .swap, .renew, .release, .sell, .retry, .startPayment, .failPayment, .confirm,
        .noteCaptured,
        .noteRefunded, .authorise, .settle, .capture, .refund, .announce:
        false
      }
    }
  }

  /// The calls that the database ended, and those that were under way meanwhile: one of them was in the way.
  private func deadlockStory(in evidence: Evidence) -> [HistoryEvent] {
    let attempts = evidence.history.attempts.filter {
      [.claim, .startPayment, .failPayment, .confirm, .abandon, .reap, .fault].contains($0.invoked.operation)
    }
    let ended = attempts.filter { $0.last.detail?.contains("deadlock") == true }
    let told = attempts.filter { attempt in
      ended.contains { one in
        guard attempt.invoked.at <= one.last.at, one.invoked.at <= attempt.last.at else { return false }
        // Claims of other showtimes have nothing in common with it but promo codes.
        return attempt.invoked.operation != .claim || attempt.invoked.showtime == one.invoked.showtime
          || one.invoked.showtime == nil
      }
    }
    return History(told.flatMap { [$0.invoked] + [$0.ended].compactMap { $0 } }).events
  }

  /// The showtime was called off before anything else that is told.
  private func cancellationStory(in evidence: Evidence) -> [HistoryEvent] {
    let told = naming(Set(ids), in: evidence)
    let showtimes = Set(told.compactMap(\.showtime))
    return evidence.history.events.filter { event in
      event.operation == .fault && showtimes.contains(event.showtime ?? "") && event.at < told.first?.at ?? 0
    } + told
  }

  private func naming(_ ids: Set<String>, in evidence: Evidence) -> [HistoryEvent] {
    // Who sold a booking also held seats for it, and its payments have references of their own.
    let named = evidence.history.events.filter { $0.names(ids) && $0.operation != .fault }
    guard let first = named.first?.at, let last = named.last?.at else {
      return evidence.history.events.filter { $0.operation == .fault && $0.names(ids) }
    }
    return evidence.history.events.filter { event in
      event.operation == .fault ? (first...last).contains(event.at) : event.names(ids)
    }
  }
}

extension HistoryEvent {
  /// Whether it is about one of the bookings, payments and tokens; or about one of the seats where none of those is named.
  fileprivate func names(_ ids: Set<String>) -> Bool {
    if let booking, ids.contains(booking) { return true }
    if let payment, ids.contains(payment) { return true }
    if let token { return ids.contains(token) && (seats ?? []).contains { ids.contains($0) } }
    if operation == .reap, let detail {
      return detail.split(whereSeparator: { " ,".contains($0) }).contains { ids.contains(String($0)) }
    }
    return false
  }
}

extension [HistoryEvent] {
  /// As few of the lines as still make `shows` true: none of them can be left out (Zeller and Hildebrandt, "Simplifying and
  /// isolating failure-inducing input").
  func minimised(by shows: ([HistoryEvent]) -> Bool) -> [HistoryEvent] {
    var lines = self
    var parts = 2
    while lines.count >= 2 {
      let size = (lines.count + parts - 1) / parts
      let starts = stride(from: 0, to: lines.count, by: size)
      let smaller = starts.lazy.map { start in
        lines.enumerated().filter { !(start..<start + size).contains($0.offset) }.map(\.element)
      }.first { shows($0) }
      if let smaller {
        lines = smaller
        parts = Swift.max(parts - 1, 2)
      } else if parts >= lines.count {
        break
      } else {
        parts = Swift.min(parts * 2, lines.count)
      }
    }
    return lines
  }

  /// For people: milliseconds since the first of them, who, what, how it went, and about what.
  var readable: String {
    let start = first?.at ?? 0
    return map { $0.readable(since: start) }.joined(separator: "\n")
  }
}

extension HistoryEvent {
  fileprivate func readable(since start: Int) -> String {
    func padded(_ text: String, to width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let tenths = (at - start) / 100
    let time = "\(tenths / 10).\(tenths % 10)"
    var words = [
      String(repeating: " ", count: max(0, 10 - time.count)) + time + " ms", padded(client, to: 8),
      padded(operation.rawValue, to: 12), padded(phase.rawValue, to: 7),
    ]
    if let seats { words.append("seats " + seats.map { String($0.prefix(8)) }.joined(separator: ",")) }
    if let booking { words.append("booking \(booking)") }
    if let payment { words.append("payment \(payment)") }
    if let amount { words.append("\(amount)") }
    if let token { words.append("token \(token.prefix(8))") }
    if let lease { words.append("for \(lease) ms") }
    if let detail { words.append("(\(detail))") }
    return words.joined(separator: "  ")
  }
}
