package import Terminal

/// Everything that happens to the kiosk: keys, time, and what became of its effects.
package enum Event: Sendable, Hashable {
  case input(InputEvent)
  /// Once a second and after every pause: the monotonic clock, in seconds. Handed in with every event, see
  /// ``KioskState/update(_:at:)``.
  case tick
  /// Another minute on the cinema's wall, since a time on the monotonic clock. The kiosk tells its screens.
  case minutePassed(since: Double)
  case programme(ProgrammeEvent)
  case seatMap(SeatMapEvent)
  case checkout(CheckoutEvent)
  case ticket(TicketEvent)
  case health(HealthEvent)
}

/// What the screens ask to be done, by feature. The results come back as events of the same feature.
package enum Effect: Hashable, Sendable {
  case programme(ProgrammeEffect)
  case seatMap(SeatMapEffect)
  case checkout(CheckoutEffect)
  case ticket(TicketEffect)
  case health(HealthEffect)
  /// Leaves the program.
  case quit
}
