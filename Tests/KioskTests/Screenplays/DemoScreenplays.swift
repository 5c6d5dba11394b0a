internal import Glibc
internal import Synchronization
internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: kiosk demo")
struct DemoScreenplays {
  @Test(
    "From nothing to the first screen; another one joins, Redis dies, and the last one out stops the servers")
  func demo() async throws {
    try await Demo.with { demo in
      let first = try demo.open()
      try await first.wait(for: TerminalProgram.firstScreen, within: .seconds(240))
      // What it does at the start is told meanwhile.
      #expect(first.wordsBeforeScreen.contains("…"))
      let second = try demo.open()
      try await second.wait(for: TerminalProgram.firstScreen)

      for kiosk in [first, second] {
        kiosk.press(.enter, .enter)
        kiosk.type("tomorrow")
        kiosk.press(.enter)
        try await kiosk.wait(for: "S C R E E N")
      }
      // What is proposed may be sold, whoever has bought what on this date.
      first.press(.tab)
      let best = try await first.wait(for: "the best seat") { $0.seatLine?.contains("1 of ") == true }
      try await second.jump(to: best.seat)
      first.press(.enter)
      try await first.wait(for: "yours")
      // The other one's cursor stood on the same seat.
      try await second.returnToSeat(of: first)
      // Without Redis each says so, and the sale of the one reaches the other.
      let redis = try #require(try process(named: "\(demo.directory)/redis/redis.pid"))
      kill(redis, SIGKILL)
      for kiosk in [first, second] {
        try await kiosk.wait(for: "the banner") { $0.announces("Holds are off, booking goes on") }
      }
      try await first.payInCash()
      try await second.wait(for: "the sale at the other kiosk") { $0.seatLine?.contains("sold") == true }

      #expect(try await first.quit().status == .exited(0))
      #expect(unsafe access("\(demo.directory)/postgres/postmaster.pid", F_OK) == 0)
      second.send(signal: SIGTERM)
      let ending = try await second.ending(within: .seconds(30))
      #expect(ending.status == .exited(128 + SIGTERM))
      #expect(ending.isTerminalRestored)
      #expect(ending.rowsLeft == [])
      #expect(unsafe access("\(demo.directory)/postgres/postmaster.pid", F_OK) != 0)
    }
  }

  /// The number in the first line of a file.
  private func process(named path: String) throws -> Int32? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    try #require(file >= 0, "\(path)")
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = unsafe read(file, &bytes, bytes.count)
    return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}

/// A demo in an empty directory, and the kiosks that are opened on it.
private final class Demo: Sendable {
  let directory: String
  private let kiosks = Mutex<[TerminalProgram]>([])

  /// Whatever happens, everybody has left before the directory goes, and with them the servers.
  static func with(_ play: (Demo) async throws -> Void) async throws {
    try await ScratchDirectory.with { directory in
      let demo = Demo(in: "\(directory)/demo")
      let outcome: Result<Void, any Error>
      do { outcome = .success(try await play(demo)) } catch { outcome = .failure(error) }
      for kiosk in demo.kiosks.withLock({ $0 }) {
        kiosk.send(signal: SIGTERM)
        _ = try await kiosk.ending(within: .seconds(30))
      }
      try outcome.get()
    }
  }

  private init(in directory: String) {
    self.directory = directory
  }

  func open() throws -> TerminalProgram {
    let kiosk = try TerminalProgram(
      TestServers.kioskExecutable, ["demo"], environment: ["KIOSK_DEMO_DIR": directory])
    kiosks.withLock { $0.append(kiosk) }
    return kiosk
  }
}
