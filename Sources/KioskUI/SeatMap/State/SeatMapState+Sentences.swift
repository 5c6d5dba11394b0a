import BoxOffice
import Words

/// Rows and seats in sentences, for those who read them one by one.
extension SeatMapState {
  /// The layout's rows that have seats, from the screen to the back.
  var listedRows: [Int] { plan.rows.indices.filter { !plan.rows[$0].isEmpty } }

  /// The seats of a row, from the left of somebody who sits there.
  func listedSeats(inRow row: Int) -> [Int] {
    plan.screenSide == .top ? plan.rows[row] : plan.rows[row].reversed()
  }

  /// The row of the seat under the cursor.
  var row: Int { plan.spots[cursor].row }

  /// `Row F, 9 of 14 seats free, from $13.00`.
  func sentence(forRow row: Int) -> Message {
    let seats = plan.rows[row]
    let free = seats.filter { state(of: $0) == .free }
    let own = seats.count { [.mine, .pending].contains(state(of: $0)) }
    let layoutRow = seating.screen.layout.rows[row]
    var parts: [Message] = [
      layoutRow.section.map { .row(layoutRow.label, in: $0) } ?? .row(layoutRow.label),
      free.isEmpty ? .noneFree(of: seats.count) : .free(free.count, of: seats.count),
    ]
    if own > 0 { parts.append(.yours(own)) }
    if let least = prices.lowestPrice(among: free.map { plan.spots[$0].type }) {
      parts.append(.priceFrom(least, seating.cinema.currency))
    }
    let spaces = free.count { plan.spots[$0].type == .wheelchair }
    if spaces > 0 { parts.append(.freeWheelchairSpaces(spaces)) }
    return .parts(parts.map { .message($0) })
  }

  /// `VIP, $18.00, free`.
  func sentence(for spot: Int) -> Message { .parts(parts(of: spot)) }

  private func parts(of spot: Int) -> [Fact] {
    let seat = plan.spots[spot]
    var parts: [Fact] = [.message(.seatType(seat.type))]
    if let partner = seat.partner { parts.append(.message(.pair(with: plan.spots[partner].label))) }
    if let space = seat.place.companionOf { parts.append(.message(.beside(space))) }
    parts.append(
      prices.price(of: seat.type).map { .money($0.price, seating.cinema.currency) } ?? .message(.noPrice))
    let state: Message =
      switch state(of: spot) {
      case .free: tooNear.contains(spot) ? .staysEmpty : .seatFree
      case .mine: .seatYours
      case .pending: .seatPending
      case .held: .seatHeld
      case .sold: .seatSold
      case .outOfOrder: outOfOrder(spot)
      }
    return parts + [.message(state)]
  }

  /// `F7, VIP, $18.00, free, aisle on your left`.
  func listSentence(for spot: Int) -> Message {
    .parts([.seat(plan.spots[spot].label)] + parts(of: spot) + location(of: spot).sides.map { .message($0) })
  }

  func location(of spot: Int) -> SeatLocation {
    SeatLocation(of: spot, in: plan, layout: seating.screen.layout)
  }
}
