internal import Dispatch
internal import Glibc
internal import Synchronization

/// A program in a real pseudo-terminal, and the person in front of it: types, looks, resizes the window, closes it.
///
/// The program leads a session whose controlling terminal this is, as under a login. What it writes goes through a
/// terminal emulator, so that a test sees the cells that a person would see.
package final class TerminalProgram: Sendable {
  package let process: Int32
  private let state: Mutex<State>
  /// A pipe that ends the reading when the window is closed.
  private let closing: (read: Int32, write: Int32)
  private let settingsBefore: [UInt32]

  private struct State: ~Copyable {
    var emulator: Emulator
    /// Nil once the window is closed.
    var master: Int32?
    var output: [UInt8] = []
    /// When how many bytes had come.
    var arrivals: [(count: Int, at: ContinuousClock.Instant)] = []
    /// What somebody waits for to the moment.
    var sights: [Int: Sight] = [:]
    var watchers: [Int: AsyncStream<TerminalScreen>.Continuation] = [:]
    var nextWatcher = 0
    var ending: TerminalEnding?
    var lastKey = ContinuousClock.now
    /// When the program first wrote something after the last key.
    var firstAnswer: ContinuousClock.Instant?
    var lastOutput = ContinuousClock.now
  }

  /// A state of the screen, and who is told when output made it so.
  private struct Sight {
    let condition: @Sendable (TerminalScreen) -> Bool
    let seen: AsyncStream<ContinuousClock.Instant>.Continuation
  }

  /// Starts a program.
  /// - Parameters:
  ///   - program: a path, or a name to be looked for on the `PATH`.
  ///   - environment: all variables it gets, beside `PATH`, and `TERM` and `LANG` where they are not given.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String = "/", size: TerminalScreen.Size = .init(80, 24)
  ) throws(TerminalError) {
    let terminal = try PseudoTerminal(size: size)
    settingsBefore = PseudoTerminal.settings(terminal.master)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      let error = TerminalError(call: "pipe")
      close(terminal.master)
      throw error
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let start = ContinuousClock.now
    let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
    let standard = ["PATH": path, "TERM": "xterm-256color", "LANG": "C.UTF-8"]
    do {
      process = try terminal.spawn(
        program, arguments, environment: standard.merging(environment) { $1 }, directory: directory)
    } catch {
      for file in ends + [terminal.master] { close(file) }
      throw error
    }
    closing = (ends[0], ends[1])
    state = Mutex(State(emulator: Emulator(size: size), master: terminal.master, lastKey: start))
    let master = terminal.master
    // A private queue has a thread of its own, which may block.
    DispatchQueue(label: "kiosk.tests.terminal").async { [self] in
      read(from: master)
      let settings = PseudoTerminal.settings(master)
      state.withLock { $0.master = nil }
      close(master)
      var status: Int32 = 0
      while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
      end(status, settings: settings)
    }
  }

  deinit {
    close(closing.read)
    close(closing.write)
  }

  // MARK: - The person

  package func press(_ keys: TerminalKey...) {
    for key in keys { send { $0.press(key) } }
  }

  package func type(_ text: String) {
    send { emulator in for character in text { emulator.press(.character(character)) } }
  }

  /// Clicks with the left button. Sends nothing where the program has not asked for clicks.
  package func click(at place: TerminalScreen.Place) {
    send { $0.click(1, at: place) }
  }

  /// Turns the wheel by one notch, down or up.
  package func turnWheel(down: Bool, at place: TerminalScreen.Place) {
    send { $0.click(down ? 5 : 4, at: place) }
  }

  /// Bytes that no key of a keyboard sends.
  package func send(_ bytes: [UInt8]) {
    state.withLock { state in
      if let master = state.master { Self.write(bytes, to: master) }
    }
  }

  package func resize(to size: TerminalScreen.Size) {
    state.withLock { state in
      guard let master = state.master else { return }
      state.emulator.resize(to: size)
      PseudoTerminal.resize(master, to: size)
    }
  }

  /// Closes the window, as when a connection is lost. The program gets a SIGHUP.
  package func hangUp() {
    Self.write([0], to: closing.write)
  }

  package func send(signal: Int32) {
    state.withLock { state in
      // A process that has been waited for may be somebody else's number by now.
      if state.ending == nil { kill(process, signal) }
    }
  }

  private func send(_ press: (inout Emulator) -> Void) {
    state.withLock { state in
      press(&state.emulator)
      let bytes = state.emulator.sent()
      state.lastKey = .now
      state.firstAnswer = nil
      if let master = state.master { Self.write(bytes, to: master) }
    }
  }

  // MARK: - What there is to see

  package var screen: TerminalScreen { state.withLock { $0.emulator.screen } }

  /// How many bytes the program has written so far.
  package var bytesWritten: Int { state.withLock { $0.output.count } }

  /// What the program has written since `bytesWritten` was `mark`.
  package func output(since mark: Int = 0) -> [UInt8] {
    state.withLock { Array($0.output.dropFirst(mark)) }
  }

  /// How long the program took from the last key, or from its start, to the first thing it wrote; nil while it has
  /// written nothing.
  package var latency: Duration? {
    state.withLock { state in
      let pressed = state.lastKey
      return state.firstAnswer.map { $0 - pressed }
    }
  }

  /// When the last key was pressed; before that, when the program was started.
  package var lastKey: ContinuousClock.Instant { state.withLock { $0.lastKey } }

  /// When the program last wrote something.
  package var lastOutput: ContinuousClock.Instant { state.withLock { $0.lastOutput } }

  /// When the first byte after so many came; nil while none has.
  package func arrival(after mark: Int) -> ContinuousClock.Instant? {
    state.withLock { state in state.arrivals.first { $0.count > mark }?.at }
  }

  /// Does something, and waits until the screen is as `condition` asks, which is looked at with each piece of output
  /// from then on.
  /// - Returns: when the output came that made it so, however late somebody was told.
  package func moment(
    of what: String, within limit: Duration = .seconds(20), after action: () -> Void,
    when condition: @escaping @Sendable (TerminalScreen) -> Bool
  ) async throws -> ContinuousClock.Instant {
    let (moments, seen) = AsyncStream<ContinuousClock.Instant>.makeStream()
    let id = state.withLock { state in
      state.nextWatcher += 1
      state.sights[state.nextWatcher] = Sight(condition: condition, seen: seen)
      return state.nextWatcher
    }
    let timer = Task {
      try await Task.sleep(for: limit)
      seen.finish()
    }
    defer {
      timer.cancel()
      state.withLock { _ = $0.sights.removeValue(forKey: id) }
    }
    action()
    for await moment in moments { return moment }
    throw timeout(what, within: limit)
  }

  private func timeout(_ what: String, within limit: Duration) -> TerminalTimeout {
    let hasEnded = state.withLock { $0.ending != nil }
    return TerminalTimeout(
      what: what, reason: hasEnded ? "the program has ended" : "not within \(limit)", screen: screen)
  }

  /// Waits until the screen is as `condition` asks, which is looked at whenever the program has written something:
  /// also what was there for a moment only, however late one comes to look.
  /// - Throws: ``TerminalTimeout`` with the screen, also when the program ends before.
  @discardableResult
  package func wait(
    for what: String, within limit: Duration = .seconds(20),
    until condition: (TerminalScreen) -> Bool
  ) async throws -> TerminalScreen {
    let (id, screens) = watch()
    let timer = Task { [self] in
      try await Task.sleep(for: limit)
      unwatch(id)
    }
    defer {
      timer.cancel()
      unwatch(id)
    }
    for await screen in screens where condition(screen) { return screen }
    throw timeout(what, within: limit)
  }

  /// Waits until some row shows `text`.
  @discardableResult
  package func wait(for text: String, within limit: Duration = .seconds(20)) async throws -> TerminalScreen {
    try await wait(for: "“\(text)”", within: limit) { $0.shows(text) }
  }

  /// Waits until the program and all that use its terminal have ended.
  package func ending(within limit: Duration = .seconds(20)) async throws -> TerminalEnding {
    let (id, screens) = watch()
    let timer = Task { [self] in
      try await Task.sleep(for: limit)
      unwatch(id)
    }
    defer {
      timer.cancel()
      unwatch(id)
    }
    for await _ in screens {}
    if let ending = state.withLock({ $0.ending }) { return ending }
    throw TerminalTimeout(what: "the end", reason: "not within \(limit)", screen: screen)
  }

  // MARK: - Reading

  /// The screen as it is, and as each piece of output makes it from now on, until the program has ended.
  private func watch() -> (id: Int, screens: AsyncStream<TerminalScreen>) {
    let (screens, continuation) = AsyncStream<TerminalScreen>.makeStream()
    let id = state.withLock { state in
      state.nextWatcher += 1
      continuation.yield(state.emulator.screen)
      if state.ending == nil {
        state.watchers[state.nextWatcher] = continuation
      } else {
        continuation.finish()
      }
      return state.nextWatcher
    }
    return (id, screens)
  }

  private func unwatch(_ id: Int) {
    state.withLock { $0.watchers.removeValue(forKey: id) }?.finish()
  }

  /// Until the last user of the terminal has closed it, or the window is closed.
  private func read(from master: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var files = [
      pollfd(fd: master, events: Int16(POLLIN), revents: 0),
      pollfd(fd: closing.read, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      guard unsafe poll(&files, nfds_t(files.count), -1) > 0 else {
        if errno == EINTR { continue }
        return
      }
      if files[1].revents != 0 { return }
      let count = unsafe Glibc.read(master, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // The last one to close its end leaves an error here.
      guard count > 0 else { return }
      let now = ContinuousClock.now
      state.withLock { state in
        if state.firstAnswer == nil { state.firstAnswer = now }
        state.lastOutput = now
        state.output += buffer[..<count]
        state.arrivals.append((state.output.count, now))
        state.emulator.show(buffer[..<count])
        let answers = state.emulator.sent()
        if !answers.isEmpty { Self.write(answers, to: master) }
        guard !state.watchers.isEmpty || !state.sights.isEmpty else { return }
        let screen = state.emulator.screen
        for sight in state.sights.values where sight.condition(screen) { sight.seen.yield(now) }
        for watcher in state.watchers.values { watcher.yield(screen) }
      }
    }
  }

  private func end(_ status: Int32, settings: [UInt32]) {
    state.withLock { state in
      state.ending = TerminalEnding(
        status: status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F),
        screen: state.emulator.screen, areSettingsRestored: settings == settingsBefore)
      for watcher in state.watchers.values { watcher.finish() }
      for sight in state.sights.values { sight.seen.finish() }
      state.watchers = [:]
    }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
