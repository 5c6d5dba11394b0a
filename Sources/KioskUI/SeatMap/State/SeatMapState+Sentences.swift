import BoxOffice
import Words

/// Rows and seats in sentences, for those who read them one by one.
extension SeatMapState {
  /// The layout's rows that have seats, from the screen to the back.
  var listedRows: [Int] { plan.rows.indices.filter { !plan.rows[$0].isEmpty } }

  /// The seats of a row, from the left of somebody who sits there.
  func listedSeats(inRow row: Int) -> [SeatIndex] {
    plan.screenSide == .top ? plan.rows[row] : plan.rows[row].reversed()
  }

  /// The row of the seat under the cursor.
  var row: Int { plan.seats[cursor].row }

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
    if let least = prices.lowestPrice(among: free.map { plan.seats[$0].type }) {
      parts.append(.priceFrom(least, seating.cinema.currency))
    }
    let spaces = free.count { plan.seats[$0].type == .wheelchair }
    if spaces > 0 { parts.append(.freeWheelchairSpaces(spaces)) }
    return .parts(parts.map { .message($0) })
  }

  /// `VIP, $18.00, free`.
  func sentence(for seat: SeatIndex) -> Message { .parts(parts(of: seat)) }

  private func parts(of seat: SeatIndex) -> [Fact] {
    let placed = plan.seats[seat]
    var parts: [Fact] = [.message(.seatType(placed.type))]
    if let partner = placed.partner { parts.append(.message(.pair(with: plan.seats[partner].label))) }
    if let space = placed.place.companionOf { parts.append(.message(.beside(space))) }
    parts.append(
      prices.price(of: placed.type).map { .money($0.price, seating.cinema.currency) } ?? .message(.noPrice))
    let state: Message =
      switch state(of: seat) {
      case .free: tooNear.contains(seat) ? .staysEmpty : .seatFree
      case .mine: .seatYours
      case .pending: .seatPending
      case .held: .seatHeld
      case .sold: .seatSold
      case .outOfOrder: outOfOrder(seat)
      }
    return parts + [.message(state)]
  }

  /// `F7, VIP, $18.00, free, aisle on your left`.
  func listSentence(for seat: SeatIndex) -> Message {
    .parts([.seat(plan.seats[seat].label)] + parts(of: seat) + location(of: seat).sides.map { .message($0) })
  }

  func location(of seat: SeatIndex) -> SeatLocation {
    SeatLocation(of: seat, in: plan, layout: seating.screen.layout)
  }
}
