internal import BoxOffice
internal import PostgresStore
internal import RedisHolds
internal import TestTerminals
internal import Words

/// How soon what happens elsewhere is seen on an open seat map: sales and leases that end while messages flow, and holds
/// and changes in the database that no message tells of.
enum ChangeFigures {
  static func all(on bench: Bench, samples: Int) async throws -> [Figure] {
    let (one, other) = (try bench.openKiosk(), try bench.openKiosk())
    for kiosk in [one, other] { try await kiosk.findShowing(bench.showing) }
    try await other.openSeatMap()
    var sales: [Double] = []
    for sample in 0..<samples { sales.append(try await sale(sample, at: one, seenAt: other, on: bench)) }
    var expiries: [Double] = []
    var silent: [Double] = []
    let store = RedisHoldStore(try RedisAddress(bench.redis), terms: HoldTerms())
    // Nothing that changes lies under the cursor.
    try await other.goTo("Y20")
    for sample in 0..<samples {
      expiries.append(
        try await expiry(of: bench.showing.seat("T", sample), by: store, seenAt: other, on: bench))
    }
    for sample in 0..<max(1, samples / 8) {
      silent.append(
        try await holdWithoutMessage(of: bench.showing.seat("U", sample), seenAt: other, on: bench))
      silent.append(
        try await closedSeat(bench.showing.seat("V", sample), seenAt: other, on: bench))
    }
    for kiosk in [one, other] { try await kiosk.quit() }
    return [
      try Figure(
        "a sale seen at another kiosk, from the last key on", sales, .milliseconds,
        aim: .atMost(100, of: .p99)),
      try Figure(
        "a lease that ends, seen at another kiosk", expiries, .milliseconds, aim: .atMost(100, of: .p99)),
      try Figure(
        "a change that no message tells of", silent, .milliseconds, aim: .atMost(2_000, of: .maximum)),
    ]
  }

  /// From the key that pays to the seat that is sold on the other map.
  private static func sale(
    _ sample: Int, at one: TerminalProgram, seenAt other: TerminalProgram, on bench: Bench
  ) async throws -> Double {
    // At the end of a row, so that no single seat is left over: from A to S on the left, then on the right.
    let row = UnicodeScalar(UInt8(ascii: "A") + UInt8(sample % 19))
    let seat = "\(row)\(sample < 19 ? 1 : 40)"
    try await one.openSeatMap()
    try await one.goTo(seat)
    one.press(.character(" "))
    try await one.wait(for: "the seat") { $0.seatLine.contains("yours") }
    one.press(.control("p"))
    try await one.wait(for: "Your details")
    one.press(.enter)
    try await one.wait(for: "To pay")
    try await other.goTo(seat)
    one.press(.enter)
    try await other.wait(for: "the sale") { $0.seatLine.contains(", sold") }
    let time = (other.lastOutput - one.lastKey).milliseconds
    try await one.wait(for: "Booked.")
    one.press(.enter)
    try await one.wait(for: "type to filter")
    one.type(bench.showing.title)
    one.press(.enter)
    one.type("\(Words.english.date(bench.showing.date, .long)) 06:00")
    try await one.wait(for: "the showing") { $0.isShowingListed }
    return time
  }

  /// From the end of a lease of two seconds to the seat that is free again.
  private static func expiry(
    of seat: (label: String, id: Seat.ID), by store: RedisHoldStore, seenAt other: TerminalProgram,
    on bench: Bench
  ) async throws -> Double {
    let free = other.screen.freeSeats
    _ = try await store.hold(
      [seat.id], in: bench.showing.id, token: HoldToken(high: 3, low: 3), deadline: 2)
    let end = ContinuousClock.now + .seconds(2)
    try await other.wait(for: "the hold") { $0.freeSeats != free }
    try await other.wait(for: "its end") { $0.freeSeats == free }
    return (other.lastOutput - end).milliseconds
  }

  /// A hold written past the scripts, as if its message had been lost.
  private static func holdWithoutMessage(
    of seat: (label: String, id: Seat.ID), seenAt other: TerminalProgram, on bench: Bench
  ) async throws -> Double {
    let free = other.screen.freeSeats
    let clock = try UnixSocket.answer(to: "TIME\r\nQUIT\r\n", at: bench.redis).split(
      whereSeparator: \.isNewline)
    guard clock.count > 2, let now = Int(clock[2]) else { throw BenchError("Redis does not say the time.") }
    let (token, deadline) = (HoldToken(high: 4, low: 4), (now + 30) * 1_000)
    let name = "kiosk:{\(bench.showing.id)}:"
    let start = ContinuousClock.now
    _ = try UnixSocket.answer(
      to: "SET \(name)seat:\(seat.id) \(token):\(deadline) PX 30000\r\n"
        + "ZADD \(name)held \(deadline) \(seat.id):\(token)\r\nINCR \(name)revision\r\nQUIT\r\n",
      at: bench.redis)
    try await other.wait(for: "the hold") { $0.freeSeats != free }
    return (other.lastOutput - start).milliseconds
  }

  /// A seat that is taken out of order in the database.
  private static func closedSeat(
    _ seat: (label: String, id: Seat.ID), seenAt other: TerminalProgram, on bench: Bench
  ) async throws -> Double {
    let free = other.screen.freeSeats
    let database = Database(try bench.conninfo())
    let start = ContinuousClock.now
    _ = try await database.rows(
      Statement(
        unprepared: """
          WITH closed AS (UPDATE seats SET is_active = false WHERE id = $1)
          UPDATE showtimes SET version = version + 1 WHERE id = $2
          """), [seat.id, bench.showing.id])
    try await other.wait(for: "the seat out of order") { $0.freeSeats != free }
    await database.close()
    return (other.lastOutput - start).milliseconds
  }
}

extension Bench.Showing {
  /// A seat of a row, from its first on.
  fileprivate func seat(_ row: Character, _ index: Int) -> (label: String, id: Seat.ID) {
    let position = Int((row.asciiValue ?? 65) - 65) * 40 + index
    return ("\(row)\(index + 1)", seats[position])
  }
}
