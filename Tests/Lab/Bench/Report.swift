internal import FoundationEssentials

/// All figures of one run, on one machine.
struct Report: Sendable {
  let date: Date
  let machine: String
  /// The kiosk that is measured, and when it was built.
  let kiosk: String
  let built: Date?
  /// The share of the processors that was used while nothing was measured, at the most: times on a busy machine say
  /// little.
  var otherUse = 0.0
  let extent: Extent
  var parts: [Result] = []

  /// What became of a part.
  struct Result: Sendable {
    let part: Part
    var figures: [Figure] = []
    /// Why it could not be measured.
    var failure: String?
    /// How long it took.
    let seconds: Double
  }

  init(_ extent: Extent, of kiosk: String) {
    self.extent = extent
    self.kiosk = kiosk
    date = Date()
    machine = Machine.description
    built = try? FileManager.default.attributesOfItem(atPath: kiosk)[.modificationDate] as? Date
  }

  var failures: [Result] { parts.filter { $0.failure != nil } }

  /// Where and when, in a sentence.
  var heading: String {
    let samples = extent == .quick ? ", with few samples" : ""
    let busy =
      otherUse > 0.1 ? ", whose processors were to \(Int(otherUse * 100)) % busy with other things" : ""
    return "Measured on \(Machine.day(of: date)) on \(machine)\(busy)\(samples)."
  }

  /// How long all of it took.
  var seconds: Double { parts.reduce(0) { $0 + $1.seconds } }
}

// MARK: - For people

extension Report {
  private static let columns = [
    "what", "min", "median", "p99", "reference", "min", "median", "p99", "ratio", "aim", "",
  ]

  private static func cells(of figure: Figure) -> [String] {
    func numbers(_ spread: Spread?) -> [String] {
      guard let spread else { return ["", "", ""] }
      if spread.samples == 1 { return ["", figure.unit.text(spread.median), ""] }
      return [
        figure.unit.digits(of: spread.minimum), figure.unit.text(spread.median),
        // Of some turns' rates the highest is nothing to look at: how long one took stands in a row of its own.
        figure.unit == .perSecond ? "" : figure.unit.digits(of: spread.p99),
      ]
    }
    let verdict =
      switch figure.isMet {
      case true?: "ok"
      case false?: "missed"
      case nil: ""
      }
    return [figure.what] + numbers(figure.product) + [figure.reference?.name ?? ""]
      + numbers(figure.reference?.spread)
      + [figure.ratioText, figure.aim?.text(in: figure.unit) ?? "", verdict]
  }

  /// For a terminal: columns with blanks between them, a note under what needs one.
  var table: String {
    let rows = parts.flatMap { $0.figures.map(Self.cells) }
    let widths = Self.columns.indices.map { column in
      ([Self.columns] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        // Numbers end below each other.
        return [1, 2, 3, 5, 6, 7, 8].contains(column) ? blanks + cell.0 : cell.0 + blanks
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    var lines = [heading, "", line(Self.columns)]
    for result in parts {
      lines += ["", result.part.title]
      if let failure = result.failure { lines.append("could not be measured: \(failure)") }
      for figure in result.figures {
        lines.append(line(Self.cells(of: figure)))
        if !figure.note.isEmpty { lines.append("    \(figure.note)") }
      }
    }
    lines += ["", "All of it took \(Unit.seconds.text(seconds))."]
    return lines.joined(separator: "\n")
  }

  /// For the documentation.
  var markdown: String {
    var lines = [heading]
    for result in parts where !result.figures.isEmpty || result.failure != nil {
      lines += ["", "### \(result.part.title)", ""]
      if result.failure != nil {
        lines.append("Could not be measured in this run.")
        continue
      }
      lines += [Self.columns, Self.columns.map { _ in "---" }].map { "| \($0.joined(separator: " | ")) |" }
      for figure in result.figures {
        var cells = Self.cells(of: figure)
        if !figure.note.isEmpty { cells[0] += " (\(figure.note))" }
        lines.append("| \(cells.joined(separator: " | ")) |")
      }
    }
    return lines.joined(separator: "\n")
  }
}
