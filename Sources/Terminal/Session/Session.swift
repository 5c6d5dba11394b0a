internal import CTerminalSignals
internal import Glibc
internal import Synchronization

/// The kiosk's use of its terminal, from the first frame until ``close()``. Keys, signals and resizes come
/// out of it as events; frames go into it.
///
/// However the session ends, the terminal is as it was before: after ``close()``, and when a fatal signal
/// ends the process. Signals that ask a program to end are events; their reader has to close the session. A
/// process has only one session at a time.
@MainActor
package final class Session {
  package let capabilities: Capabilities
  /// What the user should know about their terminal, such as that its type is unknown.
  package let note: String?
  /// Keys, clicks, resizes and signals in order. Ends after ``close()``. Only one task may read it.
  package let events: AsyncStream<InputEvent>
  package private(set) var theme: Theme

  private let screen: CursesScreen
  private let reader: TerminalReader
  private let queue: InputQueue
  private let output: Int32
  /// Set when the process continues after it was stopped: in the meantime something else has drawn on the
  /// terminal.
  private let wasStopped: AtomicFlag
  /// The modes that were turned on in addition to those of curses.
  private let modes: Modes
  private var isOpen = true

  private static var isInUse = false

  /// Takes over the terminal.
  /// - Parameters:
  ///   - capabilities: what the terminal can do; nil to detect it. Colours that it does not have are not
  ///     used.
  ///   - environment: has the terminal's type and the charset.
  ///   - crashNotice: what is written to standard error when a fatal signal ends the process, before and
  ///     after the signal's number.
  ///   - adjust: changes what was given or detected.
  package init(
    theme: Theme,
    capabilities: Capabilities? = nil,
    environment: [String: String] = Session.processEnvironment(),
    input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO,
    crashNotice: (before: String, after: String) = (
      "kiosk stopped on an internal error (signal ", "); your seats are released within a minute.\n"
    ),
    adjusting adjust: (inout Capabilities) -> Void = { _ in }
  ) throws(TerminalError) {
    if Self.isInUse { throw .alreadyOpen }
    guard isatty(input) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(output) == 1 else { throw .notATerminal(stream: "standard output") }
    let type = try TerminalType(environment: environment, output: output)
    var capabilities =
      capabilities ?? Capabilities.detect(environment: environment, terminfoColors: type.colors)
    adjust(&capabilities)
    let modes = Modes(mouse: capabilities.mouse && type.canReportClicks, pastes: type.canBracketPastes)

    let queue = InputQueue()
    let wasStopped = AtomicFlag()
    // The settings to restore, read before curses changes them.
    guard
      unsafe kiosk_fatal_arm(
        output, modes.off + type.restoreSequence, crashNotice.before,
        crashNotice.after)
    else { throw .system(call: "tcgetattr", errno: errno) }
    let reader: TerminalReader
    let screen: CursesScreen
    do {
      // Also before curses: a signal that comes while it starts must not stop the kiosk.
      reader = try TerminalReader(input: input)
    } catch {
      kiosk_fatal_disarm()
      throw error
    }
    do {
      screen = try CursesScreen(type: type, colors: capabilities.colors, input: input, output: output)
    } catch {
      reader.stop()
      kiosk_fatal_disarm()
      throw error
    }
    reader.catchSignals()
    Self.write(modes.on, to: output)
    screen.use(theme, colors: capabilities.colors)
    reader.start(decoder: KeyDecoder(described: type.keys)) { events in
      queue.append(events)
    } onSignal: { number in
      switch number {
      // A kiosk cannot be put into the background.
      case SIGTSTP: break
      case SIGWINCH, SIGCONT:
        if number == SIGCONT { wasStopped.raise() }
        if let size = windowSize(of: output) { queue.append([.resize(size)]) }
      default: queue.append([.signal(number)])
      }
    }
    Self.isInUse = true

    self.theme = theme
    self.capabilities = capabilities
    note = type.note
    self.screen = screen
    self.queue = queue
    self.output = output
    self.modes = modes
    self.wasStopped = wasStopped
    self.reader = reader
    events = AsyncStream { await queue.next() }
  }

  isolated deinit {
    close()
  }

  /// The size of the window now.
  package var size: Size { screen.size }

  /// Shows `frame`, sending only what differs from the previous one. What is outside the window is left out.
  package func present(_ frame: Frame) {
    guard isOpen else { return }
    if wasStopped.lower() {
      screen.forgetContents()
      Self.write(modes.on, to: output)
    }
    screen.paint(frame)
  }

  /// All events that were not read from ``events`` yet, without waiting. Handling them together with the
  /// previous one makes one frame for a batch of input.
  package func drainInput() -> [InputEvent] {
    queue.drain()
  }

  /// Restores the terminal and ends ``events``. Further calls do nothing.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    Self.write(modes.off, to: output)
    screen.close()
    reader.stop()
    kiosk_fatal_disarm()
    queue.close()
    Self.isInUse = false
  }

  /// The variables of this process that describe its terminal.
  nonisolated package static func processEnvironment() -> [String: String] {
    let names = ["TERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR"]
    let pairs = names.compactMap { name in unsafe getenv(name).map { (name, unsafe String(cString: $0)) } }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Modes of the terminal that curses does not know.
  private struct Modes {
    /// Clicks, in SGR form.
    let mouse: Bool
    /// Marks around pasted text.
    let pastes: Bool

    var on: String { (mouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "") + (pastes ? "\u{1B}[?2004h" : "") }
    var off: String { (pastes ? "\u{1B}[?2004l" : "") + (mouse ? "\u{1B}[?1006l\u{1B}[?1000l" : "") }
  }

  nonisolated private static func write(_ text: String, to file: Int32) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { return }
    unsafe _ = Glibc.write(file, bytes, bytes.count)
  }
}
