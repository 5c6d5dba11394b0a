internal import BoxOffice
internal import KioskUI
internal import LayoutFormats

/// What was found in a layout, together with what only its map tells: seats that no arrow key leads to.
struct LayoutReport {
  let read: ReadLayout
  /// Errors first, otherwise in the file's order.
  let problems: [LayoutProblem]

  init(_ read: ReadLayout) {
    self.read = read
    var problems = read.problems
    // A layout that cannot be stored has no map.
    if let layout = read.layout, layout.problems.isEmpty { problems += LayoutReport.unreachable(in: layout) }
    self.problems =
      problems.filter { $0.severity == .error } + problems.filter { $0.severity == .warning }
  }

  var errors: [LayoutProblem] { problems.filter { $0.severity == .error } }

  /// Guesses and notes, one a line; of more than ten notes of a kind, unless all are asked for, how many more there are.
  func remarks(isVerbose: Bool) -> [String] {
    let notes = LayoutProblem.lines(
      read.notes.map { LayoutProblem($0) }, ofAKind: isVerbose ? nil : 10, line: \.sentence
    ) { count, first in
      "And \(count) more like “\(first.sentence.prefix(40))…”; --verbose lists all."
    }
    return read.guesses.map { "Guess: \($0)" } + notes.map { "Note: \($0)" }
  }

  /// `3 errors, 1 warning`; `nothing wrong`
  var count: String {
    let warnings = problems.count - errors.count
    let parts = [
      errors.isEmpty ? nil : counted(errors.count, "error"),
      warnings == 0 ? nil : counted(warnings, "warning"),
    ].compactMap(\.self)
    return parts.isEmpty ? "nothing wrong" : parts.joined(separator: ", ")
  }

  /// A line for each problem; of more than ten of a kind, unless all are asked for, how many more there are.
  func lines(isVerbose: Bool) -> [String] {
    LayoutProblem.lines(problems, ofAKind: isVerbose ? nil : 10, line: LayoutReport.line) { count, first in
      "\(LayoutReport.name(first)): and \(count) more like that of \(first.location); --verbose lists all."
    }
  }

  private static func line(_ problem: LayoutProblem) -> String {
    "\(name(problem)): \(problem.descriptionWithPlace)"
  }

  private static func name(_ problem: LayoutProblem) -> String {
    problem.severity == .error ? "error" : "warning"
  }

  /// Rows and seats that arrow keys do not lead to on the drawn map.
  private static func unreachable(in layout: SeatLayout) -> [LayoutProblem] {
    let plan = Seating(showing: layout, of: "").map { SeatMapModel(layout: layout, seats: $0.seats) }
    guard let plan else { return [] }
    let unreachable = Set(plan.unreachable)
    return plan.rows.enumerated().flatMap { index, row -> [LayoutProblem] in
      let lost = row.filter(unreachable.contains)
      if lost.count == row.count, let first = row.first {
        return [LayoutProblem("no arrow key leads to this row.", at: plan.seats[first].place)]
      }
      return lost.map { LayoutProblem("no arrow key leads to this seat.", at: plan.seats[$0].place) }
    }
  }
}

extension SeatLayout {
  /// `738 seats in 90 rows, in 2 sections: Ground floor 612, First Floor 126`
  var summary: String {
    let count = places.count
    let outOfOrder = count - capacity
    var text = "\(counted(count, "seat")) in \(counted(rows.count { !$0.places.isEmpty }, "row"))"
    if outOfOrder > 0 { text += ", \(outOfOrder) out of order" }
    let types = SeatType.allCases.compactMap { type -> String? in
      let count = places.count { $0.type == type }
      return count > 0 && type != .standard ? "\(count) \(type.rawValue)" : nil
    }
    if !types.isEmpty { text += ", \(types.joined(separator: ", "))" }
    let pairs = places.count { $0.partner != nil } / 2
    if pairs > 0 { text += ", \(counted(pairs, "love seat"))" }
    var sections: [(name: String, count: Int)] = []
    for row in rows {
      guard let name = row.section else { continue }
      if let index = sections.firstIndex(where: { $0.name == name }) {
        sections[index].count += row.places.count
      } else {
        sections.append((name, row.places.count))
      }
    }
    if !sections.isEmpty {
      text += "; \(counted(sections.count, "section")): "
      text += sections.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    }
    return text
  }
}
