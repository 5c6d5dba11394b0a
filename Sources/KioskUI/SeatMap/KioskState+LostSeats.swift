import BoxOffice

/// A seat that goes to somebody else while one looks: another one is offered in its place, and Tab goes there.
extension KioskState {
  /// What the customer was about to take, to see whether it is still there afterwards.
  struct Prospect: Hashable {
    fileprivate let token: HoldToken
    fileprivate let layoutVersion: Int
    fileprivate let cursor: Int
    /// The seats that the cursor stood for; all of them were free.
    fileprivate let seats: [Int]
  }

  /// Nil where there is nothing to lose: on no free seat, or with a proposal, which looks after itself.
  var prospect: Prospect? {
    guard scene == .seats, dialog == nil, let sale, sale.proposal == nil, sale.state(of: sale.cursor) == .free
    else { return nil }
    return Prospect(
      token: sale.token, layoutVersion: sale.seating.screen.layoutVersion, cursor: sale.cursor,
      seats: sale.focusedSeats.filter { sale.state(of: $0) == .free })
  }

  /// Says what of a prospect has gone, and offers other seats.
  mutating func tellLoss(of prospect: Prospect?) {
    guard let prospect, let sale, scene == .seats, dialog == nil, sale.proposal == nil,
      sale.token == prospect.token, sale.seating.screen.layoutVersion == prospect.layoutVersion,
      sale.cursor == prospect.cursor
    else { return }
    let gone = prospect.seats.filter { !sale.mayTake($0) }
    guard !gone.isEmpty else { return }
    let (names, isOne) = (sale.names(of: gone), gone.count == 1)
    let verb: String =
      switch sale.state(of: gone[0]) {
      case .sold: "\(isOne ? "has" : "have") just been sold."
      case .outOfOrder: "\(isOne ? "is" : "are") \(sale.outOfOrderText(gone[0]))."
      case .held, .free, .mine, .pending: "\(isOne ? "has" : "have") just been taken at another kiosk."
      }
    offerInstead(
      of: max(1, sale.partyToSeat.size), near: sale.cursor, because: "\(names) \(verb)")
  }

  /// Proposes the nearest seats side by side that could be taken in the place of some that have gone, or only says what
  /// has happened when there are none.
  /// - Parameter otherwise: what is said besides when there are none.
  mutating func offerInstead(of count: Int, near spot: Int, because sentence: String, otherwise: String = "")
  {
    guard var sale, scene == .seats, sale.order == nil, let seats = sale.seatsInstead(of: count, near: spot)
    else {
      notify(sentence + otherwise, .warning, for: 12)
      return
    }
    notice = nil
    sale.typed = ""
    sale.proposal = .lost(instead: .instead(seats), because: sentence)
    self.sale = sale
  }
}

extension Sale {
  /// The block nearest to a spot that may be added to what is chosen; nil when there is none.
  fileprivate func seatsInstead(of count: Int, near spot: Int) -> [Int]? {
    guard chosen.count + pending.count + count <= partyLimit,
      let block = plan.graph.block(of: count, at: spot, in: occupancyToChooseFrom)
    else { return nil }
    let kept = chosen + pending.sorted()
    guard let refusal = refusal(of: kept + block) else { return block }
    // What the rules would have instead, as long as it keeps the seats that are chosen.
    guard let other = refusal.instead, Set(kept).isSubset(of: other) else { return nil }
    return other.filter { !kept.contains($0) }
  }
}
