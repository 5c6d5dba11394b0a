internal import BoxOffice
internal import ProvingGround
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
    try await program.wait(for: "READY")
    // Until all of them have connected and are at it.
    try await Task.sleep(for: .seconds(1))
  }

  /// What they have done, in a few words.
  func tally() async throws -> String {
    program.type("tally")
    program.press(.enter)
    let screen = try await program.wait(for: "a second")
    return screen.row(showing: "a second") ?? ""
  }

  func leave() async throws {
    program.press(.control("d"))
    _ = try await program.ending()
  }
}
