internal import BoxOffice
internal import FoundationEssentials
internal import Payments

/// Everything that the checker judges: what the kiosks say that they did, and what stands in the end in the database, in
/// Redis and in the books of the card terminal. Ids are texts as PostgreSQL prints them, as in the history.
struct Evidence: Sendable {
  var history = History()
  var bookings: [BookingRow] = []
  /// Those that stood before the history began, which tells nothing of them.
  var earlierBookings: Set<String> = []
  /// All that are taken: of bookings that have not ended, or have not given back their seats.
  var liveSeats: [SeatRow] = []
  var payments: [PaymentRow] = []
  var showtimes: [ShowtimeRow] = []
  var promoCodes: [PromoRow] = []
  /// In the order in which it was written.
  var auditLog: [AuditRow] = []
  /// What the card terminal did; payments of no other gateway stand in it.
  var ledger = PaymentLedger()
  var ledgerGateway = "SIMULATOR"
  /// What is held now.
  var holds: [HoldRow] = []
  /// How many deadlocks the database has broken.
  var deadlocks = 0
  /// When it was read, on the database's clock.
  var readAt = Date(timeIntervalSince1970: 0)
  /// When it was read, on the history's clock: microseconds.
  var moment = 0
  var terms = HoldTerms()
  /// Whether everything is healed and the reaper has had its last round, so that nothing may be left open.
  var isSettled = true

  struct BookingRow: Hashable, Sendable {
    var id: String
    var reference: String
    var showtime: String
    var status: BookingStatus
    var paymentStatus: BookingPaymentStatus
    var tickets: Int
    var total: Money
    var discount: Money
    var amount: Money
    var promoCode: String?
    var expiresAt: Date?
    var confirmedAt: Date?
    var cancellationReason: CancellationReason?
  }

  struct SeatRow: Hashable, Sendable {
    var booking: String
    var showtime: String
    var seat: String
    var price: Money
  }

  struct PaymentRow: Hashable, Sendable {
    var booking: String?
    var bookingReference: String
    var reference: String
    var gateway: String
    var status: PaymentStatus
    var amount: Money
    var paidAt: Date?
    var capturedAt: Date?
    var refundOwed: Money = .zero
    var refundAmount: Money?
    var tendered: Money?
    var change: Money?
  }

  struct ShowtimeRow: Hashable, Sendable {
    var id: String
    var status: Showtime.Status
    var total: Int
    var available: Int
    /// Seats of its screen that are in service, and those out of service that are sold all the same.
    var capacity: Int
  }

  struct PromoRow: Hashable, Sendable {
    var code: String
    var limit: Int?
    var count: Int
  }

  struct AuditRow: Hashable, Sendable {
    var id: Int
    var action: String
    /// Nil for what concerns no booking.
    var bookingReference: String?
  }

  struct HoldRow: Hashable, Sendable {
    var showtime: String
    var seat: String
    var token: String
    /// Milliseconds until the key goes by itself; nil when it never does.
    var timeToLive: Int?
  }
}
