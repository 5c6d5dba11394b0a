internal import FaultInjection
internal import TestTerminals

/// What sessions at the seat map take of the memory: their own pages, and their shares of those they have in common.
enum MemoryFigures {
  /// - Parameter together: how many sessions are open at once in the end.
  static func all(on bench: Bench, together: Int) async throws -> [Figure] {
    let psql = try TerminalProgram(
      "psql", ["-X", "-h", bench.postgresDirectory, "-U", PostgresUnderTest.user, "-d", "kiosk"],
      directory: bench.directory, size: Bench.size)
    try await psql.wait(for: "kiosk=")
    let client = try Machine.proportionalMemory(of: psql.process)
    psql.hangUp()
    _ = try await psql.ending()

    var sessions: [TerminalProgram] = []
    return try await withCleanUp {
      try await figures(on: bench, together: together, beside: client, &sessions)
    } afterwards: {
      for session in sessions { session.hangUp() }
      for session in sessions { _ = try await session.ending() }
    }
  }

  private static func figures(
    on bench: Bench, together: Int, beside client: Double, _ sessions: inout [TerminalProgram]
  ) async throws -> [Figure] {
    let first = try await open(on: bench)
    sessions = [first]
    let alone = try Machine.proportionalMemory(of: first.process)
    let own = try Machine.ownMemory(of: first.process)
    let used = try await Machine.memoryUsed(by: first.process) { try await choose(at: first) }
    while sessions.count < 4 { sessions.append(try await open(on: bench)) }
    let four = try sessions.map { try Machine.proportionalMemory(of: $0.process) }
    while sessions.count < together {
      // Each waits for the servers most of the time.
      let more = min(8, together - sessions.count)
      sessions += try await withThrowingTaskGroup(of: TerminalProgram.self) { group in
        for _ in 0..<more { group.addTask { try await open(on: bench) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    let all = try sessions.map { try Machine.proportionalMemory(of: $0.process) }
    return [
      try Figure(
        "a session alone at the seat map, PSS", [alone], .megabytes,
        reference: ("psql at its prompt, alone", [client]), aim: .atMost(10),
        note:
          "of that \(Unit.megabytes.text(own)) its own, the rest programs and libraries that all sessions share"
      ),
      try Figure(
        "what it uses of that while seats are looked at, chosen and given back", [used], .megabytes,
        note: "all of the pages, shared with others or not"),
      try Figure("each of 4 sessions, PSS", four, .megabytes, aim: .atMost(10, of: .maximum)),
      try Figure("each of \(together) sessions, PSS", all, .megabytes, aim: .atMost(10, of: .maximum)),
      try Figure(
        "\(together) sessions together, PSS", [all.reduce(0, +)], .megabytes,
        aim: together == 100 ? .atMost(600) : nil),
    ]
  }

  /// What somebody does at a map, over and over.
  private static func choose(at kiosk: TerminalProgram) async throws {
    for key in [TerminalKey.right, .down, .left, .up] {
      let seat = kiosk.screen.seatLine
      kiosk.press(key)
      try await kiosk.wait(for: "the next seat") { $0.seatLine != seat }
    }
    for held in [true, false] {
      kiosk.press(.character(" "))
      try await kiosk.wait(for: held ? "a hold" : "no hold") { $0.choiceLine.contains("held for") == held }
    }
  }

  private static func open(on bench: Bench) async throws -> TerminalProgram {
    let kiosk = try bench.openKiosk()
    try await kiosk.findShowing(bench.showing)
    try await kiosk.openSeatMap()
    return kiosk
  }
}
