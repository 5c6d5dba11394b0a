internal import BoxOffice
internal import FoundationEssentials
internal import Payments
internal import FaultInjection
internal import Synchronization
internal import Twins

/// The servers of a simulated run, what is wrong with them at the moment, and the history.
final class SimulatedWorld: Sendable {
  enum Server: Hashable {
    case database, holds, terminal
  }

  /// Claims and leases last as long as in a cinema: simulated time costs nothing.
  static let terms = HoldTerms()
  /// Where the simulated clock begins.
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  let time: SimulatedTime
  let log: SimulatedLog
  let seatings: [Seating]
  let promoCodes: [PromoCode]
  let store: InMemoryBookingStore
  let holds: InMemoryHolds
  let terminal: InMemoryTerminal
  let mutation: Mutation?
  private let state: Mutex<State>

  private struct State {
    /// Until when, in microseconds.
    var away: [Server: Int] = [:]
    var isOver = false
    var parked: [CheckedContinuation<Void, Never>] = []
  }

  init(seed: UInt64, mutation: Mutation?) {
    var generator = SeededGenerator(seed: seed)
    let troubles = Troubles(using: &generator)
    let world = SalesWorld(
      showtimes: Int.random(in: 1...2, using: &generator), rows: 2,
      seatsInRow: Int.random(in: 3...6, using: &generator), at: Self.start, using: &generator)
    let time = SimulatedTime(seed: generator.next())
    let clockOffset = ClockOffset()
    self.time = time
    self.mutation = mutation
    holdsClock = clockOffset
    log = SimulatedLog(time)
    seatings = world.seatings
    promoCodes = world.promoCodes.map { code in
      var code = code
      if code.usageLimit != nil { code.usageLimit = 3 }
      return code
    }
    let now: @Sendable () -> Date = { Self.start + Double(time.now) / 1_000_000 }
    store = InMemoryBookingStore(
      world.seatings, promoCodes: promoCodes, sellsSoldSeats: mutation == .forgetsUniqueSeat, now: now)
    holds = InMemoryHolds(terms: Self.terms, ignoresTokens: mutation == .ignoresTokens) {
      Double(time.now) / 1_000_000 + clockOffset.seconds
    }
    state = Mutex(State())
    let current = CurrentTroubles(troubles)
    currentTroubles = current
    terminal = InMemoryTerminal {
      let troubles = current.troubles
      return time.draw { troubles.outcome(using: &$0) }
    } now: {
      Int(Self.start.timeIntervalSince1970 * 1_000) + time.now / 1_000
    }
  }

  /// Of the server that keeps holds.
  let holdsClock: ClockOffset
  private let currentTroubles: CurrentTroubles

  var troubles: Troubles { currentTroubles.troubles }
  var isOver: Bool { state.withLock(\.isOver) }
  var now: Date { Self.start + Double(time.now) / 1_000_000 }

  func isAway(_ server: Server) -> Bool {
    let now = time.now
    return state.withLock { $0.away[server, default: 0] > now }
  }

  /// A server is away for some microseconds.
  func takeAway(_ server: Server, for microseconds: Int) {
    let end = time.now + microseconds
    state.withLock { $0.away[server] = end }
  }

  /// Nothing goes wrong from now on.
  func heal() {
    currentTroubles.clear()
    holdsClock.set(0)
    state.withLock { $0.away = [:] }
  }

  /// What a dead kiosk's tasks wait for: the end of the run.
  func park() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if !state.isOver { state.parked.append(continuation) }
        return state.isOver
      }
      if isOver { continuation.resume() }
    }
  }

  /// Nothing has an effect any more, and everything that still waits is told so.
  func end() {
    log.close()
    let parked = state.withLock { state in
      state.isOver = true
      defer { state.parked = [] }
      return state.parked
    }
    for continuation in parked { continuation.resume() }
  }

  /// Notes something that was done to the servers.
  func fault(_ detail: String, showtime: Showtime.ID? = nil) {
    log.write(
      HistoryEvent(
        at: time.now, client: "lab", attempt: 0, phase: .ok, operation: .fault,
        showtime: showtime?.description, detail: detail))
  }

  func draw(_ range: ClosedRange<Int>) -> Int { time.draw { Int.random(in: range, using: &$0) } }

  /// True in so many of a hundred cases.
  func happens(_ percent: Int) -> Bool { time.draw { $0.happens(percent) } }
}

/// What goes wrong at the moment.
final class CurrentTroubles: Sendable {
  private let current: Mutex<Troubles>

  init(_ troubles: Troubles) {
    current = Mutex(troubles)
  }

  var troubles: Troubles { current.withLock { $0 } }
  func clear() { current.withLock { $0 = Troubles() } }
}

/// By how many seconds a server's clock is wrong.
final class ClockOffset: Sendable {
  private let offset = Mutex(0.0)

  var seconds: Double { offset.withLock { $0 } }
  func set(_ seconds: Double) { offset.withLock { $0 = seconds } }
}

/// A history in memory, by the simulated clock. What is written after its end is lost.
final class SimulatedLog: HistoryLog {
  private let time: SimulatedTime
  private let lines = Mutex<(events: [HistoryEvent], isClosed: Bool)>(([], false))

  init(_ time: SimulatedTime) {
    self.time = time
  }

  func now() -> Int { time.now }

  func write(_ event: HistoryEvent) {
    lines.withLock { if !$0.isClosed { $0.events.append(event) } }
  }

  func close() { lines.withLock { $0.isClosed = true } }

  /// As they were written; at the same moment, too.
  var history: History { History(lines.withLock { $0.events }) }
}
