internal import BoxOffice
internal import RedisHolds
internal import TestTerminals

/// How soon a seat that is chosen at one kiosk is seen at another, and what that costs it.
enum HoldFigures {
  static func all(on bench: Bench, samples: Int) async throws -> [Figure] {
    // Someone has chosen already: between 1,000 and 999 free seats the number would lose a digit and move its line.
    let earlier = RedisHoldStore(try RedisAddress(bench.redis))
    let (token, seats) = (HoldToken(high: 5, low: 5), Array(bench.showing.seats.suffix(4)))
    _ = try await earlier.hold(seats, in: bench.showing.id, token: token, deadline: 480)
    let (one, other) = (try bench.openKiosk(), try bench.openKiosk())
    for kiosk in [one, other] {
      try await kiosk.findShowing(bench.showing)
      try await kiosk.openSeatMap()
    }
    // Both cursors begin on the same seat: the other one's looks elsewhere, so that only the map changes.
    let start = other.screen.seatLine
    other.press(.home)
    try await other.wait(for: "the cursor elsewhere") { $0.seatLine != start }
    var times: [Double] = []
    var bytes: [Double] = []
    for _ in 0..<samples {
      let (free, mark) = (other.screen.freeSeats, other.bytesWritten)
      let cursor = other.screen.cursor
      one.press(.character(" "))
      try await other.wait(for: "the other kiosk's hold") { $0.freeSeats != free && $0.cursor == cursor }
      times.append((other.lastOutput - one.lastKey).milliseconds)
      bytes.append(Double(other.bytesWritten - mark))
      let isMine = other.screen.freeSeats != free && (other.screen.freeSeats ?? 0) < (free ?? 0)
      try await one.wait(for: "its own hold") { $0.seatLine.contains(isMine ? "yours" : "free") }
    }
    for kiosk in [one, other] { try await kiosk.quit() }
    try await earlier.release(seats, in: bench.showing.id, token: token)
    return [
      try Figure(
        "a hold or release seen at another kiosk", times, .milliseconds,
        reference: ("redis-cli: publish to subscriber", try await publishTimes(on: bench, samples: samples)),
        aim: .atMost(100, of: .p99)),
      try Figure("bytes for another kiosk's hold or release", bytes, .bytes, aim: .atMost(60)),
    ]
  }

  /// The same way without kiosks: one redis-cli publishes at a terminal, another has subscribed.
  private static func publishTimes(on bench: Bench, samples: Int) async throws -> [Double] {
    let subscriber = try TerminalProgram("redis-cli", ["-s", bench.redis, "SUBSCRIBE", "bench"])
    try await subscriber.wait(for: "subscribe")
    let publisher = try TerminalProgram("redis-cli", ["-s", bench.redis])
    try await publisher.wait(for: "the prompt", until: \.isAtPrompt)
    var times: [Double] = []
    for sample in 0..<samples {
      publisher.type("PUBLISH bench n\(sample).")
      try await publisher.wait(for: "n\(sample).")
      let mark = publisher.bytesWritten
      let heard = try await subscriber.moment(of: "the message", after: { publisher.press(.enter) }) {
        $0.shows("\"n\(sample).\"")
      }
      times.append((heard - publisher.lastKey).milliseconds)
      // redis-cli throws away what was typed before its prompt, which comes after the answer.
      try await publisher.wait(for: "the next prompt") { screen in
        screen.isAtPrompt
          && String(decoding: publisher.output(since: mark), as: UTF8.self).contains("(integer)")
      }
    }
    for program in [subscriber, publisher] {
      program.hangUp()
      _ = try await program.ending()
    }
    return times
  }
}

extension TerminalScreen {
  /// Whether redis-cli waits for a command.
  fileprivate var isAtPrompt: Bool { rows[cursor.row].hasSuffix(">") }
}
