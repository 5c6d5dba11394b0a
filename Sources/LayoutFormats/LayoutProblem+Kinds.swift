package import BoxOffice

extension LayoutProblem {
  /// The sentence without what differs from seat to seat.
  private var kind: String {
    var kind = ""
    var isQuoted = false
    for character in sentence {
      if character == "”" { isQuoted = false }
      if !isQuoted { kind.append(character) }
      if character == "“" { isQuoted = true }
    }
    return kind.split(separator: " ").map { $0.contains(where: \.isNumber) ? "#" : $0 }.joined(separator: " ")
  }

  /// A line for each problem, with at most so many of a kind; how many more there are of it stands in one line at the end.
  package static func lines(
    _ problems: [LayoutProblem], ofAKind most: Int?, line: (LayoutProblem) -> String,
    more: (_ count: Int, _ first: LayoutProblem) -> String
  ) -> [String] {
    guard let most else { return problems.map(line) }
    struct Kind: Hashable {
      var severity: Severity
      var sentence: String
    }
    var counts: [Kind: Int] = [:]
    var firsts: [(kind: Kind, problem: LayoutProblem)] = []
    var lines: [String] = []
    for problem in problems {
      let kind = Kind(severity: problem.severity, sentence: problem.kind)
      let count = (counts[kind] ?? 0) + 1
      counts[kind] = count
      if count == 1 { firsts.append((kind, problem)) }
      if count <= most { lines.append(line(problem)) }
    }
    return lines
      + firsts.compactMap { kind, problem in
        let count = counts[kind, default: 0] - most
        return count > 0 ? more(count, problem) : nil
      }
  }
}
