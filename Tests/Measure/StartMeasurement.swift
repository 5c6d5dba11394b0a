internal import TestTerminals

/// How long it takes until there is something to look at.
enum StartMeasurement {
  /// `kiosk demo` from nothing, and again.
  static func demo(kiosk: String, in directory: String, warmStarts: Int) async throws -> [Figure] {
    func start() async throws -> Double {
      let demo = try TerminalProgram(
        kiosk, ["demo"], environment: ["KIOSK_DEMO_DIR": "\(directory)/demo"], directory: directory,
        size: Bench.size)
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
      Figure("kiosk demo from nothing to the first frame", cold, atMost: 4, Unit.seconds),
      Figure("kiosk demo again", warm.median, atMost: 1, Unit.seconds, detail: "median of \(warm.count)"),
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
          "-X", "-h", bench.postgres, "-U", bench.postgresUser, "-d", bench.postgresDatabase, "-Atc",
          "select 1",
        ],
        directory: bench.directory)
      _ = try await query.ending()
      psql.append((query.lastOutput - query.lastKey).milliseconds)

      let session = try bench.openKiosk()
      try await session.waitForFirstScreen()
      kiosk.append((session.lastOutput - session.lastKey).milliseconds)
      try await session.quit()
    }
    return [
      Figure(
        "start to the first full frame, servers up", kiosk.median, atMost: 50, Unit.milliseconds,
        reference: "psql -c 'select 1': \(Unit.milliseconds(psql.median))",
        detail: "median of \(samples), p90 \(Unit.milliseconds(kiosk.quantile(0.9)))")
    ]
  }
}
