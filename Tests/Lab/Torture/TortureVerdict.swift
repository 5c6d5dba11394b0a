internal import FoundationEssentials

/// What came of a run.
struct TortureVerdict: Sendable {
  let settings: TortureSettings
  let figures: TortureFigures
  let violations: [Violation]
  /// Why the run itself is no proof, beyond violations.
  let problems: [String]
  private var told: Complaint
  /// Where history and ledger stay.
  var logs: String? {
    get { told.logs }
    set { told.logs = newValue }
  }

  init(
    settings: TortureSettings, figures: TortureFigures, violations: [Violation], problems: [String],
    evidence: Evidence
  ) {
    self.settings = settings
    self.figures = figures
    self.violations = violations
    var problems = problems
    if settings.isStandard {
      problems += figures.rare.all.filter { $0.count == 0 }.map {
        "The run never came to a rare place: \($0.name)."
      }
      let tooFew = settings.faults.filter { figures.faults[$0.rawValue] ?? 0 < settings.times }
      if !tooFew.isEmpty {
        problems.append(
          "Too few faults of these kinds: \(tooFew.map(\.rawValue).joined(separator: ", ")).")
      }
    }
    let unfelt = settings.faults.filter {
      figures.faults[$0.rawValue] ?? 0 > 0 && figures.effects[$0.rawValue] ?? 0 == 0
    }
    if !unfelt.isEmpty {
      problems.append("Nobody came upon these faults: \(unfelt.map(\.rawValue).joined(separator: ", ")).")
    }
    if settings.hasTwins, figures.twins == 0 {
      problems.append("No order was sent by two processes at once.")
    }
    if figures.booked == 0 { problems.append("Nothing was sold.") }
    self.problems = problems
    told = Complaint(violations, in: evidence, problems: problems, command: settings.command)
  }

  var isClean: Bool { violations.isEmpty && problems.isEmpty }

  /// What is wrong, for people: each violation with the lines that show it, and the command that repeats it.
  var complaint: String { told.text }

  /// One line of figures.
  var line: String {
    let faults = figures.faults.sorted { $0.key < $1.key }.map {
      "\($0.key) \($0.value) felt \(figures.effects[$0.key] ?? 0)"
    }
    let rare = figures.rare.all.map { "\($0.name) \($0.count)" }
    return [
      "\(figures.operations) operations, \(figures.booked) sales booked and \(figures.refused) not",
      "\(figures.faults.values.reduce(0, +)) faults (\(faults.joined(separator: ", ")))",
      "\(figures.doubtsResolved) of \(figures.doubts) doubts resolved, \(figures.twins) orders sent by two at once",
      rare.joined(separator: ", "),
      "\(violations.count) violations", "seed \(settings.seed), \(figures.seconds) s",
    ].joined(separator: "; ")
  }

  var json: String {
    struct Line: Encodable {
      let seed: UInt64
      let clients: Int
      let figures: TortureFigures
      let violations: [String]
      let problems: [String]
      let command: String
      let logs: String?
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = Line(
      seed: settings.seed, clients: settings.clients, figures: figures,
      violations: violations.map(\.description), problems: problems, command: settings.command, logs: logs
    )
    guard let bytes = try? encoder.encode(line) else { return "{}" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
