import BoxOffice
import Words

/// What the lines below the map say of a party's seats.
extension SeatMapState {
  /// The names of the seats under the cursor, and one sentence about them.
  var focusWords: (names: Fact, sentence: Message) {
    let currency = seating.cinema.currency
    let seat = (names: Fact.seat(plan.seats[cursor].label), sentence: sentence(for: cursor))
    if let proposal, proposal.isReached, !proposal.seats.isEmpty {
      let price = price(of: proposal.seats).map { Fact.money($0, currency) } ?? .message(.noPrice)
      let names = Fact.seatsInShort(seatNames(of: proposal.seats))
      switch proposal {
      case .suggestions(let list, let shown):
        return (
          names,
          .suggestion(price: price, number: shown + 1, of: list.count, .reason(list[shown].reason))
        )
      case .refusal: return (names, .otherWay(price: price, types: types(of: proposal.seats)))
      case .instead: return (names, .inPlaceOfLost(price: price, types: types(of: proposal.seats)))
      case .companions, .lost: return seat
      }
    }
    guard party.size > 1, isFocusedAsBlock else { return seat }
    guard let block else {
      guard state(of: cursor) == .free else { return seat }
      return (seat.names, .sentences(.doNotFitHere(partyToSeat.size), seat.sentence))
    }
    guard block.count > 1 else { return seat }
    let price = price(of: block).map { Fact.money($0, currency) } ?? .message(.noPrice)
    let state: Message =
      if block.contains(where: pending.contains) {
        .seatPending
      } else if block.allSatisfy(chosen.contains) {
        .seatYours
      } else if isMoving {
        .freeToMoveTo
      } else {
        .seatFree
      }
    return (
      .seatsInShort(seatNames(of: block)),
      .parts(types(of: block) + [price, .message(state)])
    )
  }

  /// Whether what is proposed leaves the block under the cursor as it is.
  private var isFocusedAsBlock: Bool {
    switch proposal {
    case .companions, .lost: false
    case .suggestions, .refusal, .instead, nil: true
    }
  }

  /// What can be done while nothing is chosen.
  var invitation: Message {
    switch proposal {
    case .suggestions(let list, _): return list.count > 1 ? .enterTakesOrTab : .enterTakesTheseSeats
    case .instead(let seats): return .enterTakes(seats.count)
    case .lost: return .noSeatYet
    case .refusal, .companions, nil: break
    }
    if party.size > 1 { return .spaceTakesSeats(party.size) }
    return plan.hasNumberedRows ? .spaceTakesOneOrPlus : .spaceTakesOne
  }

  /// The same, for a place that says already that no seat is chosen.
  var invitationInShort: Message? {
    switch proposal {
    case .lost: return nil
    case .suggestions, .instead: return invitation
    case .refusal, .companions, nil: break
    }
    if party.size > 1 { return invitation }
    return plan.hasNumberedRows ? .spaceTakesASeatOrPlus : .spaceTakesASeat
  }

  /// Why a choice was refused, or what else belongs to it, as long as the kiosk proposes it.
  var proposalNotice: Notice? {
    guard let proposal else { return nil }
    switch proposal {
    case .suggestions, .instead: return nil
    case .refusal(let refusal, _):
      return Notice(message: .refusal(refusal), kind: .warning, until: .infinity)
    case .companions(let seats, let space):
      return Notice(
        message: .addCompanions(seatNames(of: seats), of: plan.seats[space].label), kind: .information,
        until: .infinity)
    case .lost(let next, let sentence):
      return Notice(
        message: .sentences(sentence, .tabGoesTo(seatNames(of: next.seats))), kind: .warning,
        until: .infinity)
    }
  }
}
