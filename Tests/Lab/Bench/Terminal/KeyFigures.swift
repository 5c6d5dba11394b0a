internal import TestTerminals

/// What a key costs on seat maps of 300, 1,000 and 3,000 seats: bytes, and time until the terminal has them.
enum KeyFigures {
  static func all(on bench: Bench, keys: Int, ticks: Int) async throws -> [Figure] {
    let halls = [(bench.smallShowing, "300"), (bench.showing, "1,000"), (bench.largeShowing, "3,000")]
    var times: [Figure] = []
    var bytes: [Figure] = []
    let echoes = try await echoTimes(count: keys)
    for (showing, seats) in halls {
      let kiosk = try await open(showing, on: bench)
      let walk = try await walk(kiosk, round(keys))
      times.append(try figure("\(seats) seats, at rest", walk.times, echoes))
      bytes.append(try byteFigure("an arrow key, \(seats) seats", walk.bytes, atMost: 100))
      if showing.id == bench.showing.id {
        kiosk.press(.character("4"))
        try await kiosk.wait(for: "4 people")
        let block = try await Self.walk(kiosk, round(keys))
        bytes.append(try byteFigure("an arrow key with a block of four", block.bytes, atMost: 100))
        kiosk.press(.character("1"))
        bytes.append(try await countdown(kiosk, ticks: ticks))
      }
      if showing.id == bench.largeShowing.id {
        // The hall is longer than the window: at its edges each key moves the whole map.
        let scrolling = try await Self.walk(kiosk, toAndFro(keys / 2))
        times.append(try figure("\(seats) seats, to the ends of the hall and back", scrolling.times, echoes))
      }
      try await kiosk.quit()
    }
    return try await times + amongOthers(on: bench, keys: keys) + bytes
  }

  /// At the pace of somebody in a hurry, so that what others do falls between the keys and upon them.
  private static func amongOthers(on bench: Bench, keys: Int) async throws -> [Figure] {
    let crowd = try await Crowd(on: bench, selling: [bench.smallShowing, bench.largeShowing])
    return try await withCleanUp {
      let echoes = try await echoTimes(count: keys)
      var figures: [Figure] = []
      for (showing, seats) in [(bench.smallShowing, "300"), (bench.largeShowing, "3,000")] {
        let kiosk = try await open(showing, on: bench)
        try await crowd.beginTally()
        let walk = try await walk(kiosk, round(keys), pause: .milliseconds(40))
        var figure = try figure(
          "\(seats) seats, while \(Crowd.kiosks) kiosks hold and sell", walk.times, echoes)
        figure.note = try await crowd.tally()
        figures.append(figure)
        try await kiosk.quit()
      }
      return figures
    } afterwards: {
      try await crowd.leave()
    }
  }

  private static func figure(_ what: String, _ times: [Double], _ echoes: [Double]) throws -> Figure {
    try Figure(
      "key to terminal, \(what)", times, .milliseconds, reference: ("cat echoes the key", echoes),
      aim: .atMost(5, of: .p99))
  }

  private static func byteFigure(_ what: String, _ bytes: [Double], atMost limit: Double) throws -> Figure {
    try Figure("bytes for \(what)", bytes, .bytes, aim: .atMost(limit))
  }

  /// Round and round, so that all four directions count alike.
  private static func round(_ count: Int) -> [TerminalKey] {
    let path: [TerminalKey] = [.right, .right, .right, .down, .down, .left, .left, .left, .up, .up]
    return (0..<count).map { path[$0 % path.count] }
  }

  /// Up and down again, by more rows than there are above the cursor in the window.
  private static func toAndFro(_ count: Int) -> [TerminalKey] {
    (0..<count).map { $0 / 20 % 2 == 0 ? .up : .down }
  }

  private static func open(_ showing: Bench.Showing, on bench: Bench) async throws -> TerminalProgram {
    let kiosk = try bench.openKiosk()
    try await kiosk.findShowing(showing)
    try await kiosk.openSeatMap()
    return kiosk
  }

  /// From each key to the output that shows the next seat, with the cursor on it.
  private static func walk(
    _ kiosk: TerminalProgram, _ keys: [TerminalKey], pause: Duration = .zero
  ) async throws -> (times: [Double], bytes: [Double]) {
    var bytes: [Double] = []
    var times: [Double] = []
    for key in keys {
      if pause > .zero { try await Task.sleep(for: pause * Double.random(in: 0.5..<1.5)) }
      let (seat, mark) = (kiosk.screen.seatName, kiosk.bytesWritten)
      // The seat's line is drawn behind the map, and the cursor comes back to the map behind both.
      let shown = try await kiosk.moment(of: "the next seat", after: { kiosk.press(key) }) {
        $0.seatName != seat && $0.isCursorOnMap
      }
      times.append((shown - kiosk.lastKey).milliseconds)
      bytes.append(Double(kiosk.bytesWritten - mark))
    }
    return (times, bytes)
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
      if let arrival = echo.arrival(after: mark) { times.append((arrival - echo.lastKey).milliseconds) }
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
    return try byteFigure("a tick of the countdown", bytes, atMost: 40)
  }
}

extension TerminalScreen {
  /// The seat under the cursor, as its line begins.
  fileprivate var seatName: Substring { seatLine.split(separator: " ").first ?? "" }

  /// Whether the cursor has come back from the lines below the map.
  fileprivate var isCursorOnMap: Bool { cursor.row < size.rows - 4 }
}
