import Glibc
import Terminal
import Testing

/// What is left of a terminal when the kiosk crashes on it. The kiosk runs in a process of its own here, on a
/// pseudo-terminal that this one looks at.
@Suite(.serialized)
struct FatalSignalTests {
  /// Opens a session on the terminal at `path`, shows something, and ends by `signal`.
  @MainActor
  private static func crash(on path: String, by signal: Int32) throws {
    let terminal = unsafe open(path, O_RDWR | O_NOCTTY)
    let session = try Session(
      theme: .builtIn, environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"], input: terminal,
      output: terminal)
    var frame = Frame(size: session.size)
    frame.put("Row A", at: Point(column: 0, row: 0))
    session.present(frame)
    // Whoever starts a process may have blocked this signal; a library that aborts does not ask.
    if signal == SIGABRT { abort() }
    raise(signal)
  }

  /// Violations of memory, failed preconditions, and aborts of libraries.
  @Test(arguments: [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT])
  func `a crash gives the terminal back and says so in one sentence`(signal: Int32) async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.settings
    let result = await #expect(processExitsWith: .signal(signal), observing: [\.standardErrorContent]) {
      [path = terminal.path as String, signal = signal as Int32] in
      try await Self.crash(on: path, by: signal)
    }
    let output = terminal.output()
    let drawn = try #require(output.firstRange(of: "Row A"))
    #expect(output[drawn.upperBound...].contains("\u{1B}[?1049l"))
    #expect(output[drawn.upperBound...].contains("\u{1B}[?2004l"))
    #expect(terminal.settings == before)
    let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(
      errors
        == "kiosk stopped on an internal error (signal \(signal)); your seats are released within a minute.\n"
    )
  }
}
