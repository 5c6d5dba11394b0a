import BoxOffice

/// The seats as a list of sentences instead of the map: the rows first, then the seats of one. The cursor is the
/// map's, so that both show the same seat and do the same with it.
extension KioskState {
  /// From the map to the list and back; before there are seats, says which one comes first.
  mutating func toggleSeatList() {
    prefersSeatList.toggle()
    guard scene == .seats else {
      notify(
        prefersSeatList
          ? "Seats will be told as a list, row by row, in sentences." : "Seats will be shown as a map.")
      return
    }
    sale?.typed = ""
    sale?.view = prefersSeatList ? .rowList : .map
  }

  /// Up and down through the rows, or through the seats of a row.
  mutating func moveInSeatList(by step: Int) {
    guard var sale else { return }
    sale.leaveProposal()
    switch sale.view {
    case .map, .overview: return
    case .rowList:
      let rows = sale.listedRows
      let index = (rows.firstIndex(of: sale.row) ?? 0) + step
      let row = rows[max(0, min(index, rows.count - 1))]
      if let spot = sale.plan.spot(inRow: row, near: sale.wanted) { sale.cursor = spot }
    case .seatList:
      let seats = sale.listedSeats(inRow: sale.row)
      let index = (seats.firstIndex(of: sale.cursor) ?? 0) + step
      sale.move(to: seats[max(0, min(index, seats.count - 1))])
    }
    self.sale = sale
  }

  /// Into the row under the cursor.
  mutating func openRow() {
    sale?.typed = ""
    if sale?.view == .rowList { sale?.view = .seatList }
  }
}
