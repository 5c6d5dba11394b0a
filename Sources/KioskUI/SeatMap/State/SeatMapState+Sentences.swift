import BoxOffice

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
  func sentence(forRow row: Int) -> String {
    let seats = plan.rows[row]
    let free = seats.filter { state(of: $0) == .free }
    let own = seats.count { [.mine, .pending].contains(state(of: $0)) }
    let layoutRow = seating.screen.layout.rows[row]
    var parts = [(layoutRow.section.map { "\($0), row" } ?? "Row") + " \(layoutRow.label)"]
    let all = "\(seats.count) \(seats.count == 1 ? "seat" : "seats")"
    parts.append(free.isEmpty ? "none of \(all) free" : "\(free.count) of \(all) free")
    if own > 0 { parts.append("\(own) yours") }
    if let least = prices.lowestPrice(among: free.map { plan.spots[$0].type }) {
      parts.append("from \(seating.cinema.currency.formatted(least))")
    }
    let spaces = free.count { plan.spots[$0].type == .wheelchair }
    if spaces > 0 { parts.append("\(spaces) wheelchair \(spaces == 1 ? "space" : "spaces")") }
    return parts.joined(separator: ", ")
  }

  /// `VIP, $18.00, free`.
  func sentence(for spot: Int) -> String {
    let seat = plan.spots[spot]
    var parts = [seat.type.name]
    if let partner = seat.partner { parts.append("love seat with \(plan.spots[partner].label)") }
    if let space = seat.place.companionOf { parts.append("beside \(space)") }
    parts.append(
      prices.price(of: seat.type).map { seating.cinema.currency.formatted($0.price) } ?? "no price")
    switch state(of: spot) {
    case .free: parts.append(tooNear.contains(spot) ? "stays empty beside other guests" : "free")
    case .mine: parts.append("yours")
    case .pending: parts.append("one moment")
    case .held: parts.append("being bought at another kiosk")
    case .sold: parts.append("sold")
    case .outOfOrder: parts.append(outOfOrderText(spot))
    }
    return parts.joined(separator: ", ")
  }

  /// `F7, VIP, $18.00, free, aisle on your left`.
  func listSentence(for spot: Int) -> String {
    ["\(plan.spots[spot].label)", sentence(for: spot), location(of: spot).sides].compactMap { $0 }
      .joined(separator: ", ")
  }

  func location(of spot: Int) -> SeatLocation {
    SeatLocation(of: spot, in: plan, layout: seating.screen.layout)
  }
}
