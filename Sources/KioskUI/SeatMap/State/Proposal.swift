package import BoxOffice
package import Words

/// Seats that the kiosk proposes on the map: Enter takes them, an arrow key or Esc leaves them.
package indirect enum Proposal: Hashable, Sendable {
  /// Places for the party, best first, of which one is shown.
  case suggestions([Suggestion], shown: Int)
  /// A choice that cannot be sold like that, with another way where there is one.
  case refusal(SeatingRefusal, of: [SeatIndex])
  /// Companion seats of the wheelchair space that was just taken.
  case companions([SeatIndex], of: SeatIndex)
  /// Other seats in the place of those that went to somebody else.
  case instead([SeatIndex])
  /// Seats went to somebody else, with the sentence that says so, and these are proposed in their place. Tab goes there;
  /// until then the cursor stays and Enter takes nothing, for it may have been pressed before anybody saw them.
  case lost(instead: Proposal, because: Message)

  /// Empty where there is no other way.
  package var seats: [SeatIndex] {
    switch self {
    case .suggestions(let list, let shown): list[shown].seats
    case .refusal(let refusal, _): refusal.instead ?? []
    case .companions(let seats, _): seats
    case .instead(let seats): seats
    case .lost(let next, _): next.seats
    }
  }

  /// Whether the cursor has gone to it, so that Enter takes it.
  package var isReached: Bool {
    if case .lost = self { false } else { true }
  }
}

/// What staff answered to a refusal.
package struct SeatingOverride: Hashable, Sendable {
  /// Stands for these seats alone.
  package var seats: Set<SeatIndex>
  /// At most 200 characters.
  package var reason: String

  package init(seats: Set<SeatIndex>, reason: String) {
    self.seats = seats
    self.reason = reason
  }
}
