/// Reads objects of the stored form and collects what is wrong with them instead of stopping at the first
/// problem.
struct StoredReader {
  var problems: [LayoutProblem] = []

  mutating func report(_ sentence: String) { problems.append(LayoutProblem(sentence)) }

  /// Where an object is, counted from 1. It is put into words only if something is wrong, since each map that
  /// opens reads hundreds.
  enum Place: CustomStringConvertible {
    case layout
    case focus
    case rules
    case fixture(Int)
    case row(Int)
    case entry(Int, row: Int)

    var description: String {
      switch self {
      case .layout: "the layout"
      case .focus: "focus"
      case .rules: "rules"
      case .fixture(let number): "fixtures \(number)"
      case .row(let number): "row \(number)"
      case .entry(let number, let row): "row \(row), entry \(number)"
      }
    }
  }

  /// An object that has these keys and no others.
  mutating func fields<Key: CodingKey & CaseIterable>(
    of node: JSONNode, at place: Place, _: Key.Type
  ) -> Fields? {
    guard let members = node.object else {
      report("At \(place): expected an object.")
      return nil
    }
    var given: [String] = []
    for member in members {
      if Key(stringValue: member.key) == nil {
        let known = Key.allCases.map { "`\($0.stringValue)`" }.joined(separator: ", ")
        report("At \(place): `\(member.key)` is unknown; known are \(known).")
      } else if given.contains(member.key) {
        report("At \(place): `\(member.key)` stands there twice.")
      } else {
        given.append(member.key)
      }
    }
    return Fields(place: place, object: node)
  }

  /// An object's values by key. There are so few that a linear search is faster than a dictionary.
  struct Fields {
    let place: Place
    fileprivate let object: JSONNode

    subscript(key: String) -> JSONNode? { object[key] }

    func isGiven(_ key: String) -> Bool { self[key].map { !$0.isNull } ?? false }

    func place(of key: String) -> String {
      if case .layout = place { key } else { "\(place), \(key)" }
    }
  }

  mutating func integer(_ key: String, of fields: Fields, isRequired: Bool = false) -> Int? {
    value(key, of: fields, isRequired, "a whole number", \.integer)
  }

  mutating func number(_ key: String, of fields: Fields, isRequired: Bool = false) -> Double? {
    value(key, of: fields, isRequired, "a number", \.double)
  }

  mutating func text(_ key: String, of fields: Fields, isRequired: Bool = false) -> String? {
    value(key, of: fields, isRequired, "a text", \.string)
  }

  mutating func flag(_ key: String, of fields: Fields) -> Bool? {
    value(key, of: fields, false, "true or false", \.bool)
  }

  mutating func list(_ key: String, of fields: Fields, isRequired: Bool = false) -> [JSONNode]? {
    value(key, of: fields, isRequired, "a list", \.array)
  }

  private mutating func value<Value>(
    _ key: String, of fields: Fields, _ isRequired: Bool, _ expected: String,
    _ read: (JSONNode) -> Value?
  ) -> Value? {
    guard let node = fields[key], isRequired || !node.isNull else {
      if isRequired { report("At \(fields.place): `\(key)` is missing.") }
      return nil
    }
    if let value = read(node) { return value }
    report("At \(fields.place(of: key)): expected \(expected).")
    return nil
  }
}

extension StoredLayout {
  init?(_ node: JSONNode, _ reader: inout StoredReader) {
    guard let fields = reader.fields(of: node, at: .layout, CodingKeys.self) else { return nil }
    version = reader.integer("version", of: fields, isRequired: true)
    screen = reader.text("screen", of: fields)
    metresPerSeat = reader.number("metresPerSeat", of: fields)
    metresToScreen = reader.number("metresToScreen", of: fields)
    seatCount = reader.integer("seatCount", of: fields)
    focus = fields["focus"].flatMap { $0.isNull ? nil : StoredFocus($0, &reader) }
    rules = fields["rules"].flatMap { $0.isNull ? nil : StoredRules($0, &reader) }
    rows = []
    for (index, node) in (reader.list("rows", of: fields, isRequired: true) ?? []).enumerated() {
      if let row = StoredRow(node, index: index, &reader) { rows.append(row) }
    }
    fixtures = []
    for (index, node) in (reader.list("fixtures", of: fields) ?? []).enumerated() {
      if let fixture = StoredFixture(node, index: index, &reader) { fixtures?.append(fixture) }
    }
  }
}

extension StoredFocus {
  fileprivate init?(_ node: JSONNode, _ reader: inout StoredReader) {
    guard let fields = reader.fields(of: node, at: .focus, CodingKeys.self) else { return nil }
    let x = reader.number("x", of: fields, isRequired: true)
    let y = reader.number("y", of: fields, isRequired: true)
    guard let x, let y else { return nil }
    self.init(x: x, y: y)
  }
}

extension StoredRules {
  fileprivate init?(_ node: JSONNode, _ reader: inout StoredReader) {
    guard let fields = reader.fields(of: node, at: .rules, CodingKeys.self) else { return nil }
    loneSeats = reader.text("loneSeats", of: fields)
    releaseAccessible = reader.text("releaseAccessible", of: fields)
  }
}

extension StoredFixture {
  fileprivate init?(_ node: JSONNode, index: Int, _ reader: inout StoredReader) {
    guard let fields = reader.fields(of: node, at: .fixture(index + 1), CodingKeys.self) else {
      return nil
    }
    let text = reader.text("text", of: fields, isRequired: true)
    let x = reader.number("x", of: fields, isRequired: true)
    let y = reader.number("y", of: fields, isRequired: true)
    guard let text, let x, let y else { return nil }
    self.init(text: text, x: x, y: y)
  }
}

extension StoredRow {
  fileprivate init?(_ node: JSONNode, index: Int, _ reader: inout StoredReader) {
    guard let fields = reader.fields(of: node, at: .row(index + 1), CodingKeys.self) else { return nil }
    let label = reader.text("label", of: fields)
    if !fields.isGiven("label") { reader.report("Row \(index + 1) has no `label`.") }
    section = reader.text("section", of: fields)
    y = reader.number("y", of: fields)
    seats = []
    for (entry, node) in (reader.list("seats", of: fields, isRequired: true) ?? []).enumerated() {
      if let run = StoredRun(node, entry: entry + 1, row: index + 1, &reader) { seats.append(run) }
    }
    guard let label else { return nil }
    self.label = label
  }
}

extension StoredRun {
  fileprivate init?(_ node: JSONNode, entry: Int, row: Int, _ reader: inout StoredReader) {
    let known = reader.problems.count
    guard let fields = reader.fields(of: node, at: .entry(entry, row: row), CodingKeys.self) else {
      return nil
    }
    self.entry = entry
    number = reader.integer("number", of: fields)
    if let list = reader.list("numbers", of: fields) {
      let whole = list.compactMap(\.integer)
      if whole.count != list.count {
        reader.report("At \(fields.place(of: "numbers")): expected a whole number.")
      }
      numbers = whole
    }
    x = reader.number("x", of: fields)
    y = reader.number("y", of: fields)
    step = reader.number("step", of: fields)
    type = reader.text("type", of: fields)
    pair = reader.flag("pair", of: fields)
    pairedWith = reader.integer("pairedWith", of: fields)
    companionOf = reader.integer("companionOf", of: fields)
    outOfOrder = reader.text("outOfOrder", of: fields)
    // What is missing because it could not be read is not a second problem.
    if reader.problems.count > known { return nil }
  }
}
