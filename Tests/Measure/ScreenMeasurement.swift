internal import TestTerminals

/// What a key costs on seat maps of 300, 1,000 and 3,000 seats.
enum ScreenMeasurement {
  static func all(on bench: Bench, keys: Int) async throws -> [Figure] {
    let kiosk = try bench.openKiosk()
    try await kiosk.findShowing(bench.showing)
    try await kiosk.openSeatMap()
    var figures = try await memory(on: bench, beside: kiosk)
    figures += try await arrows(kiosk, count: keys, seats: "1,000")
    figures.append(try await countdown(kiosk, ticks: 5))
    try await kiosk.quit()
    for (showing, seats) in [(bench.smallShowing, "300"), (bench.largeShowing, "3,000")] {
      let kiosk = try bench.openKiosk()
      try await kiosk.findShowing(showing)
      try await kiosk.openSeatMap()
      figures += try await arrows(kiosk, count: keys, seats: seats)
      try await kiosk.quit()
    }
    return figures
  }

  /// Of one session at the seat map, and of each of several on one computer, which have the program's code in common.
  private static func memory(on bench: Bench, beside kiosk: TerminalProgram) async throws -> [Figure] {
    let alone = try Machine.proportionalMemory(of: kiosk.process)
    var others: [TerminalProgram] = []
    for _ in 1...3 {
      let other = try bench.openKiosk()
      try await other.findShowing(bench.showing)
      try await other.openSeatMap()
      others.append(other)
    }
    let sizes = try ([kiosk] + others).map { try Machine.proportionalMemory(of: $0.process) }
    for other in others { try await other.quit() }
    return [
      Figure("memory of a session at the seat map, PSS", alone, atMost: 10, Unit.megabytes),
      Figure(
        "memory of each of \(sizes.count) sessions, PSS", sizes.reduce(0, +) / Double(sizes.count),
        atMost: 10,
        Unit.megabytes),
    ]
  }

  private static func arrows(_ kiosk: TerminalProgram, count: Int, seats: String) async throws -> [Figure] {
    // Round and round, so that all four directions count alike.
    let path: [TerminalKey] = [.right, .right, .right, .down, .down, .left, .left, .left, .up, .up]
    var bytes: [Double] = []
    var times: [Double] = []
    for key in (0..<count).map({ path[$0 % path.count] }) {
      let (before, mark) = (kiosk.screen, kiosk.bytesWritten)
      kiosk.press(key)
      // The cursor goes to its place last.
      try await kiosk.wait(for: "the next seat") {
        $0.seatLine != before.seatLine && $0.cursor != before.cursor
      }
      bytes.append(Double(kiosk.bytesWritten - mark))
      if let latency = kiosk.latency { times.append(latency.milliseconds) }
    }
    let echo = try await echoTimes(count: count)
    return [
      Figure(
        "one arrow key, \(seats) seats", bytes.median, atMost: 100, Unit.bytes,
        detail: "median of \(count), most \(Int(bytes.max() ?? 0))"),
      Figure(
        "key to terminal, \(seats) seats, p99", times.quantile(0.99), atMost: 5, Unit.milliseconds,
        reference:
          "cat: p50 \(Unit.milliseconds(echo.median)), p99 \(Unit.milliseconds(echo.quantile(0.99)))",
        detail: "p50 \(Unit.milliseconds(times.median)), \(count) keys"),
    ]
  }

  /// The same terminal and the same keys with a program that only echoes them.
  private static func echoTimes(count: Int) async throws -> [Double] {
    let echo = try TerminalProgram("sh", ["-c", "stty raw -echo; echo ready; exec cat"], size: Bench.size)
    try await echo.wait(for: "ready")
    var times: [Double] = []
    for _ in 0..<count {
      let mark = echo.bytesWritten
      echo.press(.character("x"))
      try await echo.wait(for: "the echo") { _ in echo.bytesWritten > mark }
      if let latency = echo.latency { times.append(latency.milliseconds) }
    }
    echo.hangUp()
    _ = try await echo.ending()
    return times
  }

  private static func countdown(_ kiosk: TerminalProgram, ticks: Int) async throws -> Figure {
    // The cursor comes back to its place at the end of each frame.
    let place = kiosk.screen.cursor
    func nextTick(after line: String) async throws -> String {
      try await kiosk.wait(for: "a tick") {
        $0.choiceLine != line && $0.choiceLine.contains("held for") && $0.cursor == place
      }.choiceLine
    }
    kiosk.press(.character(" "))
    var line = try await nextTick(after: try await nextTick(after: ""))
    var bytes: [Double] = []
    for _ in 0..<ticks {
      let mark = kiosk.bytesWritten
      line = try await nextTick(after: line)
      bytes.append(Double(kiosk.bytesWritten - mark))
    }
    return Figure(
      "one tick of the countdown", bytes.median, atMost: 40, Unit.bytes,
      detail: "median of \(ticks), most \(Int(bytes.max() ?? 0))")
  }
}
