import BoxOffice

/// The seats as a list of sentences instead of the map: the rows first, then the seats of one. The cursor is the
/// map's, so that both show the same seat and do the same with it.
extension SeatMapState {
  /// Up and down through the rows, or through the seats of a row.
  mutating func moveInList(by step: Int) {
    leaveProposal()
    switch view {
    case .map, .overview: return
    case .rowList:
      let rows = listedRows
      let index = (rows.firstIndex(of: row) ?? 0) + step
      let row = rows[max(0, min(index, rows.count - 1))]
      if let seat = plan.seat(inRow: row, near: wanted) { cursor = seat }
    case .seatList:
      let seats = listedSeats(inRow: row)
      let index = (seats.firstIndex(of: cursor) ?? 0) + step
      move(to: seats[max(0, min(index, seats.count - 1))])
    }
  }

  /// Into the row under the cursor.
  mutating func openRow() {
    typed = ""
    if view == .rowList { view = .seatList }
  }
}
