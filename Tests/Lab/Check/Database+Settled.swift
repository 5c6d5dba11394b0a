internal import PostgresStore

extension Database {
  /// Whether every sale has come to its end: the reapers have nothing left to do.
  var hasSettled: Bool {
    get throws {
      let rows = try self.rows(
        Statement(
          unprepared: """
            SELECT
              NOT EXISTS (SELECT FROM bookings WHERE booking_status = 'PENDING')
              AND NOT EXISTS (SELECT FROM payments WHERE refund_owed > 0)
              AND NOT EXISTS (
                SELECT FROM payments p JOIN bookings b ON b.id = p.booking_id
                WHERE p.payment_status = 'SUCCESS' AND p.captured_at IS NULL
                  AND b.booking_status IN ('CONFIRMED', 'COMPLETED')
              ) AS is_settled
            """))
      return try rows.first?.value("is_settled") ?? false
    }
  }
}
