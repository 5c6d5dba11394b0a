import BoxOffice
import Terminal
import TextLayout

extension KioskState {
  /// From the attract screen to the films.
  mutating func begin() -> [Effect] {
    scene = .films
    films = ListFocus()
    return []
  }

  /// Opens the selected line of a list.
  mutating func open() -> [Effect] {
    switch scene {
    case .films:
      let list = filteredFilms
      guard list.indices.contains(films.index) else { return [] }
      film = list[films.index].id
      showtimes = ListFocus()
      showtimes.index = filteredListings.firstIndex { $0.showtime.availableSeats > 0 } ?? 0
      scene = .showtimes
      return []
    case .showtimes:
      let list = filteredListings
      guard list.indices.contains(showtimes.index) else { return [] }
      let listing = list[showtimes.index]
      // The map of a sold-out showtime can be looked at: seats come back.
      scene = .opening(listing.id, since: now)
      return [.openSeating(listing.id)]
    case .seats:
      openRow()
      return []
    case .attract, .opening, .details, .payment, .ticket:
      return []
    }
  }

  mutating func move(_ direction: Direction) -> [Effect] {
    switch scene {
    case .films, .showtimes:
      moveList(by: direction == .up ? -1 : 1)
    case .seats:
      switch sale?.view {
      case .map: moveSeat(direction)
      case .overview: sale?.movePart(direction)
      case .rowList, .seatList: moveInSeatList(by: direction == .up ? -1 : 1)
      case nil: break
      }
    case .payment:
      moveMethod(by: direction == .up ? -1 : 1)
    case .attract, .opening, .details, .ticket:
      break
    }
    return []
  }

  mutating func page(_ direction: Direction) -> [Effect] {
    let step = (direction == .up ? -1 : 1) * max(1, size.rows - 8)
    if scene == .seats { moveInSeatList(by: step) } else { moveList(by: step) }
    return []
  }

  mutating func moveToEnd(first: Bool) -> [Effect] {
    switch scene {
    case .films: films.index = first ? 0 : max(0, filteredFilms.count - 1)
    case .showtimes: showtimes.index = first ? 0 : max(0, filteredListings.count - 1)
    case .seats:
      switch sale?.view {
      case .map: moveSeatToEnd(first: first)
      case .overview: sale?.movePartToEnd(first: first)
      case .rowList, .seatList: moveInSeatList(by: first ? -.max / 2 : .max / 2)
      case nil: break
      }
    case .attract, .opening, .details, .payment, .ticket: break
    }
    return []
  }

  private mutating func moveList(by step: Int) {
    if scene == .films {
      films.index += step
      films.clamp(to: filteredFilms.count)
    } else {
      showtimes.index += step
      showtimes.clamp(to: filteredListings.count)
    }
  }

  /// A character that is no key of the screen: filters a list, jumps to a seat, or is text of a field.
  mutating func typed(_ character: Character) -> [Effect] {
    switch scene {
    case .attract:
      return begin()
    case .films:
      films.narrow(by: character)
    case .showtimes:
      showtimes.narrow(by: character)
    case .seats:
      if let size = partySize(typed: character) { return setPartySize(size) }
      jump(character)
    case .details:
      return typedDetail(character)
    case .payment:
      typedTender(character)
    case .opening, .ticket:
      break
    }
    return []
  }

  mutating func erased() -> [Effect] {
    switch scene {
    case .films:
      _ = films.filter.popLast()
      films.index = 0
    case .showtimes:
      _ = showtimes.filter.popLast()
      showtimes.index = 0
    case .seats:
      _ = sale?.typed.popLast()
      sale?.typedAt = now
    case .details:
      return erasedDetail()
    case .payment:
      _ = sale?.payment.tendered.popLast()
      sale?.payment.problem = nil
    case .attract, .opening, .ticket:
      break
    }
    return []
  }
}

extension String {
  /// Appends what somebody typed, as long as it is no longer than a field may be.
  mutating func appendTyped(_ character: Character, limit: Int = 40) {
    guard count < limit, Text.sanitised(String(character)) == String(character) else { return }
    append(character)
  }
}
