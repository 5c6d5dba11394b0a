internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import Twins

extension Evidence {
  /// Takes all of it from the twins in this process's memory. They keep no audit log, and know no deadlocks.
  init(
    history: History, contents: InMemoryBookingStore.Contents, holds: [InMemoryHolds.Held],
    ledger: PaymentLedger, readAt: Date, moment: Int, terms: HoldTerms = HoldTerms()
  ) {
    self.init(history: history)
    bookings = contents.sales.map { BookingRow($0.booking) }
    let live = contents.sales.filter { $0.booking.status.holdsSeats }
    liveSeats = live.flatMap { sale in sale.seats.map { SeatRow($0, of: sale.booking) } }
    // What counts as sold and is in no booking that stands was not given back by the last one that had it.
    for seating in contents.seatings {
      let showtime = seating.showtime.id
      let held = Set(live.filter { $0.booking.showtime == showtime }.flatMap { $0.seats.map(\.seat) })
      for sale in contents.sales where sale.booking.showtime == showtime && !sale.booking.status.holdsSeats {
        let kept = sale.seats.filter { seating.sold.contains($0.seat) && !held.contains($0.seat) }
        liveSeats += kept.map { SeatRow($0, of: sale.booking) }
      }
    }
    payments = contents.payments.map { PaymentRow($0) }
    showtimes = contents.seatings.map { ShowtimeRow($0) }
    promoCodes = contents.promoCodes.map {
      PromoRow(code: $0.code, limit: $0.usageLimit, count: $0.usageCount)
    }
    self.ledger = ledger
    self.holds = holds.map {
      HoldRow(
        showtime: $0.showtime.description, seat: $0.seat.description, token: $0.token.description,
        timeToLive: Int(($0.secondsLeft * 1_000).rounded(.up)))
    }
    self.readAt = readAt
    self.moment = moment
    self.terms = terms
  }
}

extension Evidence.SeatRow {
  fileprivate init(_ seat: BookingSeat, of booking: Booking) {
    self.init(
      booking: booking.id.description, showtime: booking.showtime.description, seat: seat.seat.description,
      price: seat.price)
  }
}

extension Evidence.BookingRow {
  fileprivate init(_ booking: Booking) {
    self.init(
      id: booking.id.description, reference: booking.reference.text, showtime: booking.showtime.description,
      status: booking.status, paymentStatus: booking.paymentStatus, tickets: booking.numTickets,
      total: booking.totalAmount, discount: booking.discountAmount, amount: booking.finalAmount,
      promoCode: booking.promoCode, expiresAt: booking.expiresAt, confirmedAt: booking.confirmedAt,
      cancellationReason: booking.cancellationReason)
  }
}

extension Evidence.PaymentRow {
  fileprivate init(_ paid: InMemoryBookingStore.Contents.Paid) {
    let payment = paid.payment
    self.init(
      booking: payment.booking?.description, bookingReference: payment.bookingReference.text,
      reference: payment.reference.text, gateway: payment.gateway, status: payment.status,
      amount: payment.amount, paidAt: payment.paidAt, capturedAt: paid.isCaptured ? payment.paidAt : nil,
      refundOwed: payment.refundOwed, refundAmount: payment.refundAmount, tendered: payment.cash?.tendered,
      change: payment.cash?.change)
  }
}

extension Evidence.ShowtimeRow {
  fileprivate init(_ seating: Seating) {
    self.init(
      id: seating.showtime.id.description, status: seating.showtime.status,
      total: seating.showtime.totalSeats, available: seating.showtime.availableSeats,
      capacity: seating.seats.count { $0.isActive || seating.sold.contains($0.id) })
  }
}
