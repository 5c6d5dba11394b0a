import BoxOffice
import Words

/// When somebody else takes a seat under the cursor, the kiosk offers another one, and Tab goes there.
extension SeatMapState {
  /// What the customer was about to take, to see whether it is still there afterwards.
  struct SeatsInView: Hashable {
    fileprivate let token: HoldToken
    fileprivate let layoutVersion: Int
    fileprivate let cursor: SeatIndex
    /// The seats that the cursor stood for; all of them were free.
    fileprivate let seats: [SeatIndex]
  }

  /// Nil where nothing can be lost: the seat is not free, or there is a proposal, which is checked by itself.
  var seatsInView: SeatsInView? {
    guard proposal == nil, state(of: cursor) == .free else { return nil }
    return SeatsInView(
      token: token, layoutVersion: seating.screen.layoutVersion, cursor: cursor,
      seats: focusedSeats.filter { state(of: $0) == .free })
  }

  /// Says which of the seats that were in view have gone, and offers others.
  mutating func reportLostSeats(of before: SeatsInView, _ turn: inout Turn) {
    guard proposal == nil, token == before.token, seating.screen.layoutVersion == before.layoutVersion,
      cursor == before.cursor
    else { return }
    let gone = before.seats.filter { !mayTake($0) }
    guard !gone.isEmpty else { return }
    let names = seatNames(of: gone)
    let sentence: Message =
      switch state(of: gone[0]) {
      case .sold: .justSold(names)
      case .outOfOrder:
        plan.seats[gone[0]].place.outOfOrder.map { .nowOutOfOrder(names, because: $0) }
          ?? .nowOutOfOrder(names)
      case .held, .free, .mine, .pending: .takenElsewhere(names)
      }
    offerInstead(
      of: max(1, partyToSeat.size), near: cursor, because: sentence, isShown: true, &turn)
  }

  /// Proposes the nearest seats side by side that could be taken in the place of some that have gone, or only says what
  /// has happened when there are none.
  /// - Parameters:
  ///   - otherwise: what is said besides when there are none.
  ///   - isShown: whether the customer looks at the map.
  mutating func offerInstead(
    of count: Int, near seat: SeatIndex, because sentence: Message, otherwise: Message? = nil, isShown: Bool,
    _ turn: inout Turn
  ) {
    guard isShown, !isClaimed, let seats = seatsInstead(of: count, near: seat) else {
      turn.notify(otherwise.map { .sentences(sentence, $0) } ?? sentence, .warning, for: 12)
      return
    }
    turn.notice = nil
    typed = ""
    proposal = .lost(instead: .instead(seats), because: sentence)
  }
}

extension SeatMapState {
  /// The block nearest to a seat that may be added to what is chosen; nil when there is none.
  fileprivate func seatsInstead(of count: Int, near seat: SeatIndex) -> [SeatIndex]? {
    guard chosen.count + pending.count + count <= partyLimit,
      let block = plan.graph.block(of: count, at: seat, in: occupancyToChooseFrom)
    else { return nil }
    let kept = chosen + pending.sorted()
    guard let refusal = refusal(of: kept + block) else { return block }
    // What the rules would have instead, as long as it keeps the seats that are chosen.
    guard let other = refusal.instead, Set(kept).isSubset(of: other) else { return nil }
    return other.filter { !kept.contains($0) }
  }
}
