internal import FaultInjection
internal import TestTerminals

/// How long it takes until there is something to look at.
enum StartFigures {
  /// `kiosk demo` from nothing, and again, on servers of its own.
  static func demo(on bench: Bench, warmStarts: Int) async throws -> [Figure] {
    func start() async throws -> Double {
      let demo = try TerminalProgram(
        bench.kiosk, ["demo"], environment: ["KIOSK_DEMO_DIR": "\(bench.room.path)/demo"],
        directory: bench.directory, size: Bench.size)
      try await demo.waitForFirstScreen()
      let time = (demo.lastOutput - demo.lastKey).milliseconds / 1_000
      demo.press(.control("q"))
      _ = try await demo.ending(within: .seconds(30))
      return time
    }
    let cold = try await start()
    var warm: [Double] = []
    for _ in 0..<warmStarts { warm.append(try await start()) }
    return [
      try Figure("`kiosk demo` from nothing to the first frame", [cold], .seconds, aim: .atMost(4)),
      try Figure("`kiosk demo` again", warm, .seconds, aim: .atMost(1)),
    ]
  }

  /// A session on servers that run, beside the least that a client of PostgreSQL can do.
  static func session(on bench: Bench, samples: Int) async throws -> [Figure] {
    var kiosk: [Double] = []
    var psql: [Double] = []
    for _ in 0..<samples {
      let query = try TerminalProgram(
        "psql",
        [
          "-X", "-h", bench.postgresDirectory, "-U", PostgresUnderTest.user, "-d", "kiosk", "-Atc",
          "select 1",
        ], directory: bench.directory)
      _ = try await query.ending()
      psql.append((query.lastOutput - query.lastKey).milliseconds)

      let session = try bench.openKiosk()
      try await session.waitForFirstScreen()
      kiosk.append((session.lastOutput - session.lastKey).milliseconds)
      try await session.quit()
    }
    return [
      try Figure(
        "start to the first full frame, servers up", kiosk, .milliseconds,
        reference: ("psql -c 'select 1'", psql), aim: .atMost(50))
    ]
  }
}
