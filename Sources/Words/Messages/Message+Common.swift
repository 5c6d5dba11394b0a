package import BoxOffice

extension Message {
  /// Text that is the same in every language, such as what a server said.
  package static func verbatim(_ text: String) -> Message {
    Message("common.verbatim", ["text": .text(text)])
  }

  /// Something that is being waited for: `Reading the seats…`, after two seconds `Reading the seats… 4 s`.
  package static func waiting(_ what: Message, forSeconds seconds: Int) -> Message {
    seconds < 2
      ? Message("common.waiting", ["what": .message(what)])
      : Message("common.waiting-for", ["what": .message(what), "time": .seconds(seconds)])
  }

  /// Parts of a line: `VIP, $18.00, free`.
  package static func parts(_ parts: [Fact]) -> Message {
    Message("common.parts", ["parts": .list(parts, .commas)])
  }

  /// Two whole sentences, one after the other.
  package static func sentences(_ first: Message, _ second: Message) -> Message {
    Message("common.sentences", ["first": .message(first), "second": .message(second)])
  }

  /// For use within a sentence: `standard`, `VIP`, `wheelchair space`.
  package static func seatType(_ type: SeatType) -> Message {
    switch type {
    case .standard: Message("seat-type.standard")
    case .premium: Message("seat-type.premium")
    case .vip: Message("seat-type.vip")
    case .wheelchair: Message("seat-type.wheelchair")
    case .companion: Message("seat-type.companion")
    }
  }

  /// `Adult`, as on a ticket.
  package static func ticketType(_ type: TicketType) -> Message {
    switch type {
    case .adult: Message("ticket-type.adult")
    case .child: Message("ticket-type.child")
    case .senior: Message("ticket-type.senior")
    case .student: Message("ticket-type.student")
    }
  }

  /// `Card`, as on a button.
  package static func paymentMethod(_ method: PaymentMethod) -> Message {
    switch method {
    case .card: Message("payment-method.card")
    case .upi: Message("payment-method.upi")
    case .wallet: Message("payment-method.wallet")
    case .cash: Message("payment-method.cash")
    }
  }

  /// Why seats of a showtime are no longer sold; nil if they are.
  package static func notSold(_ status: Showtime.Status) -> Message? {
    switch status {
    case .scheduled, .ongoing: nil
    case .completed: Message("showtime.over")
    case .cancelled: Message("showtime.cancelled")
    }
  }

  /// Why a promo code cannot be used.
  package static func refusal(_ refusal: PromoRefusal, in currency: Currency) -> Message {
    switch refusal {
    case .unknown: Message("promo.unknown")
    case .notYetValid: Message("promo.not-yet-valid")
    case .expired: Message("promo.expired")
    case .usedUp: Message("promo.used-up")
    case .otherCinema: Message("promo.other-cinema")
    case .otherMovie: Message("promo.other-film")
    case .belowMinimum(let amount): Message("promo.below-minimum", ["amount": .money(amount, currency)])
    }
  }
}
