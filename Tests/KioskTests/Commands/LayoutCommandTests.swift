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

  @Test("`-` is standard input, whatever format it is in")
  func standardInput() async throws {
    let table = "row;number;x;y;type\nA;1;0;0;VIP\nA;2;1;0;VIP\n"
    let lint = try await Program.kiosk(["layout", "lint", "-"], input: table)
    #expect(lint.status == 0)
    #expect(
      lint.output.hasSuffix("standard input: 2 seats in 1 row, 2 VIP: nothing wrong.\n"), "\(lint.output)")
    let shown = try await Program.kiosk(["layout", "show", "-"], input: "map: ['aa_a', 'a__a']")
    #expect(shown.output.hasPrefix("standard input: 5 seats in 2 rows\n"))
    let exported = try await Program.kiosk(["layout", "export", "-"], input: table)
    #expect(exported.output.contains(#"{"numbers": [1, 2], "x": 0, "type": "VIP"}"#), "\(exported.output)")
    let empty = try await Program.kiosk(["layout", "lint", "-"])
    #expect(empty.status == 1)
    #expect(empty.output == "standard input: error: The file is empty.\nstandard input: 1 error.\n")
    let refused = try await Program.kiosk(["layout", "export", "-"])
    #expect(
      refused.complaint == "Error: Standard input has 1 error. `kiosk layout lint` lists them all.\n")
    let mended = try await Program.kiosk(["layout", "lint", "--fix", "-"], input: table)
    #expect(mended.complaint == "Error: Standard input cannot be mended: give --fix a file.\n")
  }

  @Test("Ten of a kind are listed, and with --verbose all")
  func summedUp() async throws {
    let lines = (1...15).map { "A,\($0),\($0),0\nB,\($0),\($0),0" }
    let table = (["row,number,x,y"] + lines).joined(separator: "\n")
    let short = try await Program.kiosk(["layout", "lint", "-"], input: table)
    #expect(short.output.matches(of: /: error: Row .* lies exactly where/).count == 10)
    #expect(
      short.output.contains(
        "standard input: error: and 5 more like that of Row “B”, seat 1 (x 1, y 0); --verbose lists all.\n"),
      "\(short.output)")
    let all = try await Program.kiosk(["layout", "lint", "-", "--verbose"], input: table)
    #expect(all.output.matches(of: /: error: Row .* lies exactly where/).count == 15)
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
