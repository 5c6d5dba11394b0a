import BoxOffice
import FoundationEssentials

/// A showtime that is moved or sold out while somebody looks.
extension KioskState {
  /// Says the new time, and what it changes.
  mutating func sayIfMoved(from old: Showtime, total: Money) {
    guard let sale, sale.seating.showtime.startsAt != old.startsAt else { return }
    let new = sale.seating.showtime
    let day = new.showDate == old.showDate ? "" : " on \(new.showDate.long)"
    let before =
      new.showDate == old.showDate ? "\(old.startTime)" : "\(old.showDate.long) at \(old.startTime)"
    var sentences = [
      "This showtime has been moved: it begins\(day) at \(new.startTime) now, no longer \(before)."
    ]
    if !sale.chosen.isEmpty {
      let currency = sale.seating.cinema.currency
      sentences.append(
        sale.total == total
          ? "Your seats and their price stay as they are."
          : "Your seats stay yours, and cost \(currency.formatted(sale.total)) now instead of \(currency.formatted(total))."
      )
    }
    dialog = .moved(sentences)
    if scene != .seats { scene = .seats }
  }

  /// Offers the film's other showtimes to somebody who has no seat yet. Seats of others may come back, so nobody
  /// is sent away.
  mutating func sayIfSoldOut() -> [Effect] {
    guard let sale, scene == .seats, sale.seating.showtime.availableSeats <= 0, sale.chosen.isEmpty,
      sale.pending.isEmpty
    else { return [] }
    dialog = .soldOut
    // What is known of the other showtimes is as old as the list that this one was chosen from.
    return isReadingProgramme ? [] : readProgramme()
  }

  /// The film's next showtime with free seats, or else an earlier one.
  private var anotherTime: Programme.Listing? {
    guard let programme, let showtime = sale?.seating.showtime else { return nil }
    let others = programme.listings.filter {
      $0.showtime.movie == showtime.movie && $0.id != showtime.id && $0.showtime.availableSeats > 0
        && !$0.isOver(at: wallClock)
    }
    return others.first { $0.showtime.startsAt >= showtime.startsAt } ?? others.first
  }

  var soldOutSentences: [String] {
    guard let next = anotherTime else {
      return [
        "The last seat of this showtime has just been sold, and no other showtime of this film has free seats.",
        "Seats that others do not pay for come back.",
      ]
    }
    let day = next.showtime.showDate.relativeName(to: wallClock?.date ?? next.showtime.showDate)
    let count = next.showtime.availableSeats
    return [
      "The last seat of this showtime has just been sold.",
      "The next one with free seats: \(day) \(next.showtime.startTime), \(next.screenName), \(count) \(count == 1 ? "seat" : "seats") free.",
    ]
  }

  /// Back to the film's showtimes, with the cursor on the next one that has seats.
  mutating func leaveForAnotherTime() -> [Effect] {
    let next = anotherTime
    film = sale?.seating.movie.id ?? film
    showtimes = ListFocus()
    let effects = leaveSale()
    if let next { showtimes.index = filteredListings.firstIndex { $0.id == next.id } ?? 0 }
    return effects
  }
}
