internal import TestTerminals

/// How soon a seat that is chosen at one kiosk is seen at another, and what that costs it.
enum HoldMeasurement {
  static func all(on bench: Bench, samples: Int) async throws -> [Figure] {
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
    return [
      Figure(
        "a hold seen at another kiosk, p99", times.quantile(0.99), atMost: 100, Unit.milliseconds,
        detail: "p50 \(Unit.milliseconds(times.median)), \(samples) holds and releases"),
      Figure(
        "another kiosk's hold on the map", bytes.median, atMost: nil, Unit.bytes,
        detail: "median, most \(Int(bytes.max() ?? 0))"),
    ]
  }
}
