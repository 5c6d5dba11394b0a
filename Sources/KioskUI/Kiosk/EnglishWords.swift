import BoxOffice
import Words

// English for what still holds sentences rather than messages.

extension SeatType {
  var name: String { Words.english(.seatType(self)) }
}

extension TicketType {
  var name: String { Words.english(.ticketType(self)) }
}

extension PaymentMethod {
  var name: String { Words.english(.paymentMethod(self)) }
}

extension SeatingRefusal {
  var sentence: String { Words.english(.refusal(self)) }
}

extension Suggestion.Reason {
  var words: String { Words.english(.reason(self)) }
}

extension PromoRefusal {
  func sentence(in currency: Currency) -> String { Words.english(.refusal(self, in: currency)) }
}

extension Showtime.Status {
  var reasonNotSold: String? { Message.notSold(self).map { Words.english($0) } }
}
