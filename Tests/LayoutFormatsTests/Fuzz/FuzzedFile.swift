import BoxOffice
import FaultInjection
import FoundationEssentials
import LayoutFormats

/// A file from a seed: one that somebody might have, changed a little.
struct FuzzedFile {
  private(set) var bytes: Data
  /// Its seats, where they are known beforehand.
  private(set) var seats: [FileSeat]?
  let choices: ImportChoices

  static let samples: [Data] = {
    let pretix = Sources.pretix([
      (
        "Stalls",
        ["A", "B", "C"].enumerated().map {
          Sources.PretixRow(name: $1, numbers: ["\($1)-1", "\($1)-2", "\($1)-3"], y: Double($0) * 30, id: $1)
        }
      ),
      ("Circle", [Sources.PretixRow(name: "A", numbers: ["0-1", "1-1", "2-1"], x: 40, y: 200, id: "c")]),
    ])
    let native = #"""
      {"version": 1, "rows": [{"label": "A", "y": 0, "seats": [{"numbers": [1, 4], "x": 2}, {"number": 9, "x": 11, "type": "WHEELCHAIR"},
        {"number": 10, "x": 12, "type": "COMPANION", "companionOf": 9}]}, {"label": "B", "y": 1, "seats": [{"numbers": [9, 12], "x": 2, "pair": true}]}]}
      """#
    let map =
      #"{"map": ["aa_a[x,7]", "b[,B1]b_b", "____", "aaaa"], "seats": {"b": {"category": "VIP"}}, "naming": {"rows": ["A", "B", "", "C"]}}"#
    let texts = [pretix, native, map, #"{"count": 1, "results": [{"name": "One", "layout": \#(pretix)}]}"#]
    let files = [Sources.vistaSmall, Sources.vistaBlockInAHole, Sources.pretixTextNumbers]
    return files + texts.map { Data($0.utf8) } + mendedStadium
  }()

  private static var mendedStadium: [Data] {
    guard let text = Sources.stadium, let root = try? JSONNode(parsing: text) else { return [] }
    return [text, PretixMend(root, text: text).text]
  }

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    choices = FuzzedFile.choices(&generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0, 1: (bytes, seats) = FuzzedFile.table(&generator)
    case 2: (bytes, seats) = FuzzedFile.map(&generator)
    default:
      bytes = FuzzedFile.samples.randomElement(using: &generator) ?? Data()
      // A large file is changed in many places for each that is changed in a small one.
      if generator.happens(85), let root = try? JSONNode(parsing: bytes) {
        var tree = FileTree(root)
        for _ in 0..<Int.random(in: 1...5, using: &generator) { tree.mutate(&generator) }
        bytes = Data(tree.written.utf8)
      }
    }
    if generator.happens(20) {
      seats = nil
      for _ in 0..<Int.random(in: 1...3, using: &generator) { damage(&generator) }
    }
    if generator.happens(10), let text = String(validating: bytes, as: UTF8.self) { encode(text, &generator) }
  }

  private static func choices(_ generator: inout SeededGenerator) -> ImportChoices {
    var choices = ImportChoices()
    guard generator.happens(40) else { return choices }
    if generator.happens(40) { choices.front = ImportChoices.Edge.allCases.randomElement(using: &generator) }
    if generator.happens(40) {
      choices.numberOne = ImportChoices.Side.allCases.randomElement(using: &generator)
    }
    if generator.happens(30) {
      choices.floors = ImportChoices.Floors.allCases.randomElement(using: &generator)
    }
    if generator.happens(30) { choices.areas = ImportChoices.Areas.allCases.randomElement(using: &generator) }
    if generator.happens(10) { choices.seatWidth = [1, 12.5, 40].randomElement(using: &generator) }
    return choices
  }

  // MARK: - Texts with a known hall

  private static func table(_ generator: inout SeededGenerator) -> (Data, [FileSeat]) {
    func pick<Value>(_ values: [Value], _ generator: inout SeededGenerator) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }
    let separator = pick([",", ";", "\t", "|"], &generator)
    let end = pick(["\n", "\r\n"], &generator)
    let names = [
      pick(["row", "Reihe", "Row Name", "FILA", "rangée"], &generator),
      pick(["number", "Platz", "Seat No.", "asiento"], &generator),
      pick(["x", "X-Pos", "left"], &generator), pick(["y", "Pos Y", "top"], &generator),
      pick(["type", "Kategorie"], &generator),
    ]
    let order = [0, 1, 2, 3, 4].shuffled(using: &generator)
    let width = pick([1.0, 25, 32.5], &generator)
    let usesCommas = separator != "," && generator.happens(50)
    let style = Int.random(in: 0..<4, using: &generator)
    func number(_ value: Double) -> String {
      let text = Int(exactly: value).map { "\($0)" } ?? "\(value)"
      return usesCommas ? text.replacing(".", with: ",") : text
    }
    var seats: [FileSeat] = []
    var lines: [String] = []
    for row in 0..<Int.random(in: 1...8, using: &generator) {
      let name = pick(["\(row + 1)", String(UnicodeScalar(UInt8(65 + row)))], &generator)
      let shift = Double(Int.random(in: 0...3, using: &generator)) / 2
      for column in 0..<Int.random(in: 1...12, using: &generator) where generator.happens(90) {
        let texts = ["\(column + 1)", "\(name)-\(column + 1)", "\(name)\(column + 1)", "Seat \(column + 1)"]
        // A digit behind a digit goes on with it.
        let text = style == 2 && name.first?.isNumber == true ? texts[1] : texts[style]
        let (x, y) = ((Double(column) + shift) * width, Double(row) * width)
        seats.append(FileSeat(zone: 0, text: text, x: x, y: y))
        let cells = [name, text, number(x), number(y), pick(["", "VIP", "standard"], &generator)]
        lines.append(
          order.map { generator.happens(10) ? "\"\(cells[$0])\"" : cells[$0] }.joined(separator: separator))
      }
    }
    lines.shuffle(using: &generator)
    let header = order.map { names[$0] }.joined(separator: separator)
    return (Data(([header] + lines).joined(separator: end).utf8), seats)
  }

  private static func map(_ generator: inout SeededGenerator) -> (Data, [FileSeat]) {
    var seats: [FileSeat] = []
    let columns = Int.random(in: 1...14, using: &generator)
    let rows = (0..<Int.random(in: 1...8, using: &generator)).map { row -> String in
      (0..<columns).map { column -> String in
        guard generator.happens(80) else { return "_" }
        let label = generator.happens(10) ? "\(column + 1)" : nil
        seats.append(FileSeat(zone: 0, text: "\(column + 1)", x: Double(column + 1), y: Double(row + 1)))
        return (generator.happens(50) ? "a" : "f") + (label.map { "[s\(row)x\(column),\($0)]" } ?? "")
      }.joined()
    }
    let quote = generator.happens(50) ? "'" : "\""
    let list =
      "[" + rows.map { quote + $0 + quote }.joined(separator: generator.happens(50) ? ",\n" : ", ") + "]"
    let texts = [
      "map: \(list)", "$('#m').seatCharts({ map: \(list), seats: { f: { category: 'VIP' } } });",
      "<html><script>var sc = $(x).seatCharts({ click: function () { return '}'; }, map: \(list) });</script></html>",
    ]
    return (Data((texts.randomElement(using: &generator) ?? "").utf8), seats)
  }

  // MARK: - Bytes

  private mutating func damage(_ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let at = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.remove(at: at)
    case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &generator)))
    case 3:
      bytes.insert(
        contentsOf: Array(
          ["\"", ",", "[", "}", "\n", ";", "é", "9", "_", "\\", "/*"].randomElement(using: &generator)?.utf8
            ?? "".utf8), at: at)
    default: bytes = bytes.prefix(at)
    }
    bytes = Data(bytes)
  }

  private mutating func encode(_ text: String, _ generator: inout SeededGenerator) {
    let units = Array(text.utf16)
    bytes =
      generator.happens(50)
      ? Data([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      : Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
  }
}
