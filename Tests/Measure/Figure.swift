/// One line of the report: what was measured, beside what it is judged by.
struct Figure {
  let what: String
  let measured: String
  /// What something else took in the same run.
  var reference = ""
  var budget = ""
  /// Nil where there is no budget.
  var isWithinBudget: Bool?

  init(_ what: String, measured: String, budget: String, isWithinBudget: Bool) {
    self.what = what
    self.measured = measured
    self.budget = budget
    self.isWithinBudget = isWithinBudget
  }

  /// A figure that must not be above a limit.
  init(
    _ what: String, _ value: Double, atMost limit: Double?, _ format: (Double) -> String,
    reference: String = "", detail: String = ""
  ) {
    self.what = what
    measured = format(value) + (detail.isEmpty ? "" : " (\(detail))")
    self.reference = reference
    budget = limit.map { "≤ \(format($0))" } ?? ""
    isWithinBudget = limit.map { value <= $0 }
  }

  var verdict: String {
    switch isWithinBudget {
    case true?: "ok"
    case false?: "over"
    case nil: ""
    }
  }

  var cells: [String] { [what, measured, reference, budget, verdict] }

  static let headings = ["what", "measured", "reference", "budget", ""]
}

extension [Figure] {
  /// For a person at a terminal: columns with blanks between them.
  var table: String {
    let rows = [Figure.headings] + map(\.cells)
    let widths = Figure.headings.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  var markdown: String {
    let lines = [Figure.headings, Figure.headings.map { _ in "---" }] + map(\.cells)
    return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  var json: String {
    func quoted(_ text: String) -> String {
      #""\#(text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined())""#
    }
    let objects = map { figure in
      let members = [
        "what": quoted(figure.what), "measured": quoted(figure.measured),
        "reference": quoted(figure.reference),
        "budget": quoted(figure.budget), "ok": figure.isWithinBudget.map { "\($0)" } ?? "null",
      ]
      return "  {" + members.sorted { $0.key < $1.key }.map { "\(quoted($0)): \($1)" }.joined(separator: ", ")
        + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]"
  }
}

/// How numbers are written.
enum Unit {
  static func milliseconds(_ value: Double) -> String {
    value < 10 ? "\((value * 100).rounded() / 100) ms" : "\(Int(value.rounded())) ms"
  }
  static func seconds(_ value: Double) -> String { "\((value * 100).rounded() / 100) s" }
  static func megabytes(_ value: Double) -> String { "\((value * 10).rounded() / 10) MB" }
  static func bytes(_ value: Double) -> String { "\(Int(value.rounded())) bytes" }
}

extension Duration {
  var milliseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) * 1e3 + Double(attoseconds) * 1e-15
  }
}

extension [Double] {
  var median: Double { quantile(0.5) }

  /// The smallest sample that at least so many of all are not above.
  func quantile(_ part: Double) -> Double {
    let sorted = sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[Swift.max(0, Swift.min(count - 1, Int((part * Double(count)).rounded(.up)) - 1))]
  }
}
