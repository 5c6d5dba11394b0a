/// What a hall's seats are to one party at one moment.
package struct SeatOccupancy: Hashable, Sendable {
  /// What a seat is to the party that is choosing.
  package enum SeatState: Hashable, Sendable {
    case free
    /// Chosen by this party already.
    case own
    /// Sold to another party, or held by one.
    case taken
    /// Nobody can sit there.
    case outOfOrder
  }

  package var states: SeatArray<SeatState>
  /// How far apart parties sit at this showtime.
  package var distance: PartyDistance
  /// How many seats one booking may have.
  package var partyLimit: Int
  /// What a seat costs, by type, where that decides something: equal amounts are one price tier.
  package var prices: [SeatType: Money]

  package init(
    states: SeatArray<SeatState>, distance: PartyDistance = .none, partyLimit: Int = 10,
    prices: [SeatType: Money] = [:]
  ) {
    self.states = states
    self.distance = distance
    self.partyLimit = partyLimit
    self.prices = prices
  }
}
