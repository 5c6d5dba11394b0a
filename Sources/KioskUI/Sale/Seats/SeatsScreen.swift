import BoxOffice
import Terminal
import Words

/// The open seat map, on which seats are chosen.
struct SeatsScreen: Screen {
  enum Action: Hashable {
    case move(Direction)
    case page(Int)
    case end(first: Bool)
    /// Takes the seat under the cursor, or gives it back.
    case choose
    case openRow
    /// Says where the seat under the cursor is.
    case tellPlace
    /// The seats as a list, or as the map again.
    case toggleSeatList
    /// To the whole hall, and into a part of it.
    case toggleOverview
    /// More people are coming, or fewer.
    case changeParty(by: Int)
    case askParty
    /// The best seats, or the next or the previous ones.
    case suggest(by: Int)
    /// The seats that are proposed on the map.
    case takeProposal
    /// Staff sell what was refused, with a reason.
    case sellAllTheSame
    case proceed, back
    /// Done by typing.
    case type
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch action {
    case .move(let direction):
      switch sale.map.view {
      case .map: sale.map.move(direction)
      case .overview: sale.map.movePart(direction)
      case .rowList, .seatList: sale.map.moveInList(by: direction == .up ? -1 : 1)
      }
    case .page(let step): sale.map.moveInList(by: step * turn.environment.pageStep)
    case .end(let first):
      switch sale.map.view {
      case .map: sale.map.moveToEnd(first: first)
      case .overview: sale.map.movePartToEnd(first: first)
      case .rowList, .seatList: sale.map.moveInList(by: first ? -.max / 2 : .max / 2)
      }
    case .choose: sale.map.choose(&turn)
    case .openRow: sale.map.openRow()
    case .tellPlace: sale.map.tellPlace(&turn)
    case .toggleSeatList:
      turn.environment.prefersSeatList.toggle()
      sale.map.typed = ""
      sale.map.view = turn.environment.prefersSeatList ? .rowList : .map
    case .toggleOverview: sale.map.toggleOverview()
    case .changeParty(let step): sale.map.setPartySize(sale.map.party.size + step, &turn)
    case .askParty: navigation.push(PartyDialog(sale.map))
    case .suggest(let step): sale.map.suggest(by: step, &turn)
    case .takeProposal: sale.map.takeProposal(&turn)
    case .sellAllTheSame: askForOverride(sale, &navigation, turn)
    case .proceed: sale.proceedToDetails(&navigation, &turn)
    case .back: back(&sale, &navigation)
    case .type: break
    }
  }

  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch key {
    case .character(let character):
      if let size = sale.map.partySize(typed: character, at: turn.now) {
        sale.map.setPartySize(size, &turn)
      } else {
        sale.map.jump(character, &turn)
      }
    case .backspace:
      _ = sale.map.typed.popLast()
      sale.map.typedAt = turn.now
    default: break
    }
  }

  mutating func click(
    _ target: ClickTarget, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch target {
    case .key: break
    case .seat(let seat):
      if let proposal = sale.map.proposal, proposal.isReached, proposal.seats.contains(seat) {
        sale.map.takeProposal(&turn)
        return
      }
      sale.map.leaveProposal()
      sale.map.move(to: seat)
      sale.map.choose(&turn)
    case .part(let seat):
      sale.map.overviewSeat = seat
      sale.map.toggleOverview()
    case .line(let position): clickLine(position, &sale, &turn)
    }
  }

  /// Selects the line. If it is selected already, opens the row, or takes the seat or gives it back.
  private func clickLine(_ position: Int, _ sale: inout Sale, _ turn: inout Turn) {
    let isSeat = sale.map.view == .seatList
    let current =
      isSeat
      ? sale.map.listedSeats(inRow: sale.map.row).firstIndex(of: sale.map.cursor)
      : sale.map.listedRows.firstIndex(of: sale.map.row)
    guard let current else { return }
    if current != position {
      sale.map.moveInList(by: position - current)
    } else if isSeat {
      sale.map.choose(&turn)
    } else {
      sale.map.openRow()
    }
  }

  mutating func scroll(_ direction: Direction, _ sale: inout Sale, _ turn: inout Turn) {
    switch sale.map.view {
    case .map: sale.map.move(direction)
    case .overview: sale.map.movePart(direction)
    case .rowList, .seatList: sale.map.moveInList(by: direction == .up ? -1 : 1)
    }
  }

  /// One step back. Asks before it gives up a hold.
  private func back(_ sale: inout Sale, _ navigation: inout Navigation<Sale>) {
    if !sale.map.typed.isEmpty {
      sale.map.typed = ""
    } else if sale.map.proposal != nil {
      sale.map.proposal = nil
    } else if sale.map.view == .overview {
      sale.map.view = .map
      sale.map.overviewSeat = nil
    } else if sale.map.view == .seatList {
      sale.map.view = .rowList
    } else if sale.hasSeatsToGiveBack {
      navigation.push(QuestionDialog(.leaveSeats))
    } else {
      navigation.leave(.back)
    }
  }

  /// Asks staff why they sell the seats that were just refused.
  private func askForOverride(_ sale: Sale, _ navigation: inout Navigation<Sale>, _ turn: Turn) {
    guard turn.settings.profile == .counter, case .refusal(let refusal, let choice) = sale.map.proposal,
      refusal.mayBeOverridden
    else { return }
    navigation.push(OverrideDialog(refusal, of: choice))
  }

  func footerRows(_ sale: Sale, in environment: Environment) -> Int { 2 }

  func standingNotice(_ sale: Sale) -> Notice? { sale.map.proposalNotice }
}

extension Sale {
  /// Goes on from the seats to the customer's details.
  mutating func proceedToDetails(_ navigation: inout Navigation<Sale>, _ turn: inout Turn) {
    guard !map.chosen.isEmpty, map.pending.isEmpty else {
      turn.notify(.seatIsBeingHeld)
      return
    }
    if let refusal = map.refusal(of: map.chosen) {
      map.show(refusal, of: map.chosen, &turn)
      return
    }
    map.typed = ""
    if !detailFields.contains(details.focus) { details.focus = .name }
    navigation.push(DetailsScreen())
  }
}
