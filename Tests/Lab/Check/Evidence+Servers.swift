internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import PostgresStore
internal import RedisHolds

extension Evidence {
  /// Reads all of it from real servers.
  /// - Parameters:
  ///   - database: one whose user may read every table.
  ///   - holds: where holds are, each server of a cluster by itself.
  ///   - ledgerPath: the card terminal's; nothing was charged where there is no file.
  static func read(
    history: History, database: Database, holds: [RedisAddress], ledgerPath: String,
    terms: HoldTerms = HoldTerms()
  ) async throws -> Evidence {
    let rows = try await database.snapshot([
      Step(.evidenceBookings), Step(.evidenceSeats), Step(.evidencePayments), Step(.evidenceShowtimes),
      Step(.evidencePromoCodes), Step(.evidenceAuditLog), Step(.evidenceMoment),
    ])
    var evidence = Evidence(history: history)
    evidence.terms = terms
    evidence.bookings = try rows[0].map { try BookingRow($0) }
    evidence.liveSeats = try rows[1].map { try SeatRow($0) }
    evidence.payments = try rows[2].map { try PaymentRow($0) }
    evidence.showtimes = try rows[3].map { try ShowtimeRow($0) }
    evidence.promoCodes = try rows[4].map {
      PromoRow(
        code: try $0.value("code"), limit: try $0.value("usage_limit"), count: try $0.value("usage_count"))
    }
    evidence.auditLog = try rows[5].map {
      AuditRow(
        id: try $0.value("id"), action: try $0.value("action"),
        bookingReference: try $0.value("booking_reference"))
    }
    if let row = rows[6].first {
      evidence.readAt = try row.value("read_at")
      evidence.deadlocks = try row.value("deadlocks")
    }
    evidence.ledger = try TerminalSimulator.ledger(at: ledgerPath)
    // What is left of a lease is less and less while it is read.
    evidence.moment = HistoryWriter.now()
    for address in holds { evidence.holds += try await HoldRow.all(at: address) }
    return evidence
  }
}

extension Evidence.BookingRow {
  fileprivate init(_ row: Row) throws(PostgresError) {
    id = try row.value("id")
    reference = try row.value("booking_reference")
    showtime = try row.value("showtime_id")
    status = try row.value("booking_status")
    paymentStatus = try row.value("payment_status")
    tickets = try row.value("num_tickets")
    total = try row.value("total_amount")
    discount = try row.value("discount_amount")
    amount = try row.value("final_amount")
    promoCode = try row.value("promo_code")
    expiresAt = try row.value("expires_at")
    confirmedAt = try row.value("confirmed_at")
    cancellationReason = try row.value("cancellation_reason")
  }
}

extension Evidence.SeatRow {
  fileprivate init(_ row: Row) throws(PostgresError) {
    booking = try row.value("booking_id")
    showtime = try row.value("showtime_id")
    seat = try row.value("seat_id")
    price = try row.value("price")
  }
}

extension Evidence.PaymentRow {
  fileprivate init(_ row: Row) throws(PostgresError) {
    booking = try row.value("booking_id")
    bookingReference = try row.value("booking_reference")
    reference = try row.value("payment_reference")
    gateway = try row.value("payment_gateway")
    status = try row.value("payment_status")
    amount = try row.value("amount")
    paidAt = try row.value("paid_at")
    capturedAt = try row.value("captured_at")
    refundOwed = try row.value("refund_owed")
    refundAmount = try row.value("refund_amount")
    tendered = try row.value("tendered_amount")
    change = try row.value("change_amount")
  }
}

extension Evidence.ShowtimeRow {
  fileprivate init(_ row: Row) throws(PostgresError) {
    id = try row.value("id")
    status = try row.value("status")
    total = try row.value("total_seats")
    available = try row.value("available_seats")
    capacity = try row.value("capacity")
  }
}

extension Statement {
  fileprivate static let evidenceBookings = Statement(
    unprepared: """
      SELECT
        id::text, booking_reference, showtime_id::text, booking_status, payment_status, num_tickets, total_amount,
        discount_amount, final_amount, promo_code, expires_at, confirmed_at, cancellation_reason
      FROM bookings ORDER BY id
      """)

  fileprivate static let evidenceSeats = Statement(
    unprepared: """
      SELECT booking_id::text, showtime_id::text, seat_id::text, price
      FROM booking_seats ORDER BY showtime_id, seat_id, booking_id
      """)

  fileprivate static let evidencePayments = Statement(
    unprepared: """
      SELECT
        booking_id::text, booking_reference, payment_reference, coalesce(payment_gateway, '') AS payment_gateway,
        payment_status, amount, paid_at, captured_at, refund_owed, refund_amount, tendered_amount, change_amount
      FROM payments ORDER BY payment_reference
      """)

  /// A seat that was put out of service after it was sold counts as long as it is sold.
  fileprivate static let evidenceShowtimes = Statement(
    unprepared: """
      SELECT
        s.id::text, s.status, s.total_seats, s.available_seats,
        (
          SELECT count(*) FROM seats t
          WHERE t.screen_id = s.screen_id AND (
            t.is_active
            OR EXISTS (SELECT FROM booking_seats b WHERE b.showtime_id = s.id AND b.seat_id = t.id)
          )
        ) AS capacity
      FROM showtimes s ORDER BY s.id
      """)

  fileprivate static let evidencePromoCodes = Statement(
    unprepared: "SELECT code, usage_limit, usage_count FROM promocodes ORDER BY code")

  fileprivate static let evidenceAuditLog = Statement(
    unprepared: "SELECT id, action, booking_reference FROM audit_log ORDER BY id")

  fileprivate static let evidenceMoment = Statement(
    unprepared: """
      SELECT now() AS read_at, coalesce(sum(deadlocks), 0)::bigint AS deadlocks
      FROM pg_stat_database WHERE datname = current_database()
      """)
}
