internal import BoxOffice
internal import FoundationEssentials
internal import KioskUI

/// What the layout editor works with: the stores, and the screen whose layout a manager edits.
struct LayoutEditingService: Sendable {
  private let catalogue: any CatalogueStore
  private let layouts: any LayoutStore
  private let holds: any HoldStore
  private let cinema: Cinema
  private let screen: Screen.ID
  private let actor: Actor

  /// - Parameter name: the screen's name, ignoring case.
  init(
    catalogue: any CatalogueStore, layouts: any LayoutStore, holds: any HoldStore, cinema: Cinema.ID,
    screen name: String, by actor: Actor
  ) async throws {
    self.catalogue = catalogue
    self.layouts = layouts
    self.holds = holds
    self.actor = actor
    guard let found = try await catalogue.cinemas().first(where: { $0.id == cinema }) else {
      throw Failure("The database has no cinema with this id. Correct --cinema.")
    }
    self.cinema = found
    let match = try await layouts.screen(named: name, of: cinema)
    screen = match.id
    // Somebody who may not store a layout learns this before they have changed it.
    _ = try await layouts.replaceLayout(
      of: match.id, with: match.layout, expecting: match.layout, isDryRun: true, by: actor)
  }

  /// The screen as stored, with its next showtime, or with one without prices if there is none.
  func opening() async throws(StoreError) -> SeatingOpening {
    guard let stored = try await layouts.screens(of: cinema.id).first(where: { $0.id == screen }) else {
      throw .refused("The screen is not in the database any more.")
    }
    let programme = try await catalogue.programme(of: cinema.id)
    let next = programme?.listings.first { $0.showtime.screen == screen }
    var seating = unscheduled(stored)
    if let next, let found = try await catalogue.seating(of: next.id) { seating = found }
    var generator = SystemRandomNumberGenerator()
    return SeatingOpening(
      seating: seating, holds: .success(HoldSnapshot(revision: 0, seats: [])),
      token: .random(using: &generator),
      ids: FreshIDs(booking: .random(), payment: .random(), random: .random(in: .min ... .max)))
  }

  func openBookings(of seats: [SeatLabel]) async throws(StoreError) -> [OpenBooking] {
    try await layouts.openBookings(of: Set(seats), on: screen)
  }

  /// Stores a layout, and notifies the kiosks that show one of the screen's showtimes. Kiosks that miss this
  /// find out when they next poll the database.
  func store(_ layout: SeatLayout, expecting expected: SeatLayout) async throws(StoreError) -> LayoutOutcome {
    let outcome = try await layouts.replaceLayout(
      of: screen, with: layout, expecting: expected, isDryRun: false, by: actor)
    if case .stored = outcome, let programme = try? await catalogue.programme(of: cinema.id) {
      for listing in programme.listings where listing.showtime.screen == screen {
        guard (try? await holds.announceSale(in: listing.id)) != nil else { break }
      }
    }
    return outcome
  }

  /// A screen without showtimes, as if a film without a price began now.
  private func unscheduled(_ screen: Screen) -> Seating {
    let now = Date()
    let today = CalendarDate(daysSinceEpoch: Int(now.timeIntervalSince1970 / 86_400))
    let movie = Movie(id: Movie.ID.random(), title: screen.name, duration: 120, releaseDate: today)
    let start = TimeOfDay(minutesSinceMidnight: 0)
    return Seating(
      cinema: cinema, screen: screen, movie: movie,
      showtime: Showtime(
        id: Showtime.ID.random(), screen: screen.id, movie: movie.id, cinema: cinema.id, showDate: today,
        startTime: start, endTime: start.advanced(byMinutes: movie.duration), totalSeats: screen.capacity,
        availableSeats: screen.capacity, startsAt: now),
      seats: screen.layout.seats(of: screen.id) { _ in Seat.ID.random() }, sold: [], rules: [], readAt: now)
  }
}
