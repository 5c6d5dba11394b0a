import BoxOffice
import Terminal

extension SeatWindow {
  /// Brackets around the seats that the cursor stands for: the hardware cursor stands there too, and reverse within
  /// it would be undone. Seats are two columns apart at the least, so there is always room. In the seats' colours
  /// they cost least to send.
  func drawFocus(on canvas: inout Canvas) {
    let focused = Set(map.focusedSeats)
    for line in Set(focused.map { projection.cells[$0].line }) where along.contains(line) {
      let seats = projection.seatsByLine[line]
      for (index, seat) in seats.enumerated()
      where focused.contains(seat) && isVisible(projection.cells[seat]) {
        let isFirst = index == 0 || !focused.contains(seats[index - 1])
        let isLast = index == seats.count - 1 || !focused.contains(seats[index + 1])
        let place = point(projection.cells[seat])
        let role = canvas.frame[place].role
        if isFirst { canvas.put("[", row: place.row, column: place.column - 1, role: role) }
        if isLast { canvas.put("]", row: place.row, column: place.column + 1, role: role) }
      }
    }
  }
}
