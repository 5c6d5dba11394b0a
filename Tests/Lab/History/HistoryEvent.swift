internal import FoundationEssentials

/// One line of a run's history: something that a kiosk began, or how it ended as that kiosk saw it. Faults are lines too.
///
/// Each process writes lines of its own as they happen, so that one that is killed has said all that it began.
struct HistoryEvent: Codable, Hashable, Sendable {
  enum Phase: String, Codable, Sendable {
    case invoked
    case ok
    /// It did not happen, and never will.
    case failed
    /// Nobody told whether it happened.
    case unknown
  }

  enum Operation: String, Codable, Sendable, CaseIterable {
    case hold, swap, renew, release
    /// The whole of ``Checkout/sell(_:progress:)`` or a further attempt to pay.
    case sell, retry
    /// One call of the store or the driver within a sale.
    case claim, startPayment, failPayment, confirm, noteCaptured, noteRefunded
    case authorise, settle, capture, refund
    case abandon, reap
    case announce
    /// The lab's doing: `detail` names it; `ok` is its end.
    case fault
  }

  /// Microseconds of the machine's monotonic clock, which all processes share; simulated ones in a simulation.
  var at: Int
  /// Which kiosk: `p2.k07` is the seventh of the second process; `lab` for faults.
  var client: String
  /// Counts a client's attempts; an attempt's lines have the same.
  var attempt: Int
  var phase: Phase
  var operation: Operation
  /// Ids as PostgreSQL prints them.
  var showtime: String?
  var seats: [String]?
  var booking: String?
  /// The payment's reference, its idempotency key.
  var payment: String?
  /// Minor units.
  var amount: Int?
  /// The hold's.
  var token: String?
  /// Of a hold: milliseconds that its lease lasts. The server counts them from when it gives it, after the line that asks for
  /// it and before the one that ends the attempt.
  var lease: Int?
  /// What came of it, in a word or a sentence.
  var detail: String?
}
