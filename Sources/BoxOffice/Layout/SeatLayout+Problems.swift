extension SeatLayout {
  /// Everything that keeps the layout from being stored; empty if it is valid.
  package var problems: [LayoutProblem] { problems(isWhole: true) }

  /// - Parameter isWhole: whether all of the layout could be read. If not, problems that may only be due to
  ///   the missing part are not reported.
  func problems(isWhole: Bool) -> [LayoutProblem] {
    var found = houseProblems(isWhole: isWhole)
    // This runs each time a map is opened, so tables are built once for all seats, and kept small.
    var rowLabels: Set<String> = []
    // For each number, the last row that had it.
    var lastRow = [Int](repeating: -1, count: numbers.upperBound + 1)
    var byPoint = [Int: (row: Int, place: Int)](minimumCapacity: rows.reduce(0) { $0 + $1.places.count })
    for (rowIndex, row) in rows.enumerated() {
      func report(_ sentence: String) { found.append(LayoutProblem(sentence, row: row.label)) }
      // PostgreSQL counts code points.
      if row.label.isEmpty || row.label.unicodeScalars.count > 10 {
        report("a label has 1 to 10 characters.")
      }
      if hasControls(row.label) { report("the label has control characters.") }
      if let section = row.section {
        if section.isEmpty || section.unicodeScalars.count > 50 {
          report("a section's name has 1 to 50 characters.")
        }
        if hasControls(section) { report("the section's name has control characters.") }
      }
      if !rowLabels.insert(row.label).inserted {
        found.append(LayoutProblem("Row “\(row.label)” appears twice."))
      }
      for (placeIndex, place) in row.places.enumerated() {
        func report(_ sentence: String) { found.append(LayoutProblem(sentence, at: place)) }
        if !numbers.contains(place.label.number) {
          report("a seat's number lies between 0 and 9,999.")
        } else if lastRow[place.label.number] == rowIndex {
          report("the number appears twice in this row.")
        } else {
          lastRow[place.label.number] = rowIndex
        }
        if let reason = place.outOfOrder, hasControls(reason) {
          report("the reason that it is out of order has control characters.")
        }
        guard SeatLayout.bounds.contains(place.x), SeatLayout.bounds.contains(place.y) else {
          report("x and y must lie between 0 and 999.99.")
          continue
        }
        // Both are below 100,000.
        let point = Int((place.x * 100).rounded()) * 100_000 + Int((place.y * 100).rounded())
        if let other = byPoint.updateValue((rowIndex, placeIndex), forKey: point) {
          report("lies exactly where \(rows[other.row].places[other.place].label) lies.")
        }
      }
    }
    return isWhole ? found + bondProblems : found
  }

  /// What is wrong with the layout apart from its seats.
  private func houseProblems(isWhole: Bool) -> [LayoutProblem] {
    var found: [LayoutProblem] = []
    func report(_ sentence: String) { found.append(LayoutProblem(sentence)) }
    if isWhole, rows.allSatisfy(\.places.isEmpty) { report("The layout has no seats.") }
    if let metresPerSeat, !(metresPerSeat.isFinite && metresPerSeat > 0) {
      report("`metresPerSeat` must be a number above 0.")
    }
    if let metresToScreen {
      if !(metresToScreen.isFinite && metresToScreen > 0) {
        report("`metresToScreen` must be a number above 0.")
      }
      if metresPerSeat == nil { report("`metresToScreen` needs `metresPerSeat` beside it.") }
    }
    let count = rows.reduce(0) { $0 + $1.places.count }
    if isWhole, let seatCount, seatCount != count {
      report("`seatCount` is \(seatCount), but the rows have \(count) seats.")
    }
    if let focus, !SeatLayout.bounds.contains(focus.x) || !SeatLayout.bounds.contains(focus.y) {
      report("`focus` needs x and y between 0 and 999.99.")
    }
    for fixture in fixtures {
      if fixture.text.isEmpty || !SeatLayout.bounds.contains(fixture.x)
        || !SeatLayout.bounds.contains(fixture.y)
      {
        report("The label “\(fixture.text)” needs a text, and x and y between 0 and 999.99.")
      }
      if hasControls(fixture.text) { report("The label “\(fixture.text)” has control characters.") }
    }
    return found
  }

  /// What is wrong with love seats and companion seats.
  private var bondProblems: [LayoutProblem] {
    var found: [LayoutProblem] = []
    let bound = rows.flatMap { row in
      row.places.filter { $0.partner != nil || $0.companionOf != nil || $0.type == .companion }
    }
    guard !bound.isEmpty else { return [] }
    let byLabel = Dictionary(places.map { ($0.label, $0) }) { $1 }
    for place in bound {
      func report(_ sentence: String) { found.append(LayoutProblem(sentence, at: place)) }
      if let partner = place.partner {
        if partner == place.label || byLabel[partner]?.partner != place.label {
          report("its pair \(partner) is missing or does not name it back.")
        } else if byLabel[partner]?.label.row != place.label.row {
          report("its pair \(partner) stands in another row.")
        } else if (byLabel[partner]?.outOfOrder == nil) != (place.outOfOrder == nil) {
          report("half of a pair cannot be out of order alone.")
        }
      }
      if let space = place.companionOf {
        if place.type != .companion { report("only a COMPANION seat belongs to a wheelchair space.") }
        if byLabel[space]?.type != .wheelchair {
          report("\(space) is not a wheelchair space.")
        } else if space.row != place.label.row {
          report("its wheelchair space \(space) stands in another row.")
        }
      } else if place.type == .companion {
        report(SeatLayout.companionWithoutSpace)
      }
    }
    return found
  }

  package static let companionWithoutSpace =
    "a COMPANION seat must say which wheelchair space it belongs to."

  /// The range of `DECIMAL(5,2)`, without negative positions.
  private static let bounds = 0.0...999.99
}

extension LayoutProblem {
  package init(_ sentence: String, severity: Severity = .error, at place: SeatLayout.Place) {
    self.init(
      sentence, severity: severity, row: place.label.row, seat: "\(place.label.number)", x: place.x,
      y: place.y)
  }
}

/// The numbers that a seat can have.
private let numbers = 0...9_999

/// Whether a text has control characters. The database cannot store U+0000 at all.
private func hasControls(_ text: String) -> Bool {
  text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
}
