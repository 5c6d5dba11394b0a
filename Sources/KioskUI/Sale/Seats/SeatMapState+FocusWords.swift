import BoxOffice

/// What the lines below the map say of a party's seats.
extension SeatMapState {
  /// The names of the seats that the cursor stands for, and all about them in one sentence.
  var focusWords: (names: String, sentence: String) {
    let currency = seating.cinema.currency
    switch proposal {
    case .companions, .lost: return (label(of: cursor), sentence(for: cursor))
    case .suggestions, .refusal, .instead, nil: break
    }
    if let proposal, !proposal.seats.isEmpty {
      let price = price(of: proposal.seats).map { currency.formatted($0) } ?? "no price"
      var words = price
      switch proposal {
      case .suggestions(let list, let shown):
        words += ", \(shown + 1) of \(list.count): \(list[shown].reason.words)"
      case .refusal: words += ", \(types(of: proposal.seats)): the other way"
      case .instead: words += ", \(types(of: proposal.seats)): free, in the place of what has gone"
      case .companions, .lost: break
      }
      return (names(of: proposal.seats), words)
    }
    guard party.size > 1 else {
      return (label(of: cursor), sentence(for: cursor))
    }
    guard let block else {
      let words = sentence(for: cursor)
      guard state(of: cursor) == .free else { return (label(of: cursor), words) }
      return (
        label(of: cursor), "\(partyToSeat.size) side by side do not fit here. \(words)"
      )
    }
    guard block.count > 1 else {
      return (label(of: cursor), sentence(for: cursor))
    }
    let price = price(of: block).map { currency.formatted($0) } ?? "no price"
    let state: String =
      if block.contains(where: pending.contains) {
        "one moment"
      } else if block.allSatisfy(chosen.contains) {
        "yours"
      } else if isMoving {
        "free for you to move to"
      } else {
        "free"
      }
    return (names(of: block), "\(types(of: block)), \(price), \(state)")
  }

  /// What can be done while nothing is chosen.
  func invitation(isShort: Bool = false) -> String {
    switch proposal {
    case .suggestions(let list, _):
      return list.count > 1 ? "Enter takes these seats, Tab shows the next best." : "Enter takes these seats."
    case .instead(let seats): return seats.count == 1 ? "Enter takes this seat." : "Enter takes these seats."
    case .lost: return isShort ? "" : "No seat chosen yet."
    case .refusal, .companions, nil: break
    }
    let size = party.size
    if size > 1 { return "\(size) people: Space takes \(size) seats at once, Tab shows the best." }
    let number = plan.hasNumberedRows ? "+ for two or more people" : "Type 2 to 9 for more people"
    return isShort
      ? "Space takes a seat. \(number)."
      : "No seat chosen yet. Space takes this one. \(number)."
  }

  /// Why a choice was refused, or what else belongs to it, as long as the kiosk proposes it.
  var proposalNotice: Notice? {
    guard let proposal else { return nil }
    switch proposal {
    case .suggestions, .instead: return nil
    case .refusal(let refusal, _): return Notice(text: refusal.sentence, kind: .warning, until: .infinity)
    case .companions(let seats, let space):
      return Notice(
        text:
          "\(label(of: space)) is a wheelchair space. Enter adds \(seats.count == 1 ? "its companion seat" : "its companion seats") \(names(of: seats)).",
        kind: .information, until: .infinity)
    case .lost(let next, let sentence):
      return Notice(
        text: "\(sentence) Tab goes to \(names(of: next.seats)) instead.", kind: .warning,
        until: .infinity)
    }
  }
}
