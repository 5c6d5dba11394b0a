import BoxOffice
import Terminal

/// The keys of the seat map.
extension KioskState {
  var seatBindings: [Binding] {
    guard let sale else { return [escape("back")] }
    return moves(sale.view) + choiceBindings(sale) + partyBindings(sale) + overviewBinding(sale) + [
      sale.proposal != nil
        ? escape("leave these", help: "Leaves the seats that are proposed.")
        : sale.view == .seatList
          ? escape("rows", help: "Goes back to the rows.")
          : sale.view == .overview
            ? escape("back", help: "Goes back to the seat one came from.")
            : escape("back", help: "Goes back to the showtimes; asks first if seats are chosen."),
      seatListBinding(
        sale.proposal != nil ? nil : sale.view == .map || sale.view == .overview ? "list" : "map"),
      Binding(
        [], "G12", hint: sale.proposal == nil ? "jump" : nil,
        help: "Typing a seat's name moves there; a letter alone, to that row.", action: .help),
      Binding(
        [.control("w"), .function(3)], "^W", help: "Says where in the house the seat is.", action: .tellPlace),
      Binding(
        [.home], "Home",
        help: sale.view == .map
          ? "Moves to the left end of the row."
          : sale.view == .overview ? "Moves to the first part." : "Moves to the first line.",
        action: .home),
      Binding(
        [.end], "End",
        help: sale.view == .map
          ? "Moves to the right end of the row."
          : sale.view == .overview ? "Moves to the last part." : "Moves to the last line.",
        action: .end),
    ]
  }

  /// In the hint line where the window does not show the whole hall.
  private func overviewBinding(_ sale: Sale) -> [Binding] {
    guard sale.view == .map else { return [] }
    let isWhole = sale.proposal != nil || seatWindow?.showsWholeHall != false
    return [
      Binding(
        [.control("o"), .function(4)], "^O", hint: isWhole ? nil : "whole hall",
        help: "Shows the whole hall, and how full each part of it is.", action: .toggleOverview)
    ]
  }

  func seatListBinding(_ hint: String?) -> Binding {
    Binding(
      [.control("l"), .function(2)], "^L", hint: hint,
      help: prefersSeatList
        ? "Shows the seats as a map." : "Tells the seats in sentences, for screen readers and braille.",
      action: .toggleSeatList)
  }

  /// Moving through the map, or through the list.
  private func moves(_ view: Sale.View) -> [Binding] {
    switch view {
    case .map:
      [
        Binding(
          [.left], "←↑↓→", hint: "move", help: "Moves to the next seat that way.", action: .move(.left)),
        Binding([.right], "→", help: "Moves right.", action: .move(.right)),
        Binding([.up], "↑", help: "Moves up.", action: .move(.up)),
        Binding([.down], "↓", help: "Moves down.", action: .move(.down)),
      ]
    case .overview:
      [
        Binding([.left], "←↑↓→", hint: "move", help: "Moves to the part before.", action: .move(.left)),
        Binding([.right], "→", help: "Moves to the next part.", action: .move(.right)),
        Binding([.up], "↑", help: "Moves to the part above.", action: .move(.up)),
        Binding([.down], "↓", help: "Moves to the part below.", action: .move(.down)),
      ]
    case .rowList, .seatList:
      [
        Binding([.up], "↑↓", hint: "move", help: "Moves to another line.", action: .move(.up)),
        Binding([.down], "↓", help: "Moves down a line.", action: .move(.down)),
        Binding([.pageUp], "PgUp", help: "Moves up a canvas.", action: .page(.up)),
        Binding([.pageDown], "PgDn", help: "Moves down a canvas.", action: .page(.down)),
      ]
    }
  }

  /// Taking seats, giving them back, and going on to pay.
  private func choiceBindings(_ sale: Sale) -> [Binding] {
    let none: Binding.Availability =
      sale.chosen.isEmpty ? .disabled("Choose a seat first: Space takes the one under the cursor.") : .enabled
    let pay = "Goes on to pay, wherever the cursor is."
    if case .lost = sale.proposal {
      return [
        Binding(
          [.enter, .character(" ")], "Enter",
          help: "Takes nothing: seats are proposed that one has not looked at.",
          action: .takeProposal, availability: .disabled(standingNotice?.text ?? "")),
        Binding([.control("p"), .function(10)], "^P", help: pay, action: .proceed, availability: none),
      ]
    }
    if let proposal = sale.proposal, !proposal.seats.isEmpty {
      let names = sale.names(of: proposal.seats)
      var take = Binding(
        [.enter, .character(" ")], "Enter", hint: "take \(names)", help: "Takes the seats that are proposed.",
        action: .takeProposal)
      if case .companions = proposal {
        take = Binding(
          [.enter], "Enter", hint: "add \(names)", help: "Adds the companion seats that are proposed.",
          action: .takeProposal)
      }
      return [
        take, Binding([.control("p"), .function(10)], "^P", help: pay, action: .proceed, availability: none),
      ]
    }
    if sale.view == .overview {
      return [
        Binding(
          [.enter, .character(" "), .control("o"), .function(4)], "Enter", hint: "its seats",
          help: "Goes into the part, to its best free seat.", action: .toggleOverview),
        Binding(
          [.control("p"), .function(10)], "^P", hint: sale.chosen.isEmpty ? nil : "pay", help: pay,
          action: .proceed, availability: none),
      ]
    }
    guard sale.view != .rowList else {
      return [
        Binding(
          [.enter, .character(" "), .right], "Enter", hint: "seats", help: "Tells the seats of the row.",
          action: .open),
        Binding(
          [.control("p"), .function(10)], "^P", hint: sale.chosen.isEmpty ? nil : "pay", help: pay,
          action: .proceed, availability: none),
      ]
    }
    let focused = sale.focusedSeats
    let isOnOwn = focused.allSatisfy(sale.chosen.contains)
    let hint =
      isOnOwn
      ? "give back" : sale.isMoving ? "move here" : focused.count > 1 ? "take \(focused.count)" : "choose"
    return [
      Binding(
        [.character(" ")], "Space", hint: hint,
        help: "Takes the seats under the cursor, or gives them back.", action: .choose),
      Binding(
        [.enter], "Enter", hint: isOnOwn ? "pay" : nil,
        help: "Takes the seats under the cursor; on your own, goes on to pay.",
        action: isOnOwn ? .proceed : .choose),
      Binding(
        [.control("p"), .function(10)], "^P", hint: isOnOwn || sale.chosen.isEmpty ? nil : "pay", help: pay,
        action: .proceed,
        availability: none),
    ]
  }

  /// How many are coming, and where they could sit.
  private func partyBindings(_ sale: Sale) -> [Binding] {
    var bindings: [Binding] = []
    switch sale.proposal {
    case .suggestions(let list, _):
      if list.count > 1 {
        bindings.append(
          Binding([.tab], "Tab", hint: "next", help: "Shows the next best seats.", action: .suggest(by: 1)))
      }
    case .refusal(let refusal, _):
      if settings.profile == .counter, refusal.mayBeOverridden {
        bindings.append(
          Binding(
            [.control("r")], "^R", hint: "sell all the same",
            help: "Sells the refused seats all the same; asks for the reason.", action: .sellAllTheSame))
      }
    case .lost(let next, _):
      bindings.append(
        Binding(
          [.tab], "Tab", hint: "go to \(sale.names(of: next.seats))",
          help: "Goes to the seats that are proposed in the place of those that went.",
          action: .suggest(by: 1)))
    case .companions, .instead, nil: break
    }
    // Whoever has begun to choose knows it.
    let isAlone = sale.party.size == 1 && sale.proposal == nil && sale.chosen.isEmpty
    if !sale.plan.hasNumberedRows {
      bindings.append(
        Binding(
          [], "2–9", hint: isAlone ? "how many" : nil, help: "How many are coming; 1 chooses one by one.",
          action: .help))
    }
    bindings.append(
      Binding(
        [.character("+"), .character("=")], "+ -",
        hint: isAlone && sale.plan.hasNumberedRows ? "how many" : nil,
        help: "One more is coming, or one fewer.", action: .changeParty(by: 1)))
    // A seat's name may have a hyphen in it.
    if sale.typed.isEmpty {
      bindings.append(
        Binding([.character("-")], "-", help: "One fewer is coming.", action: .changeParty(by: -1)))
    }
    if !bindings.contains(where: { $0.keys == [.tab] }) {
      bindings.append(
        Binding(
          [.tab], "Tab", hint: sale.proposal == nil ? "best" : nil,
          help: "Shows the best seats, then the next; Shift-Tab goes back.",
          action: .suggest(by: 1)))
    }
    bindings.append(
      Binding([.backTab], "S-Tab", help: "Shows the best seats before these.", action: .suggest(by: -1)))
    bindings.append(
      Binding(
        [.control("g"), .character("#")], "^G",
        help: "Asks how many, in wheelchairs too, and at which price.",
        action: .askParty))
    return bindings
  }
}
