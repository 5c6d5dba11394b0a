package import BoxOffice
internal import FoundationEssentials

extension InMemoryBookingStore: LayoutStore {
  package func screens(of cinema: Cinema.ID) async throws(StoreError) -> [Screen] {
    let all = Dictionary(halls.values.map { ($0.seating.screen.id, $0.seating.screen) }) { first, _ in first }
    return all.values.filter { $0.cinema == cinema && $0.isActive }.sorted { $0.name < $1.name }
  }

  package func openBookings(
    of seats: Set<SeatLabel>, on screen: Screen.ID
  ) async throws(StoreError) -> [OpenBooking] {
    openBookings(of: seats, on: screen, at: now())
  }

  package func replaceLayout(
    of screen: Screen.ID, with layout: SeatLayout, expecting expected: SeatLayout, isDryRun: Bool,
    by actor: Actor
  ) async throws(StoreError) -> LayoutOutcome {
    let showtimes = halls.values.filter { $0.seating.screen.id == screen }.map(\.seating.showtime.id)
    guard let first = showtimes.first, let stored = halls[first]?.seating.screen.layout else {
      return .noSuchScreen
    }
    guard stored.json == expected.json else { return .changedMeanwhile }
    if let obstacle = layout.obstacle { throw .refused(obstacle) }
    let change = LayoutChange(from: stored, to: layout)
    let now = now()
    let wanted = Set(change.removed + change.moved)
    let stale = sales.values.filter { sale in
      showtimes.contains(sale.booking.showtime) && isExpired(sale.booking, at: now)
        && !isInDoubt(sale.booking.id)
        && sale.seats.contains { wanted.contains($0.label) }
    }
    for sale in stale { end(sale.booking.id, because: .expired, at: now, by: actor) }
    let inUse = openBookings(of: wanted, on: screen, at: now)
    guard inUse.isEmpty else { return .inUse(inUse) }
    guard !isDryRun else { return .stored(change) }
    audit("LAYOUT_REPLACED", by: actor)
    // All showtimes of a screen have its seats.
    let seats = layout.seats(of: screen, keeping: halls[first]?.seating.seats ?? []) { _ in Seat.ID.random() }
    for showtime in showtimes {
      halls[showtime]?.seating.screen.layout = layout
      halls[showtime]?.seating.screen.layoutVersion += 1
      halls[showtime]?.seating.screen.capacity = layout.capacity
      halls[showtime]?.replaceSeats(seats)
    }
    return .stored(change)
  }

  private func openBookings(of seats: Set<SeatLabel>, on screen: Screen.ID, at now: Date) -> [OpenBooking] {
    let open = sales.values.compactMap { sale -> (startsAt: Date, booking: OpenBooking)? in
      guard let seating = halls[sale.booking.showtime]?.seating, seating.screen.id == screen,
        seating.showtime.isComing(at: now), sale.booking.isOpen(at: now) || isInDoubt(sale.booking.id)
      else { return nil }
      let meant = sale.seats.map(\.label).filter(seats.contains).sorted()
      guard !meant.isEmpty else { return nil }
      return (
        seating.showtime.startsAt,
        OpenBooking(
          reference: sale.booking.reference, status: sale.booking.status, seats: meant,
          movieTitle: seating.movie.title, showDate: seating.showtime.showDate,
          startTime: seating.showtime.startTime)
      )
    }
    return open.sorted { ($0.startsAt, $0.booking.reference.text) < ($1.startsAt, $1.booking.reference.text) }
      .map(\.booking)
  }
}

extension Booking {
  /// Whether it still has its seats: paid, or claimed and not past its time.
  fileprivate func isOpen(at now: Date) -> Bool {
    switch status {
    case .confirmed: true
    case .pending: expiresAt.map { $0 >= now } ?? true
    case .completed, .cancelled, .refunded: false
    }
  }
}
