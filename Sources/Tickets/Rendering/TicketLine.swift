internal import BoxOffice
internal import Words

/// A line of a ticket before it knows its paper. Texts come from the database, as they are.
enum TicketLine: Hashable, Sendable {
  /// What is read from afar: the film, the seats.
  case banner(String)
  case text(String)
  case centred(String)
  /// At the left and at the right edge.
  case pair(String, String)
  /// A pair that stands out.
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

  private var showLines: [TicketLine] {
    let (movie, showtime) = (record.movie, record.showtime)
    let format = movie.format == "STANDARD" ? nil : movie.format
    return [
      .banner(movie.title),
      .text([movie.rating, movie.durationText, format].compactMap(\.self).joined(separator: ", ")),
      .pair(showtime.showDate.long, showtime.startTime.description),
      .pair(record.screenName, "ends \(showtime.endTime)"),
      .banner("\(record.seats.count == 1 ? "Seat" : "Seats") \(seatLabels)"),
    ]
  }

  private var priceLines: [TicketLine] {
    let (booking, currency) = (record.booking, record.cinema.currency)
    var lines = record.seats.map { seat in
      TicketLine.pair(
        "\(seat.label)  \(Words.english(.ticketType(seat.ticketType)))", currency.formatted(seat.price))
    }
    if booking.discountAmount != .zero {
      let name = booking.promoCode.map { "Discount \($0)" } ?? "Discount"
      lines.append(.pair(name, currency.formatted(.zero - booking.discountAmount)))
    }
    lines.append(.total("Total", currency.formatted(booking.finalAmount)))
    guard let payment else { return lines }
    if let cash = payment.cash {
      lines.append(.pair("Cash", currency.formatted(cash.tendered)))
      lines.append(.pair("Change", currency.formatted(cash.change)))
    } else {
      let ending = payment.cardLastFour.map { " ending in \($0)" } ?? ""
      lines.append(
        .pair(
          "Paid by \(Words.english(.paymentMethod(payment.method)))\(ending)",
          currency.formatted(payment.amount)))
    }
    return lines
  }

  private var endLines: [TicketLine] {
    var lines: [TicketLine] = []
    if let name = record.booking.guest.name, !name.isEmpty { lines.append(.pair("Name", name)) }
    lines += [.code, .centred(reference.text), .centred("Show this at the door.")]
    return lines
  }
}
