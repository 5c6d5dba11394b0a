/// What is wrong with a layout, or with a file that should become one, and where.
package struct LayoutProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Severity: Hashable, Sendable {
    /// Such a layout is not stored.
    case error
    /// It may be intended.
    case warning
  }

  package var severity: Severity
  /// Where in the file, besides the row: `Zone “Balcony”`.
  package var part: String?
  /// The row's label; nil if the problem is not about a row.
  package var row: String?
  /// What is printed on the seat.
  package var seat: String?
  /// The seat's position, in the file's own unit.
  package var x: Double?
  package var y: Double?
  /// What is wrong there.
  package var sentence: String

  package init(
    _ sentence: String, severity: Severity = .error, part: String? = nil, row: String? = nil,
    seat: String? = nil, x: Double? = nil, y: Double? = nil
  ) {
    self.severity = severity
    self.part = part
    self.row = row
    self.seat = seat
    self.x = x
    self.y = y
    self.sentence = sentence
  }

  /// Where and what: `Row “A”, seat 3: the number appears twice in this row.`
  package var description: String { names.isEmpty ? sentence : "\(names): \(sentence)" }

  /// The same with the seat's place: `Row “A”, seat 3 (x 4, y 0): …`
  package var descriptionWithPlace: String { location.isEmpty ? sentence : "\(location): \(sentence)" }

  /// `Zone “Balcony”, row “A”, seat 3 (x 4, y 0)`; empty if it is about the whole layout.
  package var location: String {
    guard let x, let y else { return names }
    return "\(names)\(names.isEmpty ? "" : " ")(x \(LayoutProblem.number(x)), y \(LayoutProblem.number(y)))"
  }

  private var names: String {
    [part, row.map { "\(part == nil ? "Row" : "row") “\($0)”" }, seat.map { "seat \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// Without a fraction if it is whole, otherwise with two digits at most.
  private static func number(_ value: Double) -> String {
    guard abs(value) < 1e9 else { return "\(value)" }
    let hundredths = (value * 100).rounded() / 100
    return hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)"
  }
}

/// Everything that is wrong with a stored layout.
package struct InvalidLayout: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one.
  package let problems: [LayoutProblem]

  package init(_ problems: [LayoutProblem]) {
    self.problems = problems
  }

  package var description: String { problems.map(\.description).joined(separator: " ") }
}
