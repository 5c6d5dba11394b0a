import BoxOffice
import FoundationEssentials
import LayoutFormats
import FaultInjection
import TestSupport
import Testing

@Suite("Files that mean no good")
struct HostileFileTests {
  @Test(
    "What is no JSON is refused with line and column",
    arguments: [
      ("{\n  \"rows\": [1,\n}", "line 3, column 1: no value begins like this."),
      ("{\"zones\": NaN}", "line 1, column 11: no value begins like this."),
      ("{\"zones\": 01}", "line 1, column 12: expected a comma, or the object's end."),
      ("[1] 2", "line 1, column 5: there is something behind the end of the value."),
      ("\"a\tb\"", "line 1, column 3: a control character has to be written as an escape, such as \\n."),
      ("\"\\ud800\"", "line 1, column 8: half a surrogate pair stands alone."),
      ("\"abc", "line 1, column 5: the text ends within quotation marks."),
      ("[nul", "line 1, column 2: no value begins like this."),
      ("[-", "line 1, column 3: expected a digit."),
      (
        String(repeating: "[", count: 100_000),
        "line 1, column 66: more than 64 lists and objects lie in one another."
      ),
    ] as [(String, String)])
  func noJSON(text: String, reason: String) {
    #expect(ReadLayout(Data(text.utf8)).errorTexts == ["The file is no JSON: \(reason)"])
  }

  @Test("Bytes that are no UTF-8 are refused")
  func noUTF8() {
    #expect(ReadLayout(Data([0x22, 0xFF, 0xFE, 0x22])).errorTexts.first?.contains("no UTF-8") == true)
  }

  @Test(
    "JSON that is no layout is refused in every format",
    arguments: [
      "null", "5", "\"rows\"", "[]", "{}", #"{"zones": 5}"#, #"{"zones": []}"#, #"{"zones": [5, "x"]}"#,
      #"{"zones": [{"rows": [{"seats": [5]}]}]}"#, #"{"SeatLayoutData": null}"#,
      #"{"SeatLayoutData": {"Areas": {}}}"#,
      #"{"SeatLayoutData": {"Areas": [{"Rows": [{"Seats": [7]}]}]}}"#, #"{"rows": {}}"#, #"{"rows": [null]}"#,
      #"{"SeatLayoutData": {"Areas": [{"Rows": [{"Seats": [{"Position": {"RowIndex": 1e30, "ColumnIndex": -4}}]}]}]}}"#,
    ])
  func noLayout(text: String) {
    for format in [nil] + LayoutFormat.allCases.map(Optional.some) {
      let read = ReadLayout(Data(text.utf8), format: format)
      #expect(!read.errors.isEmpty, "\(String(describing: format))")
    }
  }

  @Test("Numbers of every size are refused or read, and nothing overflows")
  func hugeNumbers() {
    for number in [
      "1e400", "-1e400", "1e308", "9223372036854775808", "-9223372036854775808", "1e-320", "0.1e-5",
    ] {
      let pretix = ReadLayout(
        Data(
          #"""
          {"size": {"width": \#(number), "height": \#(number)}, "zones": [{"position": {"x": \#(number), "y": 0}, "rows": [
            {"row_number": \#(number), "seats": [{"seat_number": \#(number), "position": {"x": \#(number), "y": 1}},
             {"seat_number": "2", "position": {"x": 1, "y": \#(number)}}]}]}]}
          """#.utf8))
      #expect(pretix.format == .pretix)
      let vista = ReadLayout(
        Data(
          #"""
          {"SeatLayoutData": {"Areas": [{"RowCount": \#(number), "NumberOfSeats": \#(number), "Rows": [{"Seats": [
            {"Id": \#(number), "SeatStyle": \#(number), "Status": \#(number), "Position": {"RowIndex": \#(number),
             "ColumnIndex": \#(number)}}]}]}]}}
          """#.utf8))
      #expect(vista.format == .vista)
      let native = ReadLayout(
        Data(
          #"""
          {"version": \#(number), "metresPerSeat": \#(number), "rows": [{"label": "A", "y": \#(number), "seats": [
            {"number": \#(number), "x": \#(number)}, {"numbers": [1, \#(number)], "x": 0, "step": \#(number)}]}]}
          """#.utf8))
      #expect(!native.errors.isEmpty)
    }
  }

  @Test("Control characters in names are left out, or refused in a layout of our own")
  func controlCharacters() {
    let read = Sources.read(
      Sources.pretix([
        ("Sta\\u0000lls\\u001b[31m", [Sources.PretixRow(name: "A\\u0007", numbers: ["1\\u0000", "2"])])
      ]))
    #expect(read.errorTexts == [])
    #expect(read.layout?.places.map(\.label.description) == ["A1", "A2"])
    let native = ReadLayout(
      Data(#"{"version": 1, "rows": [{"label": "A\u0000", "y": 0, "seats": [{"number": 1, "x": 0}]}]}"#.utf8))
    #expect(native.errors.map(\.sentence) == ["the label has control characters."])
  }

  @Test(
    "10,000 seats are read in every format", .ownThread, arguments: LayoutFormat.allCases)
  func manySeats(format: LayoutFormat) {
    let rows = 0..<100
    let text: String
    switch format {
    case .pretix:
      text = Sources.pretix([
        (
          "",
          rows.map {
            Sources.PretixRow(name: "\($0 + 1)", numbers: (1...100).map(String.init), y: Double($0) * 30)
          }
        )
      ])
    case .vista:
      text = Sources.vista([
        Sources.VistaArea(
          rows: rows.map { row in
            Sources.VistaRow(
              name: "\(row + 1)", index: row,
              seats: (0..<100).map { Sources.VistaSeat(id: "\($0 + 1)", column: $0) })
          }, rowCount: 100, columnCount: 100)
      ])
    case .native:
      let entries = rows.map {
        #"{"label": "\#($0 + 1)", "y": \#($0), "seats": [{"numbers": [1, 100], "x": 0}]}"#
      }
      text = #"{"version": 1, "rows": [\#(entries.joined(separator: ","))]}"#
    case .csv:
      let lines = rows.flatMap { row in (1...100).map { "\(row + 1),\($0),\($0),\(row)" } }
      text = "row,number,x,y\n" + lines.joined(separator: "\n")
    case .seatCharts:
      text =
        "map: [" + rows.map { _ in "'\(String(repeating: "a", count: 100))'" }.joined(separator: ",\n") + "]"
    }
    let read = ReadLayout(Data(text.utf8))
    #expect(read.format == format)
    #expect(read.errorTexts == [])
    #expect(read.layout?.places.count == 10_000)
  }

  @Test("Cut off anywhere, a file is refused and nothing breaks")
  func cutOff() {
    let files = [
      Sources.vistaSmall, Data(Sources.pretix([("Stalls", [Sources.PretixRow(numbers: ["1", "2"])])]).utf8),
    ]
    for file in files {
      for length in stride(from: 0, to: file.count - 1, by: max(1, file.count / 60)) {
        #expect(!ReadLayout(file.prefix(length)).errors.isEmpty)
      }
    }
  }

  @Test("Whatever bytes are put in, something is answered", arguments: 0..<60 as Range<UInt64>)
  func noise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var bytes = Array(
      seed.isMultiple(of: 2)
        ? Sources.vistaSmall
        : Data(
          Sources.pretix([
            (
              "Stalls",
              [
                Sources.PretixRow(numbers: ["1", "2", "3"]),
                Sources.PretixRow(name: "B", numbers: ["1"], y: 30),
              ]
            )
          ]).utf8))
    let pieces = ["null", "-1", "[]", "{}", "\"\"", "1e9", "true", "99999"].map { Array($0.utf8) }
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      // Digits and nulls are replaced, so that most of it stays JSON.
      let places = bytes.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) }
      guard let at = places.randomElement(using: &generator),
        let piece = pieces.randomElement(using: &generator)
      else { break }
      bytes.replaceSubrange(at...at, with: piece)
    }
    let read = ReadLayout(Data(bytes))
    if read.errors.isEmpty {
      #expect(read.layout?.problems.isEmpty == true)
    }
  }
}
