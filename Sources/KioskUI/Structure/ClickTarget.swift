package import BoxOffice
package import Terminal

/// What a click is on.
package enum ClickTarget: Hashable, Sendable {
  /// A key: for instance, the hint that names it was clicked.
  case key(Key)
  /// A line of the list or form on the screen, counted from its first.
  case line(Int)
  case seat(SeatIndex)
  /// The part of the hall that contains a seat.
  case part(ofSeat: SeatIndex)
}
