package import FoundationEssentials

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
  /// A seat with `numbers` is a run from the first to the last number, up or down, beginning at `x`, with
  /// `step` seat widths between seats (1 if absent). With `pair`, every two of them are a love seat. `y`
  /// overrides the row's. The halves of a love seat that are written one by one refer to each other by
  /// `pairedWith`. Unknown keys are refused, because a misspelt `outOfOrder` would sell a broken seat.
  /// - Throws: every problem, even if part of the text could not be read.
  package init(json: Data) throws(InvalidLayout) {
    let node: JSONNode
    do throws(JSONSyntaxError) {
      node = try JSONNode(parsing: json)
    } catch {
      throw InvalidLayout([LayoutProblem("The layout cannot be read: \(error)")])
    }
    let (layout, problems) = SeatLayout.read(node)
    guard let layout, problems.isEmpty else { throw InvalidLayout(problems) }
    self = layout
  }

  /// What could be read of the stored form, and everything that is wrong with it. Nil if it is not a layout
  /// at all.
  package static func read(_ node: JSONNode) -> (layout: SeatLayout?, problems: [LayoutProblem]) {
    var reader = StoredReader()
    guard let stored = StoredLayout(node, &reader) else { return (nil, reader.problems) }
    let layout = SeatLayout(stored, &reader)
    return (layout, reader.problems + layout.problems(isWhole: reader.problems.isEmpty))
  }

  private init(_ stored: StoredLayout, _ reader: inout StoredReader) {
    if let version = stored.version, version != SeatLayout.version {
      reader.report("`version` is \(version), but this program reads version \(SeatLayout.version).")
    }
    let side = ScreenSide(rawValue: stored.screen ?? "top")
    if side == nil { reader.report("`screen` must be \"top\" or \"bottom\".") }
    var rows: [Row] = []
    for row in stored.rows {
      var places: [Place] = []
      for run in row.seats {
        switch run.places(row: row.label, rowY: row.y) {
        case .success(let expanded): if places.isEmpty { places = expanded } else { places += expanded }
        case .failure(let reason):
          reader.report("Row “\(row.label)”, entry \(run.entry): \(reason.sentence)")
        }
      }
      // They are usually sorted, and moving a place takes longer than looking at it.
      let isSorted = zip(places, places.dropFirst()).allSatisfy { !isFurther($0, than: $1) }
      if !isSorted { places.sort { isFurther($1, than: $0) } }
      rows.append(Row(label: row.label, places: places, section: row.section))
    }
    let rules = stored.rules?.rules { reader.problems.append($0) }
    self.init(
      screenSide: side ?? .top, rows: rows,
      fixtures: (stored.fixtures ?? []).map { Fixture(text: $0.text, x: $0.x, y: $0.y) },
      metresPerSeat: stored.metresPerSeat, metresToScreen: stored.metresToScreen,
      focus: stored.focus.map { Focus(x: $0.x, y: $0.y) },
      rules: rules ?? SeatingRules(), seatCount: stored.seatCount)
  }

  /// The stored form: runs of equal seats written as one entry, sorted keys, so that equal layouts are equal
  /// bytes.
  package var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let stored = StoredLayout(
      version: SeatLayout.version, screen: screenSide.rawValue, metresPerSeat: metresPerSeat,
      metresToScreen: metresToScreen, seatCount: seatCount,
      focus: focus.map { StoredFocus(x: $0.x, y: $0.y) }, rules: StoredRules(rules),
      rows: rows.map { StoredRow($0) },
      fixtures: fixtures.isEmpty
        ? nil : fixtures.map { StoredFixture(text: $0.text, x: $0.x, y: $0.y) })
    // Encoding fails only for numbers that are not finite, and those have been reported as problems.
    return (try? encoder.encode(stored)) ?? Data()
  }
}

/// Whether a place comes after another one of its row.
private func isFurther(_ place: SeatLayout.Place, than other: SeatLayout.Place) -> Bool {
  (other.x, other.y, other.label.number) < (place.x, place.y, place.label.number)
}
