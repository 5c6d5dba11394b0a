internal import BoxOffice
internal import FoundationEssentials

extension Booking {
  static let columns = [
    "id", "booking_reference", "user_id", "showtime_id", "guest_name", "guest_email", "guest_phone",
    "num_tickets", "total_amount", "discount_amount", "final_amount", "promo_code", "booking_status",
    "payment_status", "payment_method", "booked_at", "expires_at", "confirmed_at", "cancelled_at",
    "cancellation_reason", "seating_override",
  ]

  init(_ row: Row) throws(PostgresError) {
    self.init(
      id: try row.value("id"), reference: try row.value("booking_reference"), user: try row.value("user_id"),
      showtime: try row.value("showtime_id"),
      guest: Guest(
        name: try row.value("guest_name"), email: try row.value("guest_email"),
        phone: try row.value("guest_phone")),
      numTickets: try row.value("num_tickets"), totalAmount: try row.value("total_amount"),
      discountAmount: try row.value("discount_amount"), finalAmount: try row.value("final_amount"),
      promoCode: try row.value("promo_code"), status: try row.value("booking_status"),
      paymentStatus: try row.value("payment_status"), paymentMethod: try row.value("payment_method"),
      bookedAt: try row.value("booked_at"), expiresAt: try row.value("expires_at"),
      confirmedAt: try row.value("confirmed_at"), cancelledAt: try row.value("cancelled_at"),
      cancellationReason: try row.value("cancellation_reason"),
      seatingOverride: try row.value("seating_override"))
  }
}

extension BookingSeat {
  init(_ row: Row) throws(PostgresError) {
    self.init(
      seat: try row.value("seat_id"),
      label: SeatLabel(row: try row.value("row_label"), number: try row.value("seat_number")),
      ticketType: try row.value("ticket_type"), price: try row.value("price"),
      breakdown: try row.json("price_breakdown", as: [PriceStep].self) ?? [])
  }

  /// `booking_seats.price_breakdown`.
  var breakdownJSON: String {
    get throws(PostgresError) { try json(breakdown) }
  }
}

extension Payment {
  static let columns = [
    "id", "booking_id", "booking_reference", "payment_reference", "payment_gateway", "gateway_transaction_id",
    "amount", "currency", "payment_status", "payment_method", "card_last_four", "failure_reason", "paid_at",
    "refunded_at", "refund_amount", "refund_owed", "tendered_amount", "change_amount",
  ]

  init(_ row: Row) throws(PostgresError) {
    let amount: Money = try row.value("amount")
    let tendered = try row.value("tendered_amount", as: Money?.self)
    self.init(
      id: try row.value("id"), booking: try row.value("booking_id"),
      bookingReference: try row.value("booking_reference"), reference: try row.value("payment_reference"),
      gateway: try row.value("payment_gateway", as: String?.self) ?? "",
      gatewayTransactionID: try row.value("gateway_transaction_id"), amount: amount,
      currency: try row.value("currency"), status: try row.value("payment_status"),
      method: try row.value("payment_method"), cardLastFour: try row.value("card_last_four"),
      failureReason: try row.value("failure_reason"), paidAt: try row.value("paid_at"),
      refundedAt: try row.value("refunded_at"), refundAmount: try row.value("refund_amount"),
      refundOwed: try row.value("refund_owed"),
      cash: tendered.flatMap { CashTender(tendered: $0, due: amount) })
  }
}

extension PaymentAttempt {
  /// A payment, with what its driver needs to look it up.
  init(_ row: Row) throws(PostgresError) {
    self.init(
      id: try row.value("id"), reference: try row.value("payment_reference"),
      gateway: try row.value("payment_gateway", as: String?.self) ?? "",
      method: try row.value("payment_method"),
      amount: try row.value("amount"), currency: try row.value("currency"))
  }
}
