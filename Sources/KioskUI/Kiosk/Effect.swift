package import BoxOffice

/// What the screens ask the world to do. Each comes back as one or more ``Event``s.
package enum Effect: Hashable, Sendable {
  /// → ``Event/programmeRead(_:)``
  case readProgramme
  /// Reads the seats, their holds and fresh ids. → ``Event/seatingRead(_:_:)``
  case openSeating(Showtime.ID)
  /// Listens to the showtime's holds from now on. → ``Event/holdsChanged(_:_:)``
  case watchHolds(Showtime.ID)
  case unwatchHolds
  /// All holds, unless the revision is still `since`. → ``Event/holdsRead(_:_:)``
  case readHolds(Showtime.ID, HoldToken, since: Int?)
  /// Tells the other kiosks that what is sold has changed.
  case announceSale(Showtime.ID)
  /// Reads the seats again, after their layout has changed. → ``Event/seatingReread(_:_:)``
  case rereadSeating(Showtime.ID)
  /// → ``Event/occupancyRead(_:_:)``
  case readOccupancy(Showtime.ID, since: Int?)
  /// `deadline` is in seconds from now. → ``Event/holdAnswered(_:seats:_:)``
  case hold([Seat.ID], Showtime.ID, HoldToken, deadline: Double)
  /// Gives some seats back and holds others, in one step. → ``Event/swapAnswered(_:released:seats:_:)``
  case swapHolds([Seat.ID], for: [Seat.ID], Showtime.ID, HoldToken, deadline: Double)
  /// → ``Event/renewalAnswered(_:_:)``
  case renew([Seat.ID], Showtime.ID, HoldToken, deadline: Double)
  case release([Seat.ID], Showtime.ID, HoldToken)
  /// → ``Event/promoRead(_:_:)``
  case readPromo(String)
  /// → ``Event/checkoutStepped(_:)``, ``Event/checkoutEnded(_:_:)``
  case sell(Order, Tender)
  /// The same for a further attempt after a declined one.
  case retry(PaymentAttempt, Order, Tender)
  case capture(PaymentAttempt, PaymentApproval, Tender)
  /// Ends a claim that will not be paid. → ``Event/freshIDs(_:)``, once it has ended or cannot be: until then its
  /// seats are among the sold.
  case abandon(Booking.ID, BookingReference, of: Showtime.ID)
  /// → ``Event/bookingRead(_:)``
  case readBooking(Booking.ID)
  /// → ``Event/printed(_:)``
  case printTicket(BookingRecord)
  /// → ``Event/freshIDs(_:)``
  case makeIDs
  /// Leaves the program.
  case quit
}

/// How an order is paid.
package enum Tender: Hashable, Sendable {
  case cash(tendered: Money)
  case card
  /// The simulator, told what to do.
  case simulatedCard(SimulatedOutcome)

  package var method: PaymentMethod {
    switch self {
    case .cash: .cash
    case .card, .simulatedCard: .card
    }
  }
}

/// What a tester wants of the card terminal simulator.
package enum SimulatedOutcome: String, CaseIterable, Hashable, Sendable {
  case approve
  case decline
  case timeout
  case replyLost = "reply-lost"

  /// As the payment screen names it.
  package var name: String {
    switch self {
    case .approve: "approves"
    case .decline: "declines"
    case .timeout: "does not answer"
    case .replyLost: "approves, but the reply is lost"
    }
  }
}
