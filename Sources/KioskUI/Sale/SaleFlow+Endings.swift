import BoxOffice
import FoundationEssentials
import Words

/// A showtime that is moved or sold out while somebody looks.
extension SaleFlow {
  /// Says the new time, and what it changes.
  mutating func sayIfMoved(from old: Showtime, total: Money, _ turn: inout Turn) {
    let new = sale.map.seating.showtime
    guard new.startsAt != old.startsAt else { return }
    var sentences: [Message] = [
      new.showDate == old.showDate
        ? .movedInTime(to: new.startTime, from: old.startTime)
        : .movedInDay(to: new.showDate, new.startTime, from: old.showDate, old.startTime)
    ]
    if !sale.map.chosen.isEmpty {
      let currency = sale.map.seating.cinema.currency
      sentences.append(
        sale.total == total ? .priceStays : .priceMoves(from: total, to: sale.total, currency))
    }
    showSeats()
    interrupt(with: QuestionDialog(.moved(sentences)), &turn)
  }

  /// Offers the film's other showtimes to a customer who has no seat yet. The customer may stay, since seats may come
  /// back.
  mutating func sayIfSoldOut(_ shared: inout ProgrammeState, _ turn: inout Turn) {
    guard isAtSeats, sale.map.seating.showtime.availableSeats <= 0, sale.map.own.isEmpty else { return }
    interrupt(with: QuestionDialog(.soldOut(next: nil, today: nil)), &turn)
    // The other showtimes were read when this one was chosen.
    if !shared.isReading { turn.run(shared.ask(at: turn.now)) }
  }

  /// The film's next showtime with free seats, or else an earlier one.
  private func anotherTime(_ shared: ProgrammeState, at time: Double) -> Programme.Listing? {
    let showtime = sale.map.seating.showtime
    let others = shared.listings(of: showtime.movie, at: time).filter {
      $0.id != showtime.id && $0.showtime.availableSeats > 0
    }
    return others.first { $0.showtime.startsAt >= showtime.startsAt } ?? others.first
  }

  /// Puts the next showtime into the dialog, as far as it is known now.
  mutating func updateSoldOut(_ shared: ProgrammeState, at time: Double) {
    guard case .soldOut = question else { return }
    let next = anotherTime(shared, at: time)
    let today = shared.wallClock(at: time)?.date
    screens.change(QuestionDialog.self) { $0.question = .soldOut(next: next, today: today) }
  }

  /// Back to the film's showtimes, with the cursor on the next one that has seats.
  mutating func leaveForAnotherTime(
    _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>, _ turn: inout Turn
  ) {
    let next = anotherTime(shared, at: turn.now)
    let showtimes = ShowtimesScreen(film: sale.map.seating.movie.id)
    leave(&shared, &navigation, &turn)
    // This replaces the list that the showtime was chosen from.
    navigation.pop()
    navigation.push(showtimes.at(next?.id, shared, in: turn.environment))
  }
}
