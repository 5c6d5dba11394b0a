package import BoxOffice
package import Terminal

/// What a click is on.
package enum ClickTarget: Hashable, Sendable {
  /// Stands for a key, such as the hint that names it.
  case key(Key)
  /// A line of the list or the form that is shown, counted from its first.
  case line(Int)
  case seat(SeatIndex)
  /// The part of the hall that a seat is in.
  case part(ofSeat: SeatIndex)
}
