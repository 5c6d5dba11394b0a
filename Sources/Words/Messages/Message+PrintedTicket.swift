package import BoxOffice

/// The texts of a printed ticket. Its lines have 32 columns on narrow paper, including the amounts.
extension Message {
  package static func printedEnd(_ time: TimeOfDay) -> Message {
    Message("printed.end", ["time": .time(time)])
  }
  package static func printedSeats(_ seats: [SeatLabel]) -> Message {
    Message(
      "printed.seats",
      ["count": .number(seats.count), "seats": .list(seats.map { .text($0.description) }, .commas)])
  }
  package static var printedDiscount: Message { Message("printed.discount") }
  package static func printedDiscount(by code: String) -> Message {
    Message("printed.discount-by-code", ["code": .text(code)])
  }
  package static var printedTotal: Message { Message("printed.total") }
  package static var printedCash: Message { Message("printed.cash") }
  package static var printedChange: Message { Message("printed.change") }

  /// - Parameter digits: the last digits of the card's number, if the terminal reports them.
  package static func printedPayment(_ method: PaymentMethod, cardEnding digits: String?) -> Message {
    if let digits { return Message("printed.paid-by-card-ending", ["digits": .text(digits)]) }
    return switch method {
    case .card: Message("printed.paid-by-card")
    case .upi: Message("printed.paid-by-upi")
    case .wallet: Message("printed.paid-by-wallet")
    case .cash: Message("printed.paid-in-cash")
    }
  }
  package static var printedName: Message { Message("printed.name") }
  package static var printedShowAtDoor: Message { Message("printed.show-at-door") }
}
