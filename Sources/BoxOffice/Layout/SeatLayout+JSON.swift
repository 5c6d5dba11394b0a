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
  /// (1 when absent) from `x` on; with `pair`, each two of it are a love seat. `y` overrides the row's. The halves
  /// of a love seat that are written one by one name each other by `pairedWith`. Unknown keys are refused: a
  /// misspelt `outOfOrder` would sell a broken seat.
  package init(json: Data) throws(InvalidLayout) {
    let stored: StoredLayout
    do {
      stored = try JSONDecoder().decode(Strict<StoredLayout>.self, from: json).object
    } catch let error as DecodingError {
      throw InvalidLayout([LayoutProblem(sentence(for: error))])
    } catch let error as UnknownKey {
      throw InvalidLayout([
        LayoutProblem("At \(place(error.path)): `\(error.key)` is unknown; known are \(error.known).")
      ])
    } catch {
      throw InvalidLayout([LayoutProblem("The layout cannot be read: \(error)")])
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
    for (index, row) in stored.rows.map(\.object).enumerated() {
      guard let label = row.label else {
        problems.append(LayoutProblem("Row \(index + 1) has no `label`."))
        continue
      }
      var places: [Place] = []
      for (position, run) in row.seats.map(\.object).enumerated() {
        switch run.places(row: label, rowY: row.y) {
        case .success(let expanded): places += expanded
        case .failure(let reason):
          problems.append(LayoutProblem("Row “\(label)”, entry \(position + 1): \(reason)"))
        }
      }
      rows.append(Row(label: label, places: places.sorted { $0.x < $1.x }, section: row.section))
    }
    let fixtures = (stored.fixtures ?? []).map {
      Fixture(text: $0.object.text, x: $0.object.x, y: $0.object.y)
    }
    let rules = stored.rules?.object.rules { problems.append($0) }
    self.init(
      screenSide: side ?? .top, rows: rows, fixtures: fixtures, metresPerSeat: stored.metresPerSeat,
      metresToScreen: stored.metresToScreen,
      focus: stored.focus.map { Focus(x: $0.object.x, y: $0.object.y) }, rules: rules ?? SeatingRules(),
      seatCount: stored.seatCount)
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
      metresToScreen: metresToScreen, seatCount: seatCount,
      focus: focus.map { Strict(StoredFocus(x: $0.x, y: $0.y)) },
      rules: StoredRules(rules).map { Strict($0) }, rows: rows.map { Strict(StoredRow($0)) },
      fixtures: fixtures.isEmpty
        ? nil : fixtures.map { Strict(StoredFixture(text: $0.text, x: $0.x, y: $0.y)) })
    // Encoding fails only for numbers that are not finite, and those are problems found before.
    return (try? encoder.encode(stored)) ?? Data()
  }
}

/// Where in the layout a path of keys leads: `row 2, entry 1, x`.
private func place(_ path: [any CodingKey]) -> String {
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

/// A decoding error as a sentence that says where and what.
private func sentence(for error: DecodingError) -> String {
  switch error {
  case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
    return "At \(place(context.codingPath)): expected \(name(of: type))."
  case .keyNotFound(let key, let context):
    return "At \(place(context.codingPath)): `\(key.stringValue)` is missing."
  case .dataCorrupted(let context):
    // No JSON at all, or a value that does not fit, such as half a seat's number.
    return "The layout cannot be read: \(context.debugDescription)"
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
