internal import Synchronization

/// Where the lines of a history go, and the clock that they are timed by.
protocol HistoryLog: Sendable {
  func write(_ event: HistoryEvent)
  /// Microseconds.
  func now() -> Int
}

/// Writes one kiosk's lines and numbers its attempts.
final class ClientHistory: Sendable {
  /// Which kiosk: `p2.k07`.
  let client: String
  private let log: any HistoryLog
  /// A kiosk that is started anew must not repeat the numbers of the one before it.
  private let attempts: Mutex<Int>

  init(client: String, log: any HistoryLog) {
    self.client = client
    self.log = log
    attempts = Mutex(log.now())
  }

  /// Notes that something begins.
  /// - Returns: the line, which ``end(_:_:detail:seats:lease:)`` wants back.
  func begin(
    _ operation: HistoryEvent.Operation, showtime: String? = nil, seats: [String]? = nil,
    booking: String? = nil, payment: String? = nil, amount: Int? = nil, token: String? = nil,
    lease: Int? = nil, detail: String? = nil
  ) -> HistoryEvent {
    let attempt = attempts.withLock {
      $0 += 1
      return $0
    }
    let event = HistoryEvent(
      at: log.now(), client: client, attempt: attempt, phase: .invoked, operation: operation,
      showtime: showtime, seats: seats, booking: booking, payment: payment, amount: amount, token: token,
      lease: lease, detail: detail)
    log.write(event)
    return event
  }

  /// Notes how it ended. The line repeats what the first one said.
  /// - Parameters:
  ///   - seats: instead of those that were asked for.
  ///   - lease: milliseconds, counted from the line's own time.
  func end(
    _ begun: HistoryEvent, _ phase: HistoryEvent.Phase, detail: String? = nil, seats: [String]? = nil,
    lease: Int? = nil
  ) {
    var event = begun
    event.at = log.now()
    event.phase = phase
    event.detail = detail ?? begun.detail
    event.lease = lease
    if let seats { event.seats = seats }
    log.write(event)
  }
}
