import Glibc
import Terminal
import Testing

/// What a session turns on in the terminal beside what curses does.
extension SessionTests {
  @Test func `the mouse is asked for and left alone again`() throws {
    let session = try session(capabilities: Capabilities(mouse: true))
    session.present(frame(session, "x"))
    #expect(terminal.output().contains("\u{1B}[?1000h\u{1B}[?1006h"))
    session.close()
    #expect(terminal.output().contains("\u{1B}[?1006l\u{1B}[?1000l"))
  }

  @Test(arguments: [
    ("xterm-256color", true), ("tmux-256color", true), ("screen", true), ("linux", true), ("vt220", false),
    ("ansi", false),
  ])
  func `pastes are marked where the terminal can, and no longer afterwards`(type: String, canMark: Bool)
    throws
  {
    let session = try session(["TERM": type, "LANG": "C.UTF-8"])
    session.present(frame(session, "x"))
    #expect(terminal.output().contains("\u{1B}[?2004h") == canMark)
    session.close()
    #expect(terminal.output().contains("\u{1B}[?2004l") == canMark)
  }

  @Test func `a paste is an event, and is asked for again by a kiosk that was stopped`() async throws {
    let session = try session()
    defer { session.close() }
    terminal.type("\u{1B}[200~Ines\rMoreau\u{1B}[201~")
    var events = session.events.makeAsyncIterator()
    #expect(await events.next() == .paste("Ines Moreau"))
    _ = terminal.output()
    kill(getpid(), SIGCONT)
    #expect(await events.next() == .resize(session.size))
    session.present(frame(session, "x"))
    #expect(terminal.output().contains("\u{1B}[?2004h"))
  }
}
