/// What has to be true of every run, whatever broke while it sold.
enum Rule: String, CaseIterable, Sendable {
  /// At most one live booking has a seat of a showtime, as the database has it.
  case seatSoldOnce = "seat-sold-once"
  /// A booking that stands has as many seats as it counts, at the prices that it adds up to; one that has ended has none.
  case bookingHasSeats = "booking-has-seats"
  /// No two customers were told that the same seat is theirs: no kiosk takes back what it has confirmed.
  case seatAcknowledgedOnce = "seat-acknowledged-once"
  /// A booking that a customer was told of stands, with the seats and the amount that they were told.
  case acknowledgedStands = "acknowledged-stands"
  /// Who was told that nothing was bought or taken has bought nothing and paid nothing.
  case refusedStaysRefused = "refused-stays-refused"
  /// What one press of "pay" asked for is one booking at most, and nothing is booked that nobody asked for.
  case oneBookingPerAttempt = "one-booking-per-attempt"
  /// A booking is charged once, however often anybody asked.
  case oneChargePerBooking = "one-charge-per-booking"
  /// Money that the card terminal keeps belongs to a payment that the database knows as made, or may still find out about.
  case chargeHasPayment = "charge-has-payment"
  /// What the database calls paid by card, captured or given back, the card terminal has in its books as the same.
  case paymentHasCharge = "payment-has-charge"
  /// Captures less refunds are a confirmed booking's amount plus what is owed back, and nothing is captured that was not
  /// reserved. The sums of all bookings agree when each does.
  case cardAmountsAgree = "card-amounts-agree"
  /// The cash drawer holds the amounts of the confirmed bookings that were paid in cash, and what is owed back; and the
  /// database has what was handed over and back at the kiosks.
  case drawerAddsUp = "drawer-adds-up"
  /// In the end nothing is owed, and nothing is reserved that was neither taken nor given back.
  case nothingLeftOpen = "nothing-left-open"
  /// `available_seats` is what is neither sold nor out of service, and `total_seats` what there is.
  case seatCount = "seat-count"
  /// A promo code's count is the number of live bookings that use it, and within its limit.
  case promoCount = "promo-count"
  /// After the reaper's last round no claim is PENDING past its time.
  case pendingInTime = "pending-in-time"
  /// Nobody gets seats of a showtime that has been called off.
  case cancelledStaysClosed = "cancelled-stays-closed"
  /// What the audit log says of a booking are steps that lead on from one another, and end where the booking stands.
  case statusesStay = "statuses-stay"
  /// A payment's columns fit its status, and a booking's payment status fits its payments.
  case paymentStates = "payment-states"
  /// No seat is given to two tokens at overlapping times, but where a fault has lost the first one's.
  case holdExclusive = "hold-exclusive"
  /// Every hold ends: its key by itself, no later than the cap, and with the lease that its kiosk asked for last.
  case holdsEnd = "holds-end"
  /// Sales do not deadlock with one another.
  case noDeadlock = "no-deadlock"

  func violations(in evidence: Evidence) -> [Violation] {
    switch self {
    case .seatSoldOnce: evidence.seatsSoldTwice
    case .bookingHasSeats: evidence.bookingsWithoutTheirSeats
    case .seatAcknowledgedOnce: evidence.seatsAcknowledgedTwice
    case .acknowledgedStands: evidence.acknowledgedAndLost
    case .refusedStaysRefused: evidence.refusedAndTaken
    case .oneBookingPerAttempt: evidence.bookingsNobodyAskedFor
    case .oneChargePerBooking: evidence.bookingsChargedTwice
    case .chargeHasPayment: evidence.chargesWithoutPayment
    case .paymentHasCharge: evidence.paymentsWithoutCharge
    case .cardAmountsAgree: evidence.wrongCardAmounts
    case .drawerAddsUp: evidence.wrongCash
    case .nothingLeftOpen: evidence.leftOpen
    case .seatCount: evidence.wrongSeatCounts
    case .promoCount: evidence.wrongPromoCounts
    case .pendingInTime: evidence.pendingTooLong
    case .cancelledStaysClosed: evidence.claimedAfterCancellation
    case .statusesStay: evidence.impossibleSteps
    case .paymentStates: evidence.impossiblePayments
    case .holdExclusive: evidence.seatsHeldTwice
    case .holdsEnd: evidence.endlessHolds
    case .noDeadlock: evidence.deadlocksOfSales
    }
  }
}
