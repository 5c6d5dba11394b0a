package import BoxOffice

/// From the details to the ticket.
extension Message {
  // MARK: - Details

  package static var detailsTickets: Message { Message("details.tickets") }
  package static var detailsTitle: Message { Message("details.title") }
  package static var detailsOptional: Message { Message("details.optional") }
  package static var detailsName: Message { Message("details.name") }
  package static var detailsEmail: Message { Message("details.email") }
  package static var detailsPhone: Message { Message("details.phone") }
  package static var detailsPromoCode: Message { Message("details.promo-code") }
  package static var emailIsIncomplete: Message { Message("details.email-incomplete") }
  package static var phoneIsWrong: Message { Message("details.phone-wrong") }
  package static var promoIsLookedUp: Message { Message("details.promo-is-looked-up") }
  package static var correctPromo: Message { Message("details.correct-promo") }
  package static func promoUnread(_ error: String) -> Message {
    Message("details.promo-unread", ["error": .text(error)])
  }
  package static var noPriceForTicket: Message { Message("details.no-price-for-ticket") }
  package static var promoNotValid: Message { Message("details.promo-not-valid") }
  package static var promoLookingUp: Message { Message("details.promo-looking-up") }
  package static func promoIsWorth(_ description: String, _ amount: Fact) -> Message {
    Message("details.promo-is-worth", ["description": .text(description), "amount": amount])
  }

  // MARK: - Payment

  package static var paymentUnderWay: Message { Message("payment.under-way") }
  package static var toPay: Message { Message("payment.to-pay") }
  package static func andMore(_ count: Int) -> Message {
    Message("payment.and-more", ["count": .number(count)])
  }
  package static func ticketAndSeat(_ ticket: TicketType, _ seat: SeatType) -> Message {
    Message(
      "payment.ticket-and-seat", ["ticket": .message(.ticketType(ticket)), "seat": .message(.seatType(seat))])
  }
  package static func promoCode(_ code: String) -> Message {
    Message("payment.promo-code", ["code": .text(code)])
  }
  package static var cashGiven: Message { Message("payment.cash-given") }
  package static var cashChange: Message { Message("payment.cash-change") }
  package static func simulator(_ outcome: Message) -> Message {
    Message("payment.simulator", ["outcome": .message(outcome)])
  }
  package static var simulatorApproves: Message { Message("simulator.approves") }
  package static var simulatorDeclines: Message { Message("simulator.declines") }
  package static var simulatorDoesNotAnswer: Message { Message("simulator.does-not-answer") }
  package static var simulatorLosesReply: Message { Message("simulator.loses-reply") }
  package static var inDoubt: Message { Message("payment.in-doubt") }
  package static var inDoubtSeatsStay: Message { Message("payment.in-doubt-seats-stay") }
  package static var inDoubtAskStaff: Message { Message("payment.in-doubt-ask-staff") }
  package static var stepClaiming: Message { Message("payment.step-claiming") }
  package static var stepTakingCash: Message { Message("payment.step-cash") }
  package static var stepAuthorising: Message { Message("payment.step-card") }
  package static var stepSettling: Message { Message("payment.step-settling") }
  package static var stepConfirming: Message { Message("payment.step-confirming") }
  package static var noPaymentMethod: Message { Message("payment.no-method") }
  package static var oneMomentPlease: Message { Message("payment.one-moment") }
  package static func noAmount(_ typed: String) -> Message {
    Message("payment.no-amount", ["typed": .text(typed)])
  }
  package static func noWholeAmount(_ typed: String) -> Message {
    Message("payment.no-whole-amount", ["typed": .text(typed)])
  }
  package static func tooLittle(_ tendered: Money, of due: Money, _ currency: Currency) -> Message {
    Message("payment.too-little", ["tendered": .money(tendered, currency), "due": .money(due, currency)])
  }
  package static func heldFor(_ seconds: Int) -> Message {
    Message("countdown.held-for", ["time": .countdown(seconds: seconds)])
  }
  package static func payWithin(_ seconds: Int) -> Message {
    Message("countdown.pay-within", ["time": .countdown(seconds: seconds)])
  }

  // MARK: - How it ended

  package static var nothingCharged: Message { Message("ending.nothing-charged") }
  package static var nothingBooked: Message { Message("ending.nothing-booked") }
  package static var showtimeHasBegun: Message { Message("ending.has-begun") }
  package static func soldBefore(_ seats: [SeatLabel]) -> Message {
    Message("ending.sold-before", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func closedBefore(_ seats: [SeatLabel]) -> Message {
    Message("ending.closed-before", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func seatsCostWithoutPromo(_ amount: Money, _ currency: Currency) -> Message {
    Message("ending.cost-without-promo", ["amount": .money(amount, currency)])
  }
  package static var tooLateNothingKept: Message { Message("ending.too-late") }
  package static func tooLateIsReturned(_ reference: BookingReference) -> Message {
    Message("ending.too-late-returned", ["reference": .text(reference.description)])
  }
  package static func notStored(_ error: String) -> Message {
    Message("ending.not-stored", ["error": .text(error)])
  }
  package static func declined(_ reason: String) -> Message {
    Message("ending.declined", ["reason": .text(reason)])
  }
  package static var oneMoreMinute: Message { Message("ending.one-more-minute") }
  package static func priceHasChanged(from old: Money, to new: Money, _ currency: Currency) -> Message {
    Message("ending.price-has-changed", ["new": .money(new, currency), "old": .money(old, currency)])
  }
  package static var timeIsUp: Message { Message("ending.time-is-up") }
  package static var screenHasNoSeats: Message { Message("ending.screen-has-no-seats") }
  package static func noPartOfHall(_ seats: [SeatLabel]) -> Message {
    Message("ending.no-part-of-hall", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func noPartOfHallKeepRest(_ seats: [SeatLabel]) -> Message {
    Message("ending.no-part-of-hall-keep-rest", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func chosenOutOfOrder(_ seats: [SeatLabel], _ state: Message) -> Message {
    Message(
      "ending.out-of-order",
      ["seats": .seatList(seats), "count": .number(seats.count), "state": .message(state)])
  }
  package static func chosenOutOfOrderKeepRest(_ seats: [SeatLabel], _ state: Message) -> Message {
    Message(
      "ending.out-of-order-keep-rest",
      ["seats": .seatList(seats), "count": .number(seats.count), "state": .message(state)])
  }
  package static func chosenSold(_ seats: [SeatLabel]) -> Message {
    Message("ending.sold", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func chosenSoldKeepRest(_ seats: [SeatLabel]) -> Message {
    Message("ending.sold-keep-rest", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func chosenSoldOrClosed(_ seats: [SeatLabel]) -> Message {
    Message("ending.sold-or-closed", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func chosenSoldOrClosedKeepRest(_ seats: [SeatLabel]) -> Message {
    Message("ending.sold-or-closed-keep-rest", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func lostWhileAway(_ seats: [SeatLabel]) -> Message {
    Message("ending.lost-while-away", ["seats": .seatList(seats), "count": .number(seats.count)])
  }
  package static func movedInTime(to new: TimeOfDay, from old: TimeOfDay) -> Message {
    Message("ending.moved", ["new": .time(new), "old": .time(old)])
  }
  package static func movedInDay(
    to day: CalendarDate, _ time: TimeOfDay, from oldDay: CalendarDate, _ oldTime: TimeOfDay
  ) -> Message {
    Message(
      "ending.moved-day",
      [
        "day": .date(day, .long), "time": .time(time), "old-day": .date(oldDay, .long),
        "old-time": .time(oldTime),
      ])
  }
  package static var priceStays: Message { Message("ending.price-stays") }
  package static func priceMoves(from old: Money, to new: Money, _ currency: Currency) -> Message {
    Message("ending.price-moves", ["new": .money(new, currency), "old": .money(old, currency)])
  }

  // MARK: - Ticket

  package static var bookedTitle: Message { Message("ticket.booked") }
  package static func ticketPlace(_ screen: String, _ date: CalendarDate, _ time: TimeOfDay) -> Message {
    Message("ticket.place", ["screen": .text(screen), "date": .date(date, .long), "time": .time(time)])
  }
  package static func ticketPlaceInShort(_ screen: String, _ date: CalendarDate, _ time: TimeOfDay) -> Message
  {
    Message(
      "ticket.place-in-short", ["date": .date(date, .short), "time": .time(time), "screen": .text(screen)])
  }
  package static func ticketSeats(_ seats: [SeatLabel]) -> Message {
    Message(
      "ticket.seats",
      ["count": .number(seats.count), "seats": .text(seats.map(\.description).joined(separator: " "))])
  }
  package static func paidInCash(_ amount: Money, _ currency: Currency) -> Message {
    Message("ticket.paid-in-cash", ["amount": .money(amount, currency)])
  }
  package static func paidInCash(_ amount: Money, given: Money, _ currency: Currency) -> Message {
    Message(
      "ticket.paid-in-cash-given", ["amount": .money(amount, currency), "given": .money(given, currency)])
  }
  package static func changeReturned(_ change: Money, _ currency: Currency) -> Message {
    Message("ticket.change", ["change": .money(change, currency)])
  }
  package static func paidByCard(_ amount: Money, _ currency: Currency) -> Message {
    Message("ticket.paid-by-card", ["amount": .money(amount, currency)])
  }
  package static func paidByUPI(_ amount: Money, _ currency: Currency) -> Message {
    Message("ticket.paid-by-upi", ["amount": .money(amount, currency)])
  }
  package static func paidByWallet(_ amount: Money, _ currency: Currency) -> Message {
    Message("ticket.paid-by-wallet", ["amount": .money(amount, currency)])
  }
  package static func cardEnding(_ paid: Message, _ digits: String) -> Message {
    Message("ticket.card-ending", ["paid": .message(paid), "digits": .text(digits)])
  }
  package static var pressToPrint: Message { Message("ticket.press-to-print") }
  package static var ticketPrinting: Message { Message("ticket.printing") }
  package static var ticketPrinted: Message { Message("ticket.printed") }
  package static func ticketNotPrinted(_ problem: String) -> Message {
    Message("ticket.not-printed", ["problem": .text(problem)])
  }
  package static var ticketStillRead: Message { Message("ticket.still-read") }
}
