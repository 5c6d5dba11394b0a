/// What is wrong with a run, for people: violations with the lines that show them, and the command that repeats it.
struct Complaint: Sendable {
  let violations: [Violation]
  /// The lines that have to do with the first violations.
  let stories: [String]
  /// Why the run itself is no proof, beyond violations.
  let problems: [String]
  /// Draws the same once more.
  let command: String
  /// Where history and ledger stay.
  var logs: String?

  /// How many violations are told with their history.
  private static let told = 3
  /// How many are named at all.
  private static let named = 10

  /// So many lines of each.
  private static let lines = 200

  /// - Parameter evidence: what the violations were found in.
  init(_ violations: [Violation], in evidence: Evidence, problems: [String], command: String) {
    self.violations = violations
    // Of each rule one before a second one of any.
    stories = Self.varied(violations).prefix(Self.told).map {
      $0.story(in: evidence).suffix(Self.lines).readable
    }
    self.problems = problems
    self.command = command
  }

  var text: String {
    var parts: [String] = []
    for (index, violation) in Self.varied(violations).prefix(Self.named).enumerated() {
      parts.append("VIOLATION \(violation)")
      if stories.indices.contains(index) {
        parts.append(stories[index].isEmpty ? "  No line of the history is about it." : stories[index])
      }
    }
    if violations.count > Self.named {
      parts.append("… and \(violations.count - Self.named) more violations.")
    }
    parts += problems
    if !violations.isEmpty || !problems.isEmpty { parts.append("Again: \(command)") }
    if let logs { parts.append("The logs of this run are in \(logs).") }
    return parts.joined(separator: "\n")
  }

  /// The first violation of each rule, and then the others.
  private static func varied(_ violations: [Violation]) -> [Violation] {
    var seen: Set<Rule> = []
    let first = violations.filter { seen.insert($0.rule).inserted }
    let told = Set(first)
    return first + violations.filter { !told.contains($0) }
  }
}
