import BoxOffice
import Terminal
import Words

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
        ? .escape(.hintLeaveThese, help: .helpLeaveProposal, action: .back)
        : map.view == .seatList
          ? .escape(.hintRows, help: .helpBackToRows, action: .back)
          : map.view == .overview
            ? .escape(.hintBack, help: .helpBackToSeat, action: .back)
            : .escape(
              .hintBack, help: .helpBackToShowtimes, action: .back),
      .seatList(
        map.proposal != nil ? nil : map.view == .map || map.view == .overview ? .hintList : .hintMap,
        in: environment,
        action: .toggleSeatList),
      Binding(
        [], "G12", hint: map.proposal == nil ? .hintJump : nil,
        help: .helpJump, action: .type),
      Binding(
        [.control("w"), .function(3)], "^W", help: .helpTellPlace, action: .tellPlace),
      Binding(
        [.home], "Home",
        help: map.view == .map
          ? .helpLeftEnd
          : map.view == .overview ? .helpFirstPart : .helpFirstLine,
        action: .end(first: true)),
      Binding(
        [.end], "End",
        help: map.view == .map
          ? .helpRightEnd
          : map.view == .overview ? .helpLastPart : .helpLastLine,
        action: .end(first: false)),
    ]
  }

  /// In the hint line where the window does not show the whole hall.
  private func overviewBinding(_ map: SeatMapState, in environment: Environment) -> [Binding<Action>] {
    guard map.view == .map else { return [] }
    let isWhole = map.proposal != nil || Self.window(on: map, in: environment)?.showsWholeHall != false
    return [
      Binding(
        [.control("o"), .function(4)], "^O", hint: isWhole ? nil : .hintWholeHall,
        help: .helpOverview, action: .toggleOverview)
    ]
  }

  /// Moving through the map, or through the list.
  private func moves(_ view: SeatMapState.View) -> [Binding<Action>] {
    switch view {
    case .map:
      [
        Binding(
          [.left], "←↑↓→", hint: .hintMove, help: .helpMove, action: .move(.left),
          kind: .movement),
        Binding([.right], "→", help: .helpMoveRight, action: .move(.right), kind: .movement),
        Binding([.up], "↑", help: .helpMoveUp, action: .move(.up), kind: .movement),
        Binding([.down], "↓", help: .helpMoveDown, action: .move(.down), kind: .movement),
      ]
    case .overview:
      [
        Binding(
          [.left], "←↑↓→", hint: .hintMove, help: .helpPartBefore, action: .move(.left),
          kind: .movement),
        Binding([.right], "→", help: .helpNextPart, action: .move(.right), kind: .movement),
        Binding([.up], "↑", help: .helpPartAbove, action: .move(.up), kind: .movement),
        Binding([.down], "↓", help: .helpPartBelow, action: .move(.down), kind: .movement),
      ]
    case .rowList, .seatList:
      [
        Binding(
          [.up], "↑↓", hint: .hintMove, help: .helpOtherLine, action: .move(.up), kind: .movement),
        Binding([.down], "↓", help: .helpDownALine, action: .move(.down), kind: .movement),
        Binding([.pageUp], "PgUp", help: .helpUpAPage, action: .page(-1)),
        Binding([.pageDown], "PgDn", help: .helpDownAPage, action: .page(1)),
      ]
    }
  }

  /// Taking seats, giving them back, and going on to pay.
  private func choiceBindings(_ map: SeatMapState) -> [Binding<Action>] {
    let none: Binding<Action>.Availability =
      map.chosen.isEmpty ? .disabled(.chooseASeatFirst) : .enabled
    let pay = Message.helpPay
    if case .lost = map.proposal, let notice = map.proposalNotice {
      return [
        Binding(
          [.enter, .character(" ")], "Enter",
          help: .helpTakesNothing,
          action: .takeProposal, availability: .disabled(notice.message)),
        Binding([.control("p"), .function(10)], "^P", help: pay, action: .proceed, availability: none),
      ]
    }
    if let proposal = map.proposal, !proposal.seats.isEmpty {
      let names = map.seatNames(of: proposal.seats)
      var take = Binding<Action>(
        [.enter, .character(" ")], "Enter", hint: .hintTake(names), help: .helpTakeProposal,
        action: .takeProposal)
      if case .companions = proposal {
        take = Binding<Action>(
          [.enter], "Enter", hint: .hintAdd(names), help: .helpAddCompanions,
          action: .takeProposal)
      }
      return [
        take, Binding([.control("p"), .function(10)], "^P", help: pay, action: .proceed, availability: none),
      ]
    }
    if map.view == .overview {
      return [
        Binding(
          [.enter, .character(" "), .control("o"), .function(4)], "Enter", hint: .hintItsSeats,
          help: .helpOpenPart, action: .toggleOverview),
        Binding(
          [.control("p"), .function(10)], "^P", hint: map.chosen.isEmpty ? nil : .hintPay, help: pay,
          action: .proceed, availability: none),
      ]
    }
    guard map.view != .rowList else {
      return [
        Binding(
          [.enter, .character(" "), .right], "Enter", hint: .hintSeats, help: .helpOpenRow,
          action: .openRow),
        Binding(
          [.control("p"), .function(10)], "^P", hint: map.chosen.isEmpty ? nil : .hintPay, help: pay,
          action: .proceed, availability: none),
      ]
    }
    let focused = map.focusedSeats
    let isOnOwn = focused.allSatisfy(map.chosen.contains)
    let hint: Message =
      isOnOwn
      ? .hintGiveBack
      : map.isMoving ? .hintMoveHere : focused.count > 1 ? .hintTake(focused.count) : .hintChoose
    return [
      Binding(
        [.character(" ")], "Space", hint: hint,
        help: .helpChoose, action: .choose),
      Binding(
        [.enter], "Enter", hint: isOnOwn ? .hintPay : nil,
        help: .helpChooseOrPay,
        action: isOnOwn ? .proceed : .choose),
      Binding(
        [.control("p"), .function(10)], "^P", hint: isOnOwn || map.chosen.isEmpty ? nil : .hintPay, help: pay,
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
          Binding([.tab], "Tab", hint: .hintNext, help: .helpNextBest, action: .suggest(by: 1)))
      }
    case .refusal(let refusal, _):
      if environment.settings.profile == .counter, refusal.mayBeOverridden {
        bindings.append(
          Binding(
            [.control("r")], "^R", hint: .hintSellAllTheSame,
            help: .helpSellAllTheSame, action: .sellAllTheSame))
      }
    case .lost(let next, _):
      bindings.append(
        Binding(
          [.tab], "Tab", hint: .hintGoTo(map.seatNames(of: next.seats)),
          help: .helpGoToProposal,
          action: .suggest(by: 1)))
    case .companions, .instead, nil: break
    }
    // Customers who have begun to choose know it.
    let isAlone = map.party.size == 1 && map.proposal == nil && map.chosen.isEmpty
    if !map.plan.hasNumberedRows {
      bindings.append(
        Binding(
          [], "2–9", hint: isAlone ? .hintHowMany : nil, help: .helpHowMany,
          action: .type))
    }
    bindings.append(
      Binding(
        [.character("+"), .character("=")], "+ -",
        hint: isAlone && map.plan.hasNumberedRows ? .hintHowMany : nil,
        help: .helpOneMore, action: .changeParty(by: 1)))
    // A seat's name may have a hyphen in it.
    if map.typed.isEmpty {
      bindings.append(
        Binding(
          [.character("-")], "-", help: .helpOneFewer, action: .changeParty(by: -1), kind: .second))
    }
    if !bindings.contains(where: { $0.keys == [.tab] }) {
      bindings.append(
        Binding(
          [.tab], "Tab", hint: map.proposal == nil ? .hintBest : nil,
          help: .helpBest,
          action: .suggest(by: 1)))
    }
    bindings.append(
      Binding(
        [.backTab], "S-Tab", help: .helpBestBefore, action: .suggest(by: -1),
        kind: .second))
    bindings.append(
      Binding(
        [.control("g"), .character("#")], "^G",
        help: .helpParty,
        action: .askParty))
    return bindings
  }
}
