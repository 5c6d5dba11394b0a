/// Stores the screens' layouts: in the database, together with the seats derived from them.
package protocol LayoutStore: Sendable {
  /// A cinema's active screens with their layouts, by name.
  func screens(of cinema: Cinema.ID) async throws(StoreError) -> [Screen]

  /// Who has bought or claimed some of these seats for a coming showtime, ordered by start.
  func openBookings(
    of seats: Set<SeatLabel>, on screen: Screen.ID
  ) async throws(StoreError) -> [OpenBooking]

  /// Replaces a screen's layout and derives its seats from it, in one transaction: all or nothing. Seats that
  /// stay keep their ids, coming showtimes get the new seat counts, and open seat maps are notified.
  /// - Parameters:
  ///   - expected: the layout that was changed. If the database has another one, it is not overwritten.
  ///   - isDryRun: only reports what would happen, and changes nothing.
  func replaceLayout(
    of screen: Screen.ID, with layout: SeatLayout, expecting expected: SeatLayout, isDryRun: Bool,
    by actor: Actor
  ) async throws(StoreError) -> LayoutOutcome
}

package enum LayoutOutcome: Sendable, Hashable {
  case stored(LayoutChange)
  /// Seats that the layout removes or moves are sold for coming showtimes, in these bookings. Nothing was
  /// changed.
  case inUse([OpenBooking])
  /// Somebody else has stored another layout in the meantime; nothing was changed.
  case changedMeanwhile
  case noSuchScreen
}

/// What replacing a layout does to the seats, by label.
package struct LayoutChange: Sendable, Hashable {
  package var added: [SeatLabel]
  package var removed: [SeatLabel]
  package var moved: [SeatLabel]
  package var retyped: [SeatLabel]
  package var putOutOfOrder: [SeatLabel]
  package var putBack: [SeatLabel]

  package init(
    added: [SeatLabel] = [], removed: [SeatLabel] = [], moved: [SeatLabel] = [], retyped: [SeatLabel] = [],
    putOutOfOrder: [SeatLabel] = [], putBack: [SeatLabel] = []
  ) {
    self.added = added
    self.removed = removed
    self.moved = moved
    self.retyped = retyped
    self.putOutOfOrder = putOutOfOrder
    self.putBack = putBack
  }
}

/// A live booking of a coming showtime, with those of its seats that were asked about.
package struct OpenBooking: Sendable, Hashable {
  package var reference: BookingReference
  package var status: BookingStatus
  /// By label.
  package var seats: [SeatLabel]
  package var movieTitle: String
  package var showDate: CalendarDate
  package var startTime: TimeOfDay

  package init(
    reference: BookingReference, status: BookingStatus, seats: [SeatLabel], movieTitle: String,
    showDate: CalendarDate, startTime: TimeOfDay
  ) {
    self.reference = reference
    self.status = status
    self.seats = seats
    self.movieTitle = movieTitle
    self.showDate = showDate
    self.startTime = startTime
  }
}
