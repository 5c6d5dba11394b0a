internal import Glibc
internal import TestTerminals
import Testing

/// What the screenplays rely on.
@Suite("A program in a pseudo-terminal")
struct TerminalProgramTests {
  @Test("What it writes is seen as cells with colours and a cursor")
  func cells() async throws {
    let program = try TerminalProgram(
      "printf", [#"\033[2J\033[3;5H\033[1;31;44mred\033[0m \303\244\346\226\207|"#])
    let ending = try await program.ending()
    #expect(ending.status == .exited(0))
    let screen = ending.screen
    #expect(screen.rows[2] == "    red ä文|")
    let red = try #require(screen.place(of: "red"))
    #expect(red == .init(column: 4, row: 2))
    #expect(screen[red].foreground == .palette(1))
    #expect(screen[red].background == .palette(4))
    #expect(screen[red].isBold)
    #expect(screen[.init(column: 8, row: 2)].foreground == .standard)
    #expect(screen.cursor == .init(column: 12, row: 2))
    #expect(ending.rowsLeft == ["    red ä文|"])
  }

  @Test("It leads a session whose controlling terminal this is, with the size and the variables given alone")
  func surroundings() async throws {
    let program = try TerminalProgram(
      "sh", ["-c", "stty size </dev/tty; env | sort; ls /proc/self/fd | wc -l; pwd"],
      environment: ["TERM": "vt220", "WORD": "yes"], directory: "/tmp", size: .init(100, 30))
    let screen = try await program.ending().screen
    #expect(screen.rows.first == "30 100")
    #expect(screen.rows.contains("TERM=vt220") && screen.rows.contains("WORD=yes"))
    #expect(!screen.shows("HOME="))
    // The three of the terminal, and the one that reads the list.
    #expect(screen.rows.contains("4"))
    #expect(screen.rows.contains("/tmp"))
  }

  @Test("Keys arrive as the terminal's modes have them")
  func keys() async throws {
    let program = try TerminalProgram(
      "sh", ["-c", "printf '\\033[?1h'; stty raw -echo; echo ready; head -c 8 | od -An -tx1"])
    try await program.wait(for: "ready")
    program.press(.up, .enter, .control("q"), .character("ä"), .tab)
    let ending = try await program.ending()
    #expect(ending.screen.shows("1b 4f 41 0d 11 c3 a4 09"))
  }

  @Test("Closing the window hangs it up")
  func hangUp() async throws {
    let program = try TerminalProgram("sh", ["-c", "echo ready; exec cat"])
    try await program.wait(for: "ready")
    program.hangUp()
    #expect(try await program.ending().status == .signalled(SIGHUP))
  }

  @Test("Resizing and signals reach it, and so does the end of what is waited for")
  func signals() async throws {
    let program = try TerminalProgram(
      "sh", ["-c", "trap 'stty size' WINCH; trap 'exit 7' TERM; echo ready; while :; do read line; done"])
    try await program.wait(for: "ready")
    program.resize(to: .init(50, 12))
    try await program.wait(for: "12 50")
    program.type("typed")
    try await program.wait(for: "typed")
    program.send(signal: SIGTERM)
    #expect(try await program.ending().status == .exited(7))
    await #expect(throws: TerminalTimeout.self) { try await program.wait(for: "more") }
  }

  @Test(
    "A terminal that is left as no shell wants it is told from one that is restored",
    arguments: [
      (#"printf '\033[?1049h\033[?25l'; printf '\033[?25h\033[?1049l'"#, true),
      (#"printf '\033[?1049h'"#, false), (#"printf '\033[?25l'"#, false), (#"printf '\033[?1000h'"#, false),
      ("stty -echo", false),
    ])
  func restoring(script: String, isRestored: Bool) async throws {
    let ending = try await TerminalProgram("sh", ["-c", script]).ending()
    #expect(ending.isTerminalRestored == isRestored)
  }
}
