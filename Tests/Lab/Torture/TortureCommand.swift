internal import ArgumentParser
internal import FoundationEssentials
internal import SystemPackage

/// Many kiosks sell while everything that they stand on breaks; then it is counted whether anything was lost.
struct TortureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "torture",
    abstract:
      "Sells from many kiosks while servers, lines and kiosks break, and checks that nothing is lost.",
    discussion: """
      Without --fault every fault happens --times times, in an order and at moments that the seed draws. After the \
      last one everything is healed, and within a minute every sale has to have come to its end. Status 0: no rule was \
      broken; 1: one was, or the run proves nothing; 70: the lab itself could not go on, which proves neither.
      """)

  @Option(help: "How many kiosks sell.")
  var clients = 50

  @Option(help: "In how many processes.")
  var processes = 5

  @Option(help: "How many showtimes are sold side by side.")
  var showtimes = 4

  @Option(help: "How long they sell, in seconds.")
  var seconds: Int?

  @Option(help: "What is drawn is drawn from this number; another one each time if it is left out.")
  var seed: UInt64?

  @Option(help: "Only this fault; may be given several times.")
  var fault: [Fault] = []

  @Option(help: "How often each fault happens.")
  var times: Int?

  @Flag(
    help: "Each fault by itself, in two runs with different seeds; a line for each run, with --json in JSON.")
  var matrix = false

  @Flag(help: "A small run that takes less than a minute: 16 kiosks, every fault once.")
  var short = false

  @Flag(help: "Print the figures as JSON.")
  var json = false

  @Flag(help: "Tell of each fault as it begins, on standard error.")
  var verbose = false

  @Flag(help: "Keep the history, the ledger and the logs, and say where.")
  var keep = false

  @Option(help: "Put a fault into what is tried, which the checker has to find.")
  var mutant: Sabotage?

  func validate() throws {
    guard clients >= 1, processes >= 1, showtimes >= 1, (seconds ?? 1) >= 1, (times ?? 1) >= 1 else {
      throw ValidationError(
        "--clients, --processes, --showtimes, --seconds and --times are numbers from 1 on.")
    }
  }

  func run() async throws {
    let settings = settings
    if matrix {
      let matrix = TortureMatrix(settings: settings, json: json, arguments: arguments)
      let status = try await matrix.run()
      guard status == .success else { throw status }
      return
    }
    let isVerbose = verbose
    let run = TortureRun(settings: settings) { fault, at in
      guard isVerbose else { return }
      Self.note("\(String(Int(at * 10) / 10)).\(Int(at * 10) % 10) s  \(fault.rawValue)\n")
    }
    let verdict = try await run.verdict(keep: keep)
    if !verdict.isClean || keep { Self.note(verdict.complaint + "\n") }
    print(json ? verdict.json : verdict.line)
    if !verdict.isClean { throw ExitCode.failure }
  }

  /// What the runs of a matrix are told, beyond their settings.
  private var arguments: [String] {
    var arguments = times.map { ["--times", "\($0)"] } ?? []
    if json { arguments.append("--json") }
    if keep { arguments.append("--keep") }
    if verbose { arguments.append("--verbose") }
    return arguments
  }

  private var settings: TortureSettings {
    var settings = TortureSettings()
    settings.clients = short ? min(clients, 16) : clients
    settings.processes = short ? min(processes, 2) : processes
    settings.lanes = showtimes
    settings.seconds = seconds ?? (short ? 35 : 120)
    settings.seed = seed ?? UInt64.random(in: 1...999_999)
    if !fault.isEmpty { settings.faults = fault }
    // What is alone happens more often.
    let once = fault.reduce(0) { $0 + max(5, Int($1.shortest.seconds) + 2) }
    settings.times = times ?? (short ? 1 : fault.isEmpty ? 2 : max(2, settings.seconds / once))
    settings.mutant = mutant
    return settings
  }

  private static func note(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
