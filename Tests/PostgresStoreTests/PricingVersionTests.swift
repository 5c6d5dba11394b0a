import BoxOffice
import PostgresStore
import TestSupport
import Testing

@Suite("The version of a showtime's prices")
struct PricingVersionTests {
  /// What an administrator does, and by how much the versions of the cinema, of another cinema and of the showtime rise.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sql: String
    let cinema: Int
    let other: Int
    let showtime: Int

    init(_ name: String, cinema: Int = 0, other: Int = 0, showtime: Int = 0, _ sql: String) {
      (testDescription, self.sql) = (name, sql)
      (self.cinema, self.other, self.showtime) = (cinema, other, showtime)
    }
  }

  static let changes = [
    Change(
      "a rule of the cinema is added", cinema: 1,
      "INSERT INTO pricing_rules (cinema_id, name, rule_type, price_modifier) SELECT id, 'x', 'BASE', 1 FROM cinemas WHERE name = 'Test'"
    ),
    Change(
      "a rule of all cinemas is changed", cinema: 1, other: 1, "UPDATE pricing_rules SET price_modifier = 11"),
    Change(
      "a rule of all cinemas becomes another's", cinema: 1, other: 1,
      "UPDATE pricing_rules SET cinema_id = (SELECT id FROM cinemas WHERE name = 'Other')"),
    Change("a rule is deleted", cinema: 1, other: 1, "DELETE FROM pricing_rules"),
    Change("all rules are gone", cinema: 1, other: 1, "TRUNCATE pricing_rules"),
    Change("the tier changes", showtime: 1, "UPDATE showtimes SET price_tier = 'PEAK'"),
    Change("the day changes", showtime: 1, "UPDATE showtimes SET show_date = show_date + 1"),
    Change(
      "a seat is of another kind", showtime: 1, "UPDATE seats SET seat_type = 'VIP' WHERE seat_number = 1"),
    Change("a seat is out of order", "UPDATE seats SET is_active = false WHERE seat_number = 1"),
    Change("seats are sold", "UPDATE showtimes SET available_seats = available_seats - 1"),
    Change("the cinema has another name", "UPDATE cinemas SET phone = '1'"),
  ]

  @Test("rises with what prices depend on, and with nothing else", arguments: changes)
  func rises(change: Change) async throws {
    try await TestHall.with { hall in
      try await hall.test.database.execute(
        "INSERT INTO cinemas (name, address, city, country) VALUES ('Other', '1 St', 'Town', 'XX')")
      func versions() async throws -> [Int] {
        let rows = try await hall.test.database.execute(
          """
          SELECT c.pricing_version AS cinema, o.pricing_version AS other, s.pricing_version AS showtime
          FROM cinemas c, cinemas o, showtimes s WHERE c.name = 'Test' AND o.name = 'Other'
          """)
        let row = try #require(rows.first)
        return try ["cinema", "other", "showtime"].map { try row.value($0) }
      }
      let before = try await versions()
      try await hall.test.database.execute(change.sql)
      let after = try await versions()
      #expect(zip(after, before).map { $0 - $1 } == [change.cinema, change.other, change.showtime])
      let seating = try #require(try await hall.store.seating(of: hall.showtime))
      #expect(seating.pricingVersion == PricingVersion(cinema: after[0], showtime: after[2]))
    }
  }

  @Test("is not in the way of an administrator, nor of each other's rules")
  func byAdministrator() async throws {
    try await TestHall.with { hall in
      let office = hall.test.connect(as: "kiosk_admin")
      try await office.execute("UPDATE pricing_rules SET price_modifier = 12")
      let outcome = try await hall.store.claim(hall.claim([0]))
      guard case .repriced(let seating, nil) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(seating.prices.price(of: .standard)?.price == Money(minorUnits: 1_200))
      #expect(try await hall.violations() == [])
    }
  }
}
