package import Terminal

/// Everything that happens to the kiosk: keys, the passing of time, and the results of its effects.
package enum Event: Sendable, Hashable {
  case input(InputEvent)
  /// Sent once a second and after every pause. The time, on the monotonic clock, comes with every event; see
  /// ``KioskState/update(_:at:)``.
  case tick
  /// The minute on the cinema's clock has changed since a time on the monotonic clock. The kiosk sends this to
  /// its screens.
  case minutePassed(since: Double)
  case programme(ProgrammeEvent)
  case seatMap(SeatMapEvent)
  case checkout(CheckoutEvent)
  case ticket(TicketEvent)
  case health(HealthEvent)
}

/// What the screens ask for, by feature. The results come back as events of the same feature.
package enum Effect: Hashable, Sendable {
  case programme(ProgrammeEffect)
  case seatMap(SeatMapEffect)
  case checkout(CheckoutEffect)
  case ticket(TicketEffect)
  case health(HealthEffect)
  /// Leaves the program.
  case quit
}
