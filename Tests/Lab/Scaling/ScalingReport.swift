internal import ArgumentParser
internal import FoundationEssentials
internal import SystemPackage

/// What came of a run: what was seen, in sentences, and what was wrong.
struct ScalingReport: Codable, Sendable {
  var facts: [String] = []
  var figures: [String: Double] = [:]
  var booked = 0
  var violations: [String] = []
  /// Why the run is no proof, beyond violations.
  var problems: [String] = []
  /// What draws the same once more.
  var command = ""
  /// Where histories and logs stay.
  var logs: String?
  /// What the violations were found in.
  private var found: (violations: [Violation], evidence: Evidence)?

  private enum CodingKeys: String, CodingKey {
    case facts, figures, booked, violations, problems, command, logs
  }

  init(_ closing: Closing, command: String) {
    self.command = command
    found = (closing.violations, closing.evidence)
    booked = closing.booked
    violations = closing.violations.map(\.description)
    problems = closing.problems
    if booked == 0 { problems.append("Nothing was sold.") }
    figures["booked"] = Double(booked)
    figures["seconds"] = closing.seconds
  }

  /// Notes a figure and the sentence that says it.
  mutating func note(_ name: String, _ value: Double, _ sentence: String) {
    figures[name] = value
    facts.append(sentence)
  }

  /// Prints it, and throws the status when something is wrong. Then the logs of the house stay.
  mutating func conclude(of house: SellingHouse, asJSON isJSON: Bool) throws {
    let isClean = violations.isEmpty && problems.isEmpty
    if !isClean { logs = try house.keepPapers() }
    if isJSON {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(self), as: UTF8.self))
    } else {
      for fact in facts { print(fact) }
      print("\(booked) sales booked, \(violations.count) violations.")
    }
    guard !isClean, let found else { return }
    var complaint = Complaint(found.violations, in: found.evidence, problems: problems, command: command)
    complaint.logs = logs
    _ = try? FileDescriptor.standardError.writeAll("\(complaint.text)\n".utf8)
    throw ExitCode.failure
  }

  /// Seconds with two digits, of microseconds.
  static func seconds(_ microseconds: Int) -> Double {
    (Double(microseconds) / 10_000).rounded() / 100
  }
}

/// What all runs of growing can be told.
struct GrowingOptions: ParsableArguments {
  @Option(help: "How many kiosks sell.")
  var kiosks = 24

  @Option(help: "In how many processes.")
  var processes = 3

  @Option(help: "How long they sell before and after, each, in seconds.")
  var seconds = 8.0

  @Option(help: "What is drawn is drawn from this number.")
  var seed: UInt64 = 1

  @Flag(help: "Print the figures as JSON.")
  var json = false

  func validate() throws {
    guard kiosks >= 1, processes >= 1, processes <= kiosks, seconds > 0 else {
      throw ValidationError("--kiosks and --processes are numbers from 1 on, no more processes than kiosks.")
    }
  }

  /// The command that repeats a run of these options.
  func command(_ name: String, _ further: String...) -> String {
    let words = [
      "./.run lab \(name)", "--kiosks \(kiosks)", "--processes \(processes)", "--seconds \(seconds)",
      "--seed \(seed)",
    ]
    return (words + further).filter { !$0.isEmpty }.joined(separator: " ")
  }

  var size: SellingHouse.Size { SellingHouse.Size(kiosks: kiosks, processes: processes, seed: seed) }
}
