import BoxOffice
import PostgresStore
import TestSupport
import Testing

@Suite("kiosk layout, on a database")
struct LayoutImportTests {
  private static func kiosk(_ arguments: [String], on test: TestDatabase, in directory: String) async throws
    -> Program
  {
    let servers = try await TestServers.shared
    return try await Program.kiosk(
      ["layout"] + arguments, environment: servers.environment(database: test.name), in: directory)
  }

  private static func seatIDs(_ test: TestDatabase) async throws -> [String] {
    try await test.database.execute(
      """
      SELECT s.row_label || s.seat_number || ' ' || s.id AS text FROM seats s JOIN screens c ON c.id = s.screen_id
      WHERE c.name = 'Salon' AND s.is_active ORDER BY 1
      """
    ).map { try $0.value("text") }
  }

  @Test(
    "A screen's layout goes out and comes in again; a screen that is not there is answered with those that are"
  )
  func roundTrip() async throws {
    try await TestDatabase.with(.seeded) { test in
      let directory = "/tmp/kiosk-layout-tests.\(UInt64.random(in: .min ... .max))"
      try await TemporaryDirectory.with(directory, file: "salon.json", holding: "") {
        let before = try await Self.seatIDs(test)
        let export = try await Self.kiosk(
          ["export", "--screen", "salon", "-o", "salon.json"], on: test, in: directory)
        #expect(export.status == 0, "\(export.complaint)")
        let diff = try await Self.kiosk(["diff", "salon.json", "--screen", "Salon"], on: test, in: directory)
        #expect(diff.output == "The layouts are the same.\n")
        let again = try await Self.kiosk(
          ["import", "salon.json", "--screen", "Salon"], on: test, in: directory)
        #expect(again.status == 0)
        #expect(again.output.hasSuffix("  No seat changes.\nSalon has its new layout.\n"))
        #expect(try await Self.seatIDs(test) == before)
        let unknown = try await Self.kiosk(
          ["import", "salon.json", "--screen", "Saal"], on: test, in: directory)
        #expect(unknown.status == 1)
        #expect(
          unknown.complaint
            == "Error: There is no screen `Saal`. The cinema has `Arena`, `Court`, `IMAX Hall`, `Salon`.\n")
      }
    }
  }

  @Test(
    "A layout without seats that are sold is refused with the bookings; without bookings it is stored, all or nothing"
  )
  func replaces() async throws {
    try await TestDatabase.with(.seeded) { test in
      let directory = "/tmp/kiosk-layout-tests.\(UInt64.random(in: .min ... .max))"
      let layout =
        #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"numbers": [1, 4], "x": 2}]}]}"#
      try await TemporaryDirectory.with(directory, file: "small.json", holding: layout) {
        let before = try await Self.seatIDs(test)
        let sold = try await test.database.execute(
          """
          SELECT b.booking_reference AS text FROM bookings b JOIN showtimes t ON t.id = b.showtime_id
          JOIN screens c ON c.id = t.screen_id JOIN booking_seats p ON p.booking_id = b.id JOIN seats s ON s.id = p.seat_id
          WHERE c.name = 'Salon' AND t.show_date > current_date + 1 AND s.row_label = 'D' LIMIT 1
          """)
        let reference: String = try #require(try sold.first?.value("text"))
        for dryRun in [["--dry-run"], []] {
          let refused = try await Self.kiosk(
            ["import", "small.json", "--screen", "Salon"] + dryRun, on: test, in: directory)
          #expect(refused.status == 1)
          #expect(refused.output.contains("  \(reference)  "))
          #expect(refused.complaint.hasPrefix("Error: Nothing was changed: "))
        }
        #expect(try await Self.seatIDs(test) == before)

        try await test.database.execute(
          """
          UPDATE showtimes SET show_date = show_date - 400 WHERE screen_id = (SELECT id FROM screens WHERE name = 'Salon')
          """)
        let dry = try await Self.kiosk(
          ["import", "small.json", "--screen", "Salon", "--dry-run"], on: test, in: directory)
        #expect(dry.status == 0, "\(dry.complaint)")
        #expect(dry.output.contains("  56 seats removed: A5 to A8, B1 to B8"))
        #expect(dry.output.hasSuffix("Nothing was changed: this is what would be.\n"))
        #expect(try await Self.seatIDs(test) == before)
        let stored = try await Self.kiosk(
          ["import", "small.json", "--screen", "Salon"], on: test, in: directory)
        #expect(stored.status == 0, "\(stored.complaint)")
        let after = try await Self.seatIDs(test)
        #expect(after.count == 4)
        #expect(Set(after).isSubset(of: before))
        let shown = try await Self.kiosk(["show", "--screen", "Salon"], on: test, in: directory)
        #expect(shown.output.hasPrefix("Salon: 4 seats in 1 row\n"))
        let differing = try await Self.kiosk(
          ["diff", "small.json", "--screen", "Court"], on: test, in: directory)
        #expect(differing.status == 1)
      }
    }
  }

  @Test("A plan of another system leaves the screen's rules and measures as they are")
  func keepsRules() async throws {
    try await TestDatabase.with(.seeded) { test in
      let directory = "/tmp/kiosk-layout-tests.\(UInt64.random(in: .min ... .max))"
      let plan = """
        {"zones": [{"rows": [{"row_number": "A", "seats": [{"seat_number": "1", "position": {"x": 0, "y": 0}},
          {"seat_number": "2", "position": {"x": 30, "y": 0}}]}]}]}
        """
      try await TemporaryDirectory.with(directory, file: "plan.json", holding: plan) {
        try await test.database.execute(
          """
          UPDATE showtimes SET show_date = show_date - 400 WHERE screen_id = (SELECT id FROM screens WHERE name = 'Salon');
          """)
        try await test.database.execute(
          """
          UPDATE screens SET seat_layout = (seat_layout::jsonb - 'metresToScreen') || '{"rules": {"loneSeats": "off"}, "metresPerSeat": 0.6}'
          WHERE name = 'Salon'
          """)
        let stored = try await Self.kiosk(
          ["import", "plan.json", "--screen", "Salon"], on: test, in: directory)
        #expect(stored.status == 0, "\(stored.complaint)")
        let exported = try await Self.kiosk(["export", "--screen", "Salon"], on: test, in: directory)
        #expect(
          exported.output == """
            {
              "version": 1,
              "screen": "top",
              "metresPerSeat": 0.6,
              "rules": {"loneSeats": "off"},
              "rows": [
                {"label": "A", "y": 0, "seats": [{"numbers": [1, 2], "x": 0}]}
              ]
            }

            """)
      }
    }
  }

  @Test("A showtime's map shows what is sold")
  func showtime() async throws {
    try await TestDatabase.with(.seeded) { test in
      let rows = try await test.database.execute(
        """
        SELECT t.id::text AS text, (SELECT count(*)::text FROM booking_seats WHERE showtime_id = t.id) AS sold FROM showtimes t
        JOIN screens c ON c.id = t.screen_id WHERE c.name = 'Court' AND t.available_seats < t.total_seats
        ORDER BY t.show_date DESC, t.id LIMIT 1
        """)
      let id: String = try #require(try rows.first?.value("text"))
      let sold: String = try #require(try rows.first?.value("sold"))
      let shown = try await Self.kiosk(["show", "--showtime", id], on: test, in: "/")
      #expect(shown.status == 0, "\(shown.complaint)")
      // And one in the legend.
      #expect(shown.output.count { $0 == "×" } == (Int(sold) ?? -1) + 1)
    }
  }
}
