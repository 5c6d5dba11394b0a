import BoxOffice
import PostgresStore
import TestSupport
import Testing

@Suite("kiosk layout")
struct LayoutCommandTests {
  /// A pretix plan of two rows; the second zone has the ids of the first once more.
  private static let plan = """
    {"name": "Hall", "categories": [{"name": "VIP"}], "zones": [{"name": "Stalls", "position": {"x": 0, "y": 0}, "rows": [
      {"row_number": "A", "position": {"x": 0, "y": 0}, "seats": [
        {"seat_guid": "a1", "seat_number": "1", "category": "VIP", "position": {"x": 0, "y": 0}},
        {"seat_guid": "a2", "seat_number": "2", "category": "VIP", "position": {"x": 20, "y": 0}}]}]},
     {"name": "Circle", "position": {"x": 0, "y": 60}, "rows": [{"row_number": "B", "position": {"x": 0, "y": 0}, "seats": [
        {"seat_guid": "a1", "seat_number": "1", "category": "VIP", "position": {"x": 0, "y": 0}}]}]}]}
    """

  /// Runs `body` with a directory that holds `layout.json`, and a way to run `kiosk layout` there.
  private static func with(
    _ text: String, on test: TestDatabase? = nil,
    _ body: (([String]) async throws -> Program) async throws -> Void
  ) async throws {
    let directory = "/tmp/kiosk-layout-tests.\(UInt64.random(in: .min ... .max))"
    var environment = ["PGHOST": "/nowhere"]
    if let test { environment = try await TestServers.shared.environment(database: test.name) }
    try await TemporaryDirectory.with(directory, file: "layout.json", holding: text) {
      try await body { try await Program.kiosk(["layout"] + $0, environment: environment, in: directory) }
    }
  }

  @Test(
    "Lint tells everything at once, --fix mends what is sure, and the status says whether errors are left")
  func lint() async throws {
    try await Self.with(Self.plan) { layout in
      let broken = try await layout(["lint", "layout.json"])
      #expect(broken.status == 1)
      #expect(
        broken.output.contains(
          "layout.json: error: Zone “Circle”, row “B”, seat 1 (x 0, y 60): its `seat_guid` “a1” is that of Zone “Stalls”, "
            + "row “A”, seat 1 (x 0, y 0) too.\n"))
      #expect(
        broken.output.hasSuffix(
          "layout.json: 3 seats in 2 rows, 3 VIP; 2 sections: Stalls 2, Circle 1: 1 error.\n"))
      let refused = try await layout(["export", "layout.json"])
      #expect(refused.status == 1)
      #expect(refused.complaint.contains("Error: `layout.json` has 1 error."))
      let mended = try await layout(["lint", "--fix", "layout.json"])
      #expect(mended.status == 0)
      #expect(
        mended.output.hasPrefix("layout.json: Fixed: Zone “Circle”, row “B”: “a1” is “a1-2” now.\n"))
      #expect(mended.output.hasSuffix(": nothing wrong.\n"))
      let again = try await layout(["lint", "--fix", "layout.json"])
      #expect(again.output.hasPrefix("layout.json: Nothing in it can be mended surely.\n"))
      let several = try await layout(["lint", "layout.json", "missing.json"])
      #expect(several.status == 1)
      #expect(several.complaint == "Error: `missing.json` cannot be read: No such file or directory.\n")
    }
  }

  @Test("A warning alone ends with 0")
  func warnings() async throws {
    let text =
      #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"numbers": [1, 2], "x": 0}, {"number": 9, "x": 2}, {"number": 4, "x": 3}]}]}"#
    try await Self.with(text) { layout in
      let lint = try await layout(["lint", "layout.json"])
      #expect(lint.status == 0)
      #expect(
        lint.output.contains(
          "warning: Row “A”, seat 4 (x 3, y 0): the numbers of this row do not follow its places: here they turn back."
        ))
    }
  }

  @Test("A file's map is shown as text, in ASCII where the locale is not UTF-8")
  func show() async throws {
    let text = """
      {"version": 1, "rows": [
        {"label": "A", "y": 0, "seats": [{"numbers": [1, 2], "x": 0}, {"numbers": [3, 4], "x": 3}]},
        {"label": "B", "y": 1, "seats": [{"numbers": [1, 3], "x": 0}, {"number": 4, "x": 4, "outOfOrder": "wet"}]},
        {"label": "C", "y": 2, "seats": [{"numbers": [1, 2], "x": 0, "type": "VIP"}, {"numbers": [3, 4], "x": 3, "pair": true}]}]}
      """
    try await Self.with(text) { layout in
      let unicode = try await layout(["show", "layout.json"])
      #expect(unicode.status == 0)
      let lines = unicode.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(lines[0] == "layout.json: 12 seats in 3 rows, 1 out of order, 2 VIP, 1 love seat")
      let map = lines.dropFirst().map { line in line.drop { $0 == " " } }.filter { !$0.isEmpty }
      #expect(
        map == [
          "╭─ SCREEN ─╮", "A  □  □     □  □  A", "B  □  □  □     –  B", "C  ◇  ◇     ⊏──⊐  C",
          "□ free   ◇ VIP   ⊏⊐ love seat", "■ yours   ▒ held   × sold   – out of order     12 seats, 11 free",
        ])
      let ascii = try await layout(["show", "--ascii", "layout.json"])
      #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
      #expect(ascii.output.contains("B  o  o  o     -  B"))
    }
  }

  @Test("Two files are compared, and the status says whether they differ")
  func diff() async throws {
    try await Self.with(
      #"{"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"numbers": [1, 3], "x": 0}]}]}"#
    ) { layout in
      let same = try await layout(["diff", "layout.json", "layout.json"])
      #expect(same.status == 0)
      #expect(same.output == "The layouts are the same.\n")
    }
  }

  @Test("The schema is printed")
  func schema() async throws {
    let program = try await Program.kiosk(["layout", "schema"])
    #expect(program.output.contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""))
  }

  @Test(
    "A wrong command line ends with 2",
    arguments: [
      (["show"], "Say what to show: a file, --screen or --showtime."),
      (["show", "x", "--screen", "y"], "Give either the file `x` or --screen or --showtime."),
      (["show", "--showtime", "12"], "`12` is no showtime's id"),
      (["lint", "x", "--category", "Gold"], "--category needs a name and a value"),
      (["lint", "x", "--category", "Gold=SOFA"], "`SOFA` is no seat type"),
      (["lint", "x", "--style", "2=sofa"], "`sofa` is no meaning"),
      (["lint", "x", "--seat-width", "0"], "--seat-width lies between"),
      (["lint", "x", "--front", "north"], "The value 'north' is invalid for '--front <front>'"),
      (["lint", "x", "--format", "svg"], "The value 'svg' is invalid for '--format <format>'"),
      (["diff", "x"], "Give two files, or one file and --screen."),
      (["export"], "Give a file or --screen, one of the two."),
      (["import", "x"], "Missing expected argument '--screen"),
    ] as [([String], String)])
  func usage(arguments: [String], complaint: String) async throws {
    let program = try await Program.kiosk(["layout"] + arguments)
    #expect(program.status == 2)
    #expect(program.complaint.contains(complaint), "\(program.complaint)")
  }
}

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
