internal import Glibc
internal import TestSupport
internal import TestTerminals
import Testing

@Suite("Screenplay: kiosk demo")
struct DemoScreenplays {
  @Test(
    "From nothing to the first screen; another one joins, Redis dies, and the last one out stops the servers")
  func demo() async throws {
    try await ScratchDirectory.with { directory in
      let demo = "\(directory)/demo"
      func open() throws -> TerminalProgram {
        try TerminalProgram(
          TestServers.kioskExecutable, ["demo"], environment: ["KIOSK_DEMO_DIR": demo], directory: directory)
      }
      let first = try open()
      let steps = try await first.wait(for: "what it does at the start", within: .seconds(60)) {
        $0.shows("…")
      }
      #expect(!steps.isAlternate)
      try await first.wait(for: TerminalProgram.firstScreen, within: .seconds(60))
      let second = try open()
      try await second.wait(for: TerminalProgram.firstScreen)

      for kiosk in [first, second] {
        kiosk.press(.enter, .enter)
        kiosk.type("tomorrow")
        kiosk.press(.enter)
        try await kiosk.wait(for: "S C R E E N")
      }
      first.press(.character(" "))
      try await first.wait(for: "yours")
      // Without Redis each says so, and the sale of the one reaches the other.
      let redis = try #require(try process(named: "\(demo)/redis/redis.pid"))
      kill(redis, SIGKILL)
      for kiosk in [first, second] {
        try await kiosk.wait(for: "the banner") { $0.announces("Holds are off, booking goes on") }
      }
      try await first.payInCash()
      try await second.wait(for: "the sale at the other kiosk") { $0.seatLine?.contains("sold") == true }

      #expect(try await first.quit().status == .exited(0))
      #expect(unsafe access("\(demo)/postgres/postmaster.pid", F_OK) == 0)
      second.send(signal: SIGTERM)
      let ending = try await second.ending(within: .seconds(30))
      #expect(ending.status == .exited(128 + SIGTERM))
      #expect(ending.isTerminalRestored)
      #expect(ending.rowsLeft == [])
      #expect(unsafe access("\(demo)/postgres/postmaster.pid", F_OK) != 0)
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
