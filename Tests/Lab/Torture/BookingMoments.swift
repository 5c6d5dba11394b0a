internal import FoundationEssentials
internal import Glibc
internal import PostgresStore

/// When a booking's transactions began, on the history's clock: whoever asks later finds them done.
struct BookingMoments: Sendable {
  /// Microseconds.
  let claimed: Int
  let confirmed: Int?

  /// Of all bookings, by id.
  static func all(in database: Database) async throws -> [String: BookingMoments] {
    // Both clocks are the machine's: what lies between them stays the same.
    var (real, monotonic) = (timespec(), timespec())
    unsafe clock_gettime(CLOCK_REALTIME, &real)
    unsafe clock_gettime(CLOCK_MONOTONIC, &monotonic)
    let offset = Double(real.tv_sec - monotonic.tv_sec) + Double(real.tv_nsec - monotonic.tv_nsec) / 1e9
    func moment(_ date: Date) -> Int { Int((date.timeIntervalSince1970 - offset) * 1e6) }
    let rows = try await database.rows(
      Statement(unprepared: "SELECT id::text, created_at, confirmed_at FROM bookings"))
    return try Dictionary(
      rows.map { row in
        (
          try row.value("id", as: String.self),
          BookingMoments(
            claimed: moment(try row.value("created_at")),
            confirmed: try row.value("confirmed_at", as: Date?.self).map(moment))
        )
      }
    ) { first, _ in first }
  }
}
