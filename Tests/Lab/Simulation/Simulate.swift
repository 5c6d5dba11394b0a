internal import ArgumentParser
internal import FoundationEssentials
internal import SystemPackage

/// `lab simulate`: the deterministic simulation.
struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Sells in simulated time while everything goes wrong, once for each seed.",
    discussion: """
      The kiosk's own checkout, reaper and rules for holds run against the twins of the stores in memory, in an order and
      with faults that follow from the seed alone. Exits with 1 when a rule was broken; the seed repeats it. It also does \
      when not all seeds could be run in time, or when ten thousand of them came to none of some rare place.
      """)

  @Option(help: "How many seeds.")
  var seeds: UInt64 = 10_000

  @Option(help: "The first of them.")
  var from: UInt64 = 1

  @Option(help: "This seed alone.")
  var seed: UInt64?

  @Option(help: "Begin no further seed after so many seconds, and fail if there are any left.")
  var seconds = 600

  @Option(
    help:
      "Simulate a fault that the product does not have: \(Mutation.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var mutation: Mutation?

  @Flag(help: "Print the whole history, as it is in a file.")
  var history = false

  func run() async throws {
    let range = seed.map { $0..<$0 + 1 } ?? from..<from + seeds
    var simulations = Simulations(seeds: range, mutation: mutation, limit: .seconds(seconds))
    simulations.keepsHistory = history
    let summary = await simulations.run()
    if history {
      for line in summary.history { print(String(decoding: try line.line().dropLast(), as: UTF8.self)) }
    }
    for failure in summary.failures { tell(failure) }
    for problem in summary.problems { Self.note(problem) }
    let figures = summary.line
    // A history is the same each time, and how long it took is not.
    if history { Self.note(figures) } else { print(figures) }
    if !summary.failures.isEmpty || !summary.problems.isEmpty { throw ExitCode.failure }
  }

  private static func note(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll("\(text)\n".utf8)
  }

  private func tell(_ failure: Simulation.Result) {
    Self.note("Seed \(failure.seed):")
    for finding in failure.findings {
      Self.note("  \(finding.violation)")
      Self.note(finding.violation.story(in: finding.evidence).readable)
    }
    let option = mutation.map { " --mutation \($0.rawValue)" } ?? ""
    Self.note("Again: lab simulate --seed \(failure.seed)\(option)\n")
  }
}

extension Mutation: ExpressibleByArgument {}

extension Simulations.Summary {
  var line: String {
    let rate = Int(seedsPerSecond.rounded())
    return """
      \(seeds) seeds in \(duration.components.seconds) s (\(rate)/s), \(operations) operations, \(sales) sales; \
      \(rarePlaces.simulated.map { "\($0.name) \($0.count)" }.joined(separator: ", ")); violations \
      \(failures.reduce(0) { $0 + $1.violations.count })
      """
  }
}
