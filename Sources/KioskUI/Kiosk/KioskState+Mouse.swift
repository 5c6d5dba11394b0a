import BoxOffice
import Terminal

/// What a click is on.
enum ClickTarget: Hashable {
  /// Stands for a key, such as the hint that names it.
  case key(Key)
  /// A line of the list that is shown, counted from its first.
  case line(Int)
  case seat(Int)
  /// The part of the hall that a seat is in.
  case part(ofSeat: Int)
  /// One of the ways to pay, in the settings' order.
  case method(Int)
  case field(Details.Field)
}

/// Clicks and turns of the wheel, where the terminal reports them. What is clicked is looked up in the frame that was
/// drawn, so it is what stood there.
extension KioskState {
  mutating func pressed(_ mouse: MouseEvent) -> [Effect] {
    switch mouse.action {
    case .press: return clicked(at: mouse.position)
    case .scrollUp: return scrolled(.up)
    case .scrollDown: return scrolled(.down)
    }
  }

  private mutating func scrolled(_ direction: Direction) -> [Effect] {
    guard dialog == nil else { return [] }
    switch scene {
    case .films, .showtimes, .seats, .payment: return move(direction)
    case .attract, .opening, .details, .ticket: return []
    }
  }

  private mutating func clicked(at point: Point) -> [Effect] {
    guard let target = target(at: point) else { return [] }
    switch target {
    case .key(let key): return pressed(key)
    case .line(let position): return clickedLine(position)
    case .seat(let spot):
      if let proposal = sale?.proposal, proposal.isReached, proposal.seats.contains(spot) {
        return takeProposal()
      }
      sale?.leaveProposal()
      sale?.move(to: spot)
      return choose()
    case .part(let spot):
      sale?.overviewSpot = spot
      sale?.toggleOverview()
      return []
    case .method(let index):
      guard sale?.checkout == .idle else { return [] }
      moveMethod(by: index - (sale?.payment.method ?? 0))
      return []
    case .field(let field):
      guard let focus = sale?.details.focus, let from = detailFields.firstIndex(of: focus),
        let to = detailFields.firstIndex(of: field)
      else { return [] }
      return moveField(by: to - from)
    }
  }

  private func target(at point: Point) -> ClickTarget? {
    if let dialog, dialog.endsWithAnyKey { return .key(.enter) }
    return canvas(theme: .builtIn, charset: charset, click: point)?.clicked
  }

  /// Selects the line; one that is selected already is opened, and a seat taken or given back.
  private mutating func clickedLine(_ position: Int) -> [Effect] {
    switch scene {
    case .films:
      if films.index == position { return open() }
      films.index = position
    case .showtimes:
      if showtimes.index == position { return open() }
      showtimes.index = position
    case .seats:
      guard let sale else { return [] }
      let isSeat = sale.view == .seatList
      let list = isSeat ? sale.listedSeats(inRow: sale.row) : sale.listedRows
      guard let current = list.firstIndex(of: isSeat ? sale.cursor : sale.row) else { return [] }
      if current == position { return isSeat ? choose() : open() }
      moveInSeatList(by: position - current)
    case .attract, .opening, .details, .payment, .ticket: break
    }
    return []
  }
}

extension KioskState.Dialog {
  /// Whether whatever is pressed, it goes.
  var endsWithAnyKey: Bool {
    switch self {
    case .help, .rules, .stillThere, .ended: true
    case .party, .override, .leaveSeats, .quit, .moved, .soldOut: false
    }
  }
}
