import Glibc
import Terminal
import Testing

/// Sessions on pseudo-terminals of this process; curses can have one at a time.
@MainActor
@Suite(.serialized)
struct SessionTests {
  let terminal: PseudoTerminal

  init() throws {
    terminal = try PseudoTerminal()
  }

  func session(
    _ environment: [String: String] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"],
    capabilities: Capabilities? = nil
  ) throws -> Session {
    try Session(
      theme: .builtIn, capabilities: capabilities, environment: environment, input: terminal.slave,
      output: terminal.slave)
  }

  func frame(_ session: Session, _ lines: String...) -> Frame {
    var frame = Frame(size: session.size, charset: session.capabilities.charset)
    for (row, line) in lines.enumerated() { frame.put(line, at: Point(column: 0, row: row)) }
    return frame
  }

  @Test func `a session takes the alternate screen and gives the terminal back as it was`() throws {
    let before = terminal.settings
    let session = try session()
    session.present(frame(session, "Row A □ ■"))
    let drawn = terminal.output()
    #expect(drawn.contains("\u{1B}[?1049h"))
    #expect(drawn.contains("Row A □ ■"))
    #expect(!terminal.isCooked)
    session.close()
    session.close()
    #expect(terminal.output().contains("\u{1B}[?1049l"))
    #expect(terminal.settings == before)
  }

  @Test(arguments: ["linux", "vt220"])
  func `a terminal without an alternate screen is left empty`(type: String) throws {
    let session = try session(["TERM": type, "LANG": "C.UTF-8"])
    session.present(frame(session, "Row A"))
    _ = terminal.output()
    session.close()
    let output = terminal.output()
    #expect(output.contains("\u{1B}[H\u{1B}[J"))
    #expect(!output.contains("Row A"))
  }

  @Test func `keys come as events, a lone Escape among them`() async throws {
    let session = try session()
    defer { session.close() }
    terminal.type("g\u{1B}[A")
    var events = session.events.makeAsyncIterator()
    #expect(await events.next() == .key(.character("g")))
    #expect(await events.next() == .key(.up))
    terminal.type("\u{3}\u{1A}\u{13}\r")
    for key in [Key.control("c"), .control("z"), .control("s"), .enter] {
      #expect(await events.next() == .key(key))
    }
    terminal.type("\u{1B}")
    #expect(await events.next() == .key(.escape))
  }

  @Test func `a batch of input can be taken at once`() async throws {
    let session = try session()
    defer { session.close() }
    terminal.type("abc")
    var events = session.events.makeAsyncIterator()
    #expect(await events.next() == .key(.character("a")))
    #expect(session.drainInput() == [.key(.character("b")), .key(.character("c"))])
    #expect(session.drainInput() == [])
  }

  @Test func `the events end when the session is closed`() async throws {
    let session = try session()
    var events = session.events.makeAsyncIterator()
    Task { session.close() }
    #expect(await events.next() == nil)
  }

  @Test(arguments: ["xterm-256color", "xterm", "tmux-256color", "linux", "vt220"])
  func `only what changed is sent`(type: String) throws {
    let session = try session(["TERM": type, "LANG": "C.UTF-8"])
    defer { session.close() }
    /// A hall of 12 rows and 36 seats each, with the cursor on one of them.
    func frame(seat: Int, seconds: Int) -> Frame {
      var frame = Frame(size: session.size, charset: session.capabilities.charset)
      for row in 0..<12 {
        for column in 0..<36 {
          let role = Role.seats[(row * 7 + column / 3) % Role.seats.count]
          let place = Point(column: 4 + 2 * column, row: 4 + row)
          frame.put(session.theme.glyph(role, frame.charset), at: place, role: role)
        }
      }
      frame.cursor = Point(column: 4 + 2 * seat, row: 9)
      let focused = frame[Point(column: 4 + 2 * seat, row: 9)].role
      frame.put("[", at: Point(column: 3 + 2 * seat, row: 9), role: focused)
      frame.put("]", at: Point(column: 5 + 2 * seat, row: 9), role: focused)
      frame.put("F\(seat + 1)", at: Point(column: 1, row: 20))
      frame.put(seat % 3 == 0 ? "VIP, 18.00, free" : "standard, 12.50, sold", at: Point(column: 6, row: 20))
      frame.put("held for 7:\(seconds)", at: Point(column: 60, row: 21))
      return frame
    }
    session.present(frame(seat: 8, seconds: 42))
    _ = terminal.output()
    session.present(frame(seat: 8, seconds: 42))
    #expect(terminal.output() == "")
    session.present(frame(seat: 8, seconds: 41))
    let tick = terminal.output()
    #expect(tick.utf8.count <= 40, "\(tick.debugDescription)")
    #expect(tick.contains("1"))
    for seat in 9..<36 {
      session.present(frame(seat: seat, seconds: 41))
      let arrow = terminal.output()
      #expect(arrow.utf8.count <= 100, "\(arrow.debugDescription)")
    }
    session.present(frame(seat: 35, seconds: 39))
    let later = terminal.output()
    #expect(later.utf8.count <= 40, "\(later.debugDescription)")
  }

  /// The sequences that change colours and attributes.
  private func pens(in output: String) -> [String] {
    output.split(separator: "\u{1B}[").dropFirst().compactMap { part in
      let sequence = part.prefix { $0.isNumber || $0 == ";" }
      return part.dropFirst(sequence.count).first == "m" ? String(sequence) : nil
    }
  }

  @Test func `seats of one colour are sent without changing it for the blanks between them`() throws {
    let session = try session()
    defer { session.close() }
    func row(_ roles: [Role]) -> Frame {
      var drawn = frame(session, "")
      for (index, role) in roles.enumerated() {
        drawn.put("x", at: Point(column: 10 + 3 * index, row: 9), role: role)
      }
      return drawn
    }
    session.present(row([]))
    _ = terminal.output()
    session.present(row(Array(repeating: .seatFree, count: 12)))
    let one = terminal.output()
    // The colour, and back to none at the end.
    #expect(pens(in: one).count { $0.hasPrefix("38;5;") } == 1, "\(one.debugDescription)")
    #expect(one.contains("x  x  x"))
    session.present(row([]))
    _ = terminal.output()
    session.present(row([.seatFree, .seatSold, .seatHeld]))
    let three = terminal.output()
    #expect(pens(in: three).count { $0.hasPrefix("38;5;") } == 3, "\(three.debugDescription)")
    #expect(pens(in: three).count { $0.hasPrefix("39") } == 1, "\(three.debugDescription)")
  }

  @Test func `a blank behind something reversed or underlined is neither`() throws {
    let session = try session()
    defer { session.close() }
    for emphasis in [Emphasis.reverse, .underline] {
      session.present(frame(session, ""))
      _ = terminal.output()
      var drawn = frame(session, "")
      drawn.put("x", at: Point(column: 10, row: 9), emphasis: emphasis)
      drawn.put("y", at: Point(column: 12, row: 9), role: .seatFree)
      session.present(drawn)
      let output = terminal.output()
      let between = output.split(separator: "x", maxSplits: 1).last?.prefix { $0 != "y" } ?? ""
      #expect(between.contains("\u{1B}[m") || between.contains("\u{1B}[2"), "\(output.debugDescription)")
      #expect(between.last == " " || between.hasSuffix("m"), "\(output.debugDescription)")
    }
  }

  @Test func `a new size is an event, and the next frame fits it`() async throws {
    let session = try session()
    defer { session.close() }
    terminal.resize(to: Size(columns: 120, rows: 40))
    #expect(session.size == Size(columns: 120, rows: 40))
    kill(getpid(), SIGWINCH)
    var events = session.events.makeAsyncIterator()
    #expect(await events.next() == .resize(Size(columns: 120, rows: 40)))
    var large = Frame(size: session.size)
    large.put("corner", at: Point(column: 100, row: 39))
    session.present(large)
    #expect(terminal.output().contains("corner"))
    terminal.resize(to: Size(columns: 20, rows: 5))
    session.present(large)
    _ = terminal.output()
    session.present(frame(session, "small"))
    #expect(terminal.output().contains("small"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `signals that ask the kiosk to end are events`(signal: Int32) async throws {
    let session = try session()
    defer { session.close() }
    kill(getpid(), signal)
    var events = session.events.makeAsyncIterator()
    #expect(await events.next() == .signal(signal))
  }

  @Test func `a kiosk that was stopped draws itself anew`() async throws {
    let session = try session()
    defer { session.close() }
    let frame = frame(session, "Row A")
    session.present(frame)
    _ = terminal.output()
    kill(getpid(), SIGCONT)
    var events = session.events.makeAsyncIterator()
    #expect(await events.next() == .resize(session.size))
    session.present(frame)
    #expect(terminal.output().contains("Row A"))
  }

  @Test func `a closed terminal is an event`() async throws {
    let session = try session()
    defer { session.close() }
    terminal.hangUp()
    var events = session.events.makeAsyncIterator()
    #expect(await events.next() == .hangUp)
    session.present(frame(session, "nobody sees this"))
  }

  /// What is known is Debian's `ncurses-base`, which is always installed. More is known where `ncurses-term` or the
  /// package of a terminal is, so what is unknown has a name that nobody has described.
  @Test(
    arguments: [
      ("xterm", nil), ("tmux-256color", nil), ("screen", nil), ("linux", nil), ("vt220", nil), ("vt100", nil),
      ("ansi", nil), ("xterm-no-such-thing", "xterm-256color"), ("no-such-thing-256color", "xterm-256color"),
      ("alacritty-no-such-thing", "xterm-256color"), ("kitty-no-such-thing", "xterm-256color"),
      ("no-such-thing", "ansi"), ("", "ansi"),
    ] as [(String, String?)])
  func `known terminals are drawn on, and unknown ones as what they likely are`(
    type: String, substitute: String?
  ) throws {
    let session = try session(["TERM": type, "LANG": "C.UTF-8"])
    defer { session.close() }
    session.present(frame(session, "Row A"))
    #expect(terminal.output().contains("Row A"))
    #expect((session.note == nil) == (substitute == nil))
    if let substitute { #expect(session.note?.contains("`\(substitute)`") == true) }
  }

  @Test(arguments: [
    ("vt220", "C.UTF-8"), ("linux", "C.UTF-8"), ("xterm-256color", "C"), ("xterm-256color", ""),
  ])
  func `an ASCII terminal gets nothing but ASCII`(type: String, locale: String) throws {
    let session = try session(["TERM": type, "LANG": locale])
    defer { session.close() }
    var frame = frame(session, "Amélie – 映画", "□ ■ ▒ ×")
    frame.fill(Rect(column: 0, row: 3, columns: 80, rows: 1), glyph: "─", role: .border)
    session.present(frame)
    let output = terminal.output()
    #expect(output.contains("Amelie"))
    #expect(output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `a terminal that cannot place text is refused`() throws {
    #expect(throws: TerminalError.unusable(type: "dumb")) { try session(["TERM": "dumb"]) }
  }

  @Test func `files and pipes are refused, and a second session is`() throws {
    let null = unsafe open("/dev/null", O_RDWR)
    defer { close(null) }
    let slave = terminal.slave
    #expect(throws: TerminalError.notATerminal(stream: "standard input")) {
      try Session(theme: .builtIn, environment: [:], input: null, output: slave)
    }
    #expect(throws: TerminalError.notATerminal(stream: "standard output")) {
      try Session(theme: .builtIn, environment: [:], input: slave, output: null)
    }
    let session = try session()
    defer { session.close() }
    #expect(throws: TerminalError.alreadyOpen) { try self.session() }
  }

  @Test func `characters that a terminal draws in several ways keep their columns`() throws {
    let session = try session()
    defer { session.close() }
    session.present(frame(session, "映画館|e\u{301}|🎬|👩\u{200D}🚀|\u{11F02}|end"))
    #expect(terminal.output().contains("映画館|e\u{301}|🎬|👩🚀|?|end"))
  }
}
