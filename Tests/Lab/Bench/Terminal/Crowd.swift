internal import BoxOffice
internal import FaultInjection
internal import TestTerminals

/// Other kiosks at work on the same servers, in a process of their own.
struct Crowd {
  static let kiosks = 50
  private let program: TerminalProgram

  /// Some that hold and sell seats of these showings.
  init(on bench: Bench, selling showings: [Bench.Showing]) async throws {
    program = try TerminalProgram(
      Machine.ownPath,
      [
        "bench-crowd", "--database",
        "host='\(bench.postgresDirectory)' user=\(PostgresUnderTest.user) dbname=kiosk", "--redis",
        bench.redis,
        "--kiosks", "\(Self.kiosks)",
      ] + showings.map(\.id.description), directory: bench.directory, size: .init(120, 24))
    // Until all of them have connected and are at it.
    try await program.wait(for: "READY")
  }

  /// What they do counts from now on.
  func beginTally() async throws {
    try await ask("begin", for: "begun")
  }

  /// What they have done since, in a few words.
  /// - Throws: where they were no crowd: a figure among others would be one at rest.
  func tally() async throws -> String {
    let screen = try await ask("tally", for: "a second")
    let words = screen.row(showing: "a second") ?? ""
    let numbers = words.split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 3, numbers[0] >= Double(Self.kiosks) / 2, numbers[1] > 0, numbers[2] == 0 else {
      throw BenchError("\(Self.kiosks) kiosks did not come to more than \(words).")
    }
    return words
  }

  @discardableResult
  private func ask(_ question: String, for answer: String) async throws -> TerminalScreen {
    // What was answered before is drawn away.
    program.type("clear")
    program.press(.enter)
    try await program.wait(for: "an empty screen") { !$0.shows(answer) }
    program.type(question)
    program.press(.enter)
    return try await program.wait(for: answer)
  }

  func leave() async throws {
    program.press(.control("d"))
    _ = try await program.ending()
  }
}
