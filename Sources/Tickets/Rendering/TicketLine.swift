internal import BoxOffice
internal import Words

/// A line of a ticket, independent of the paper. Texts are as in the database.
enum TicketLine: Hashable, Sendable {
  /// Text that can be read from a distance: the film, the seats.
  case banner(String)
  case text(String)
  case centred(String)
  /// At the left and at the right edge.
  case pair(String, String)
  /// An emphasised pair.
  case total(String, String)
  case rule
  /// The QR code.
  case code
}

extension Ticket {
  /// From the top of the paper to its end.
  var lines: [TicketLine] {
    [.centred(record.cinema.name), .centred(address), .rule] + showLines + [.rule] + priceLines + [.rule]
      + endLines
  }

  private var words: Words { Words(language) }

  private func money(_ amount: Money) -> String { words.money(amount, in: record.cinema.currency) }

  private var showLines: [TicketLine] {
    let (words, movie, showtime) = (words, record.movie, record.showtime)
    let facts = [
      movie.rating, words.duration(minutes: movie.duration), movie.format == "STANDARD" ? nil : movie.format,
    ]
    return [
      .banner(movie.title), .text(words.list(facts.compactMap(\.self), .commas)),
      .pair(words.date(showtime.showDate, .long), words.time(showtime.startTime)),
      .pair(record.screenName, words(.printedEnd(showtime.endTime))),
      .banner(words(.printedSeats(record.seats.map(\.label)))),
    ]
  }

  private var priceLines: [TicketLine] {
    let (words, booking) = (words, record.booking)
    var lines = record.seats.map { seat in
      TicketLine.pair("\(seat.label)  \(words(.ticketType(seat.ticketType)))", money(seat.price))
    }
    if booking.discountAmount != .zero {
      let name = booking.promoCode.map { Message.printedDiscount(by: $0) } ?? .printedDiscount
      lines.append(.pair(words(name), money(.zero - booking.discountAmount)))
    }
    lines.append(.total(words(.printedTotal), money(booking.finalAmount)))
    guard let payment else { return lines }
    if let cash = payment.cash {
      lines.append(.pair(words(.printedCash), money(cash.tendered)))
      lines.append(.pair(words(.printedChange), money(cash.change)))
    } else {
      let paid = Message.printedPayment(payment.method, cardEnding: payment.cardLastFour)
      lines.append(.pair(words(paid), money(payment.amount)))
    }
    return lines
  }

  private var endLines: [TicketLine] {
    var lines: [TicketLine] = []
    if let name = record.booking.guest.name, !name.isEmpty { lines.append(.pair(words(.printedName), name)) }
    lines += [.code, .centred(reference.text), .centred(words(.printedShowAtDoor))]
    return lines
  }
}
