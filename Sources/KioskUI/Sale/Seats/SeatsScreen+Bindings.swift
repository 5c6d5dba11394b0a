import BoxOffice
import Terminal

/// The keys of the seat map.
extension SeatsScreen {
  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    let map = sale.map
    return moves(map.view) + choiceBindings(map) + partyBindings(map, in: environment)
      + overviewBinding(map, in: environment) + otherBindings(map, in: environment)
  }

  private func otherBindings(_ map: SeatMapState, in environment: Environment) -> [Binding<Action>] {
    [
      map.proposal != nil
        ? .escape("leave these", help: "Leaves the seats that are proposed.", action: .back)
        : map.view == .seatList
          ? .escape("rows", help: "Goes back to the rows.", action: .back)
          : map.view == .overview
            ? .escape("back", help: "Goes back to the seat one came from.", action: .back)
            : .escape(
              "back", help: "Goes back to the showtimes; asks first if seats are chosen.", action: .back),
      .seatList(
        map.proposal != nil ? nil : map.view == .map || map.view == .overview ? "list" : "map",
        in: environment,
        action: .toggleSeatList),
      Binding(
        [], "G12", hint: map.proposal == nil ? "jump" : nil,
        help: "Typing a seat's name moves there; a letter alone, to that row.", action: .type),
      Binding(
        [.control("w"), .function(3)], "^W", help: "Says where in the house the seat is.", action: .tellPlace),
      Binding(
        [.home], "Home",
        help: map.view == .map
          ? "Moves to the left end of the row."
          : map.view == .overview ? "Moves to the first part." : "Moves to the first line.",
        action: .end(first: true)),
      Binding(
        [.end], "End",
        help: map.view == .map
          ? "Moves to the right end of the row."
          : map.view == .overview ? "Moves to the last part." : "Moves to the last line.",
        action: .end(first: false)),
    ]
  }

  /// In the hint line where the window does not show the whole hall.
  private func overviewBinding(_ map: SeatMapState, in environment: Environment) -> [Binding<Action>] {
    guard map.view == .map else { return [] }
    let isWhole = map.proposal != nil || Self.window(on: map, in: environment)?.showsWholeHall != false
    return [
      Binding(
        [.control("o"), .function(4)], "^O", hint: isWhole ? nil : "whole hall",
        help: "Shows the whole hall, and how full each part of it is.", action: .toggleOverview)
    ]
  }

  /// Moving through the map, or through the list.
  private func moves(_ view: SeatMapState.View) -> [Binding<Action>] {
    switch view {
    case .map:
      [
        Binding(
          [.left], "←↑↓→", hint: "move", help: "Moves to the next seat that way.", action: .move(.left),
          kind: .movement),
        Binding([.right], "→", help: "Moves right.", action: .move(.right), kind: .movement),
        Binding([.up], "↑", help: "Moves up.", action: .move(.up), kind: .movement),
        Binding([.down], "↓", help: "Moves down.", action: .move(.down), kind: .movement),
      ]
    case .overview:
      [
        Binding(
          [.left], "←↑↓→", hint: "move", help: "Moves to the part before.", action: .move(.left),
          kind: .movement),
        Binding([.right], "→", help: "Moves to the next part.", action: .move(.right), kind: .movement),
        Binding([.up], "↑", help: "Moves to the part above.", action: .move(.up), kind: .movement),
        Binding([.down], "↓", help: "Moves to the part below.", action: .move(.down), kind: .movement),
      ]
    case .rowList, .seatList:
      [
        Binding(
          [.up], "↑↓", hint: "move", help: "Moves to another line.", action: .move(.up), kind: .movement),
        Binding([.down], "↓", help: "Moves down a line.", action: .move(.down), kind: .movement),
        Binding([.pageUp], "PgUp", help: "Moves up a page.", action: .page(-1)),
        Binding([.pageDown], "PgDn", help: "Moves down a page.", action: .page(1)),
      ]
    }
  }

  /// Taking seats, giving them back, and going on to pay.
  private func choiceBindings(_ map: SeatMapState) -> [Binding<Action>] {
    let none: Binding<Action>.Availability =
      map.chosen.isEmpty ? .disabled("Choose a seat first: Space takes the one under the cursor.") : .enabled
    let pay = "Goes on to pay, wherever the cursor is."
    if case .lost = map.proposal {
      return [
        Binding(
          [.enter, .character(" ")], "Enter",
          help: "Takes nothing: seats are proposed that one has not looked at.",
          action: .takeProposal, availability: .disabled(map.proposalNotice?.text ?? "")),
        Binding([.control("p"), .function(10)], "^P", help: pay, action: .proceed, availability: none),
      ]
    }
    if let proposal = map.proposal, !proposal.seats.isEmpty {
      let names = map.names(of: proposal.seats)
      var take = Binding<Action>(
        [.enter, .character(" ")], "Enter", hint: "take \(names)", help: "Takes the seats that are proposed.",
        action: .takeProposal)
      if case .companions = proposal {
        take = Binding<Action>(
          [.enter], "Enter", hint: "add \(names)", help: "Adds the companion seats that are proposed.",
          action: .takeProposal)
      }
      return [
        take, Binding([.control("p"), .function(10)], "^P", help: pay, action: .proceed, availability: none),
      ]
    }
    if map.view == .overview {
      return [
        Binding(
          [.enter, .character(" "), .control("o"), .function(4)], "Enter", hint: "its seats",
          help: "Goes into the part, to its best free seat.", action: .toggleOverview),
        Binding(
          [.control("p"), .function(10)], "^P", hint: map.chosen.isEmpty ? nil : "pay", help: pay,
          action: .proceed, availability: none),
      ]
    }
    guard map.view != .rowList else {
      return [
        Binding(
          [.enter, .character(" "), .right], "Enter", hint: "seats", help: "Tells the seats of the row.",
          action: .openRow),
        Binding(
          [.control("p"), .function(10)], "^P", hint: map.chosen.isEmpty ? nil : "pay", help: pay,
          action: .proceed, availability: none),
      ]
    }
    let focused = map.focusedSeats
    let isOnOwn = focused.allSatisfy(map.chosen.contains)
    let hint =
      isOnOwn
      ? "give back" : map.isMoving ? "move here" : focused.count > 1 ? "take \(focused.count)" : "choose"
    return [
      Binding(
        [.character(" ")], "Space", hint: hint,
        help: "Takes the seats under the cursor, or gives them back.", action: .choose),
      Binding(
        [.enter], "Enter", hint: isOnOwn ? "pay" : nil,
        help: "Takes the seats under the cursor; on your own, goes on to pay.",
        action: isOnOwn ? .proceed : .choose),
      Binding(
        [.control("p"), .function(10)], "^P", hint: isOnOwn || map.chosen.isEmpty ? nil : "pay", help: pay,
        action: .proceed,
        availability: none),
    ]
  }

  /// How many are coming, and where they could sit.
  private func partyBindings(_ map: SeatMapState, in environment: Environment) -> [Binding<Action>] {
    var bindings: [Binding<Action>] = []
    switch map.proposal {
    case .suggestions(let list, _):
      if list.count > 1 {
        bindings.append(
          Binding([.tab], "Tab", hint: "next", help: "Shows the next best seats.", action: .suggest(by: 1)))
      }
    case .refusal(let refusal, _):
      if environment.settings.profile == .counter, refusal.mayBeOverridden {
        bindings.append(
          Binding(
            [.control("r")], "^R", hint: "sell all the same",
            help: "Sells the refused seats all the same; asks for the reason.", action: .sellAllTheSame))
      }
    case .lost(let next, _):
      bindings.append(
        Binding(
          [.tab], "Tab", hint: "go to \(map.names(of: next.seats))",
          help: "Goes to the seats that are proposed in the place of those that went.",
          action: .suggest(by: 1)))
    case .companions, .instead, nil: break
    }
    // Whoever has begun to choose knows it.
    let isAlone = map.party.size == 1 && map.proposal == nil && map.chosen.isEmpty
    if !map.plan.hasNumberedRows {
      bindings.append(
        Binding(
          [], "2–9", hint: isAlone ? "how many" : nil, help: "How many are coming; 1 chooses one by one.",
          action: .type))
    }
    bindings.append(
      Binding(
        [.character("+"), .character("=")], "+ -",
        hint: isAlone && map.plan.hasNumberedRows ? "how many" : nil,
        help: "One more is coming, or one fewer.", action: .changeParty(by: 1)))
    // A seat's name may have a hyphen in it.
    if map.typed.isEmpty {
      bindings.append(
        Binding(
          [.character("-")], "-", help: "One fewer is coming.", action: .changeParty(by: -1), kind: .second))
    }
    if !bindings.contains(where: { $0.keys == [.tab] }) {
      bindings.append(
        Binding(
          [.tab], "Tab", hint: map.proposal == nil ? "best" : nil,
          help: "Shows the best seats, then the next; Shift-Tab goes back.",
          action: .suggest(by: 1)))
    }
    bindings.append(
      Binding(
        [.backTab], "S-Tab", help: "Shows the best seats before these.", action: .suggest(by: -1),
        kind: .second))
    bindings.append(
      Binding(
        [.control("g"), .character("#")], "^G",
        help: "Asks how many, in wheelchairs too, and at which price.",
        action: .askParty))
    return bindings
  }
}
