/// What a screen's layout says about which seats may be chosen together: its key `rules`.
package struct SeatingRules: Hashable, Sendable {
  package var loneSeats: LoneSeats
  package var releaseAccessible: AccessibleRelease

  package init(loneSeats: LoneSeats = .strict, releaseAccessible: AccessibleRelease = .hall) {
    self.loneSeats = loneSeats
    self.releaseAccessible = releaseAccessible
  }

  /// Whether a choice may leave a single free seat between taken ones, or between them and an aisle.
  package enum LoneSeats: String, CaseIterable, Sendable {
    /// Not if the same number of seats could be taken in another way.
    case strict
    /// As `strict`, but only a seat left over on the side towards the row's middle counts.
    case lenient
    case off
  }

  /// Which of the other seats must all be sold before wheelchair spaces and their companion seats are sold to
  /// everybody. The ADA's ticketing rule (28 CFR 36.302(f)(5)) allows any of the first three.
  package enum AccessibleRelease: String, CaseIterable, Sendable {
    case hall
    case section
    /// All seats at the same price: those of the seat's price tier.
    case tier
    case never
  }
}

/// `showtimes.distance_seats` and `distance_rows`: how far apart parties must sit at a showtime.
package struct PartyDistance: Hashable, Sendable {
  /// How many seats stay empty between two parties in one row; 0 for none.
  package var seats: Int
  /// How many rows stay empty in front of and behind a party; 0 for none.
  package var rows: Int

  package init(seats: Int = 0, rows: Int = 0) {
    self.seats = seats
    self.rows = rows
  }

  package static let none = PartyDistance()
}
