extension Violation {
  /// All lines that name what is involved, and the faults while they were written; of a showtime, those of its bookings.
  func story(in evidence: Evidence) -> [HistoryEvent] {
    let showtimes = Set(ids)
    return naming(
      Set(ids + evidence.bookings.filter { showtimes.contains($0.showtime) }.map(\.id)), in: evidence)
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

extension Collection<HistoryEvent> {
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
