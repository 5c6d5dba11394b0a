import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("The layout format's JSON Schema")
struct SchemaTests {
  private static let sample = #"""
    {"version": 1, "screen": "bottom", "metresPerSeat": 0.56, "metresToScreen": 4.5, "seatCount": 8,
     "focus": {"x": 4, "y": 1}, "rules": {"loneSeats": "lenient", "releaseAccessible": "section"},
     "rows": [
      {"label": "A", "section": "Stalls", "y": 0, "seats": [{"numbers": [1, 2], "x": 2, "step": 1.5, "type": "VIP"},
        {"number": 9, "x": 11, "type": "WHEELCHAIR"}, {"number": 10, "x": 12, "type": "COMPANION", "companionOf": 9}]},
      {"label": "B", "seats": [{"numbers": [9, 10], "x": 11, "y": 1, "pair": true}, {"number": 11, "x": 14, "y": 1, "pairedWith": 12},
        {"number": 12, "x": 16, "y": 1.4, "pairedWith": 11}]}],
     "fixtures": [{"text": "EXIT", "x": 0, "y": 4}]}
    """#

  private static func schema() throws -> SchemaValidator {
    SchemaValidator(try JSONNode(parsing: Data(LayoutSchema.text.utf8)))
  }

  @Test("It accepts what the reader accepts: samples and exported halls")
  func accepts() throws {
    let schema = try Self.schema()
    let small = try #require(ReadLayout(Sources.vistaSmall).layout)
    for text in [Self.sample, small.text, String(decoding: small.json, as: UTF8.self)] {
      #expect(ReadLayout(Data(text.utf8)).errorTexts == [])
      #expect(schema.complaints(about: try JSONNode(parsing: Data(text.utf8))) == [])
    }
  }

  @Test("It knows the keys that the reader knows, and no others")
  func keys() throws {
    let schema = try Self.schema()
    for (path, place) in [
      ([], "the layout"), (["focus"], "focus"), (["rules"], "rules"), (["rows"], "row 1"),
      (["rows", "seats"], "row 1, entry 1"),
      (["fixtures"], "fixtures 1"),
    ] as [([String], String)] {
      var text = Self.sample
      // A key that nobody knows makes the reader list those that it does.
      let marker =
        switch place {
        case "the layout": "\"version\": 1"
        case "focus": "\"x\": 4,"
        case "rules": "\"loneSeats\""
        case "row 1": "\"label\": \"A\""
        case "row 1, entry 1": "\"numbers\": [1, 2]"
        default: "\"text\""
        }
      let range = try #require(text.firstRange(of: marker))
      text.replaceSubrange(range, with: "\"bogus\": 1, \(marker)")
      let sentence = try #require(ReadLayout(Data(text.utf8)).problems.first?.description)
      #expect(sentence.hasPrefix("At \(place): `bogus` is unknown; known are "))
      let known = sentence.split(separator: "`").enumerated().filter { !$0.offset.isMultiple(of: 2) }
        .map { String($0.element) }.dropFirst()
      #expect(Set(known) == Set(schema.keys(at: path)))
      #expect(!schema.complaints(about: try JSONNode(parsing: Data(text.utf8))).isEmpty)
    }
  }

  /// Each value of the sample is replaced by each of these, and each key left out.
  private static let replacements = [
    "null", "true", "-1", "0", "1.5", "\"\"", "\"x\"", "[]", "{}", "1e6", "\"\\u0001\"", "[1]",
  ]

  @Test("It refuses what the reader refuses, whatever is changed in a layout", arguments: replacements)
  func refuses(replacement: String) throws {
    let schema = try Self.schema()
    let bytes = Array(Self.sample.utf8)
    for node in try JSONNode(parsing: Data(Self.sample.utf8)).all {
      var changed = bytes
      changed.replaceSubrange(node.range, with: Array(replacement.utf8))
      let text = Data(changed)
      let read = ReadLayout(text)
      let complaints = schema.complaints(about: try JSONNode(parsing: text))
      // A schema cannot tell what one value means for another; everything else it must.
      let isBeyondSchema = read.errors.allSatisfy { problem in
        [
          "appears twice", "`seatCount` is", "is not a wheelchair space", "its pair",
          "belongs to a wheelchair space",
          "needs an even number", "goes with a single", "is missing here and on the row", "give either",
          "lies exactly",
          "lies over", "between 0 and 999.99", "must say which wheelchair", "has no seats", "half of a pair",
          "needs `metresPerSeat` beside it",
        ].contains { problem.description.contains($0) }
      }
      if read.errors.isEmpty {
        #expect(complaints == [], "\(String(decoding: changed, as: UTF8.self))")
      } else if complaints.isEmpty {
        #expect(isBeyondSchema, "\(read.errorTexts) \(String(decoding: changed, as: UTF8.self))")
      }
    }
  }

  @Test("It is of draft 2020-12, and for this version of the format")
  func isValidJSONSchema() throws {
    let root = try JSONNode(parsing: Data(LayoutSchema.text.utf8))
    #expect(root["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    #expect(root["properties"]?["version"]?["const"]?.integer == SeatLayout.version)
  }
}

extension JSONNode {
  /// This value and all within it.
  fileprivate var all: [JSONNode] {
    [self] + (array ?? []).flatMap(\.all) + (object ?? []).flatMap(\.value.all)
  }
}
