package import FoundationEssentials

/// What is wrong with a stored layout, all of it.
package struct InvalidLayout: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one.
  package let problems: [LayoutProblem]

  package init(_ problems: [LayoutProblem]) {
    self.problems = problems
  }

  package var description: String { problems.map(\.description).joined(separator: " ") }
}

extension SeatLayout {
  /// Reads and validates the stored form.
  ///
  /// ```json
  /// {"version": 1, "screen": "top", "metresPerSeat": 0.56,
  ///  "rows": [{"label": "A", "y": 0, "seats": [
  ///    {"numbers": [1, 8], "x": 2},
  ///    {"number": 9, "x": 11, "type": "WHEELCHAIR"},
  ///    {"number": 10, "x": 12, "type": "COMPANION", "companionOf": 9},
  ///    {"numbers": [11, 12], "x": 14, "pair": true},
  ///    {"number": 13, "x": 17, "y": 0.4, "outOfOrder": "broken armrest"}]}],
  ///  "fixtures": [{"text": "EXIT", "x": 0, "y": 4}]}
  /// ```
  /// A seat with `numbers` is a run from the first to the last number, up or down, `step` seat widths apart
  /// (1 when absent) from `x` on; with `pair`, each two of it are a love seat. `y` overrides the row's.
  package init(json: Data) throws(InvalidLayout) {
    let stored: StoredLayout
    do {
      stored = try JSONDecoder().decode(StoredLayout.self, from: json)
    } catch let error as DecodingError {
      throw InvalidLayout([LayoutProblem(sentence(for: error))])
    } catch {
      throw InvalidLayout([LayoutProblem("The layout is not JSON: \(error)")])
    }
    try self.init(stored)
  }

  private init(_ stored: StoredLayout) throws(InvalidLayout) {
    var problems: [LayoutProblem] = []
    if stored.version != SeatLayout.version {
      problems.append(
        LayoutProblem(
          "`version` is \(stored.version), but this program reads version \(SeatLayout.version)."))
    }
    let side = ScreenSide(rawValue: stored.screen ?? "top")
    if side == nil { problems.append(LayoutProblem("`screen` must be \"top\" or \"bottom\".")) }
    var rows: [Row] = []
    for (index, row) in stored.rows.enumerated() {
      guard let label = row.label else {
        problems.append(LayoutProblem("Row \(index + 1) has no `label`."))
        continue
      }
      var places: [Place] = []
      for (position, run) in row.seats.enumerated() {
        switch run.places(row: label, rowY: row.y) {
        case .success(let expanded): places += expanded
        case .failure(let reason):
          problems.append(LayoutProblem("Row “\(label)”, entry \(position + 1): \(reason)"))
        }
      }
      rows.append(Row(label: label, places: places.sorted { $0.x < $1.x }))
    }
    let fixtures = (stored.fixtures ?? []).map { Fixture(text: $0.text, x: $0.x, y: $0.y) }
    self.init(
      screenSide: side ?? .top, rows: rows, fixtures: fixtures, metresPerSeat: stored.metresPerSeat)
    if problems.isEmpty { problems = self.problems }
    if !problems.isEmpty { throw InvalidLayout(problems) }
  }

  /// The stored form: runs of equal seats written as one entry, sorted keys, so that equal layouts are equal
  /// bytes.
  package var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let stored = StoredLayout(
      version: SeatLayout.version, screen: screenSide.rawValue, metresPerSeat: metresPerSeat,
      rows: rows.map(StoredRow.init),
      fixtures: fixtures.isEmpty ? nil : fixtures.map { StoredFixture(text: $0.text, x: $0.x, y: $0.y) })
    // Encoding fails only for numbers that are not finite, and those are problems found before.
    return (try? encoder.encode(stored)) ?? Data()
  }
}

/// A decoding error as a sentence that says where and what.
private func sentence(for error: DecodingError) -> String {
  func place(_ path: [any CodingKey]) -> String {
    var words: [String] = []
    for key in path {
      if let index = key.intValue {
        let last = words.popLast() ?? "entry"
        words.append("\(last == "rows" ? "row" : last == "seats" ? "entry" : last) \(index + 1)")
      } else {
        words.append(key.stringValue)
      }
    }
    return words.isEmpty ? "the layout" : words.joined(separator: ", ")
  }
  switch error {
  case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
    return "At \(place(context.codingPath)): expected \(name(of: type))."
  case .keyNotFound(let key, let context):
    return "At \(place(context.codingPath)): `\(key.stringValue)` is missing."
  case .dataCorrupted(let context):
    return "The layout is not JSON: \(context.debugDescription)"
  @unknown default:
    return "The layout cannot be read."
  }
}

private func name(of type: Any.Type) -> String {
  switch type {
  case is Int.Type: "a whole number"
  case is Double.Type: "a number"
  case is String.Type: "a text"
  case is Bool.Type: "true or false"
  case is [Any].Type: "a list"
  default: "an object"
  }
}

private struct StoredLayout: Codable {
  var version: Int
  var screen: String?
  var metresPerSeat: Double?
  var rows: [StoredRow]
  var fixtures: [StoredFixture]?
}

private struct StoredFixture: Codable {
  var text: String
  var x: Double
  var y: Double
}

private struct StoredRow: Codable {
  var label: String?
  var y: Double?
  var seats: [StoredRun]

  /// Gathers neighbours that differ only by one number and one step into runs.
  init(_ row: SeatLayout.Row) {
    label = row.label
    let rowY = row.places.first?.y ?? 0
    y = rowY
    seats = []
    var rest = row.places[...]
    while let first = rest.first {
      var run = StoredRun(first, rowY: rowY)
      if first.partner != nil, rest.count > 1, rest[rest.startIndex + 1].label == first.partner {
        let second = rest[rest.startIndex + 1]
        run.numbers = [first.label.number, second.label.number]
        let step = hundredths(second.x - first.x)
        run.step = step == 1 ? nil : step
        run.number = nil
        run.pair = true
        rest = rest.dropFirst(2)
      } else {
        let length = runLength(of: rest)
        if length > 1 {
          let last = rest[rest.startIndex + length - 1]
          let step = hundredths(rest[rest.startIndex + 1].x - first.x)
          run.numbers = [first.label.number, last.label.number]
          run.number = nil
          run.step = step == 1 ? nil : step
        }
        rest = rest.dropFirst(length)
      }
      seats.append(run)
    }
  }
}

/// As `seats.x_position` keeps it.
private func hundredths(_ length: Double) -> Double {
  (length * 100).rounded() / 100
}

/// How many places from the first on are one run: alike, one number and one step apart.
private func runLength(of places: ArraySlice<SeatLayout.Place>) -> Int {
  guard let first = places.first, first.partner == nil, first.companionOf == nil, places.count > 1
  else { return 1 }
  let second = places[places.startIndex + 1]
  let step = hundredths(second.x - first.x)
  let direction = second.label.number - first.label.number
  guard abs(direction) == 1 else { return 1 }
  var length = 1
  for place in places.dropFirst() {
    var expected = first
    expected.label = SeatLabel(row: first.label.row, number: first.label.number + direction * length)
    expected.x = hundredths(first.x + step * Double(length))
    guard place == expected else { break }
    length += 1
  }
  return length
}

private struct StoredRun: Codable {
  var number: Int?
  var numbers: [Int]?
  var x: Double?
  var y: Double?
  var step: Double?
  var type: String?
  var pair: Bool?
  var companionOf: Int?
  var outOfOrder: String?

  init(_ place: SeatLayout.Place, rowY: Double) {
    number = place.label.number
    x = place.x
    y = place.y == rowY ? nil : place.y
    type = place.type == .standard ? nil : place.type.rawValue
    companionOf = place.companionOf?.number
    outOfOrder = place.outOfOrder
  }

  func places(row: String, rowY: Double?) -> Result<[SeatLayout.Place], LayoutProblem> {
    let seatNumbers: [Int]
    switch (number, numbers) {
    case (let number?, nil): seatNumbers = [number]
    case (nil, let range?) where range.count == 2 && abs(range[1] - range[0]) < 1_000:
      let (first, last) = (range[0], range[1])
      seatNumbers = first <= last ? Array(first...last) : (last...first).reversed()
    case (nil, .some): return .failure(LayoutProblem("`numbers` must be [first, last], at most 1,000 seats."))
    default: return .failure(LayoutProblem("give either `number` or `numbers`."))
    }
    guard let x else { return .failure(LayoutProblem("`x` is missing.")) }
    guard let y = y ?? rowY else { return .failure(LayoutProblem("`y` is missing here and on the row.")) }
    guard let type = SeatType(rawValue: type ?? SeatType.standard.rawValue) else {
      let known = SeatType.allCases.map(\.rawValue).joined(separator: ", ")
      return .failure(LayoutProblem("`type` is “\(type ?? "")”, but must be one of \(known)."))
    }
    if pair == true, !seatNumbers.count.isMultiple(of: 2) {
      return .failure(LayoutProblem("`pair` needs an even number of seats."))
    }
    let step = step ?? 1
    return .success(
      seatNumbers.enumerated().map { index, number in
        let partner = pair == true ? seatNumbers[index ^ 1] : nil
        return SeatLayout.Place(
          label: SeatLabel(row: row, number: number), type: type, x: hundredths(x + Double(index) * step),
          y: hundredths(y),
          partner: partner.map { SeatLabel(row: row, number: $0) },
          companionOf: companionOf.map { SeatLabel(row: row, number: $0) }, outOfOrder: outOfOrder)
      })
  }
}
