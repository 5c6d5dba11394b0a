/// Reads what strace writes about a sale, line by line, and finds the points in it.
struct SaleTrace: Sendable {
  enum Sighting: Hashable, Sendable {
    /// The kiosk's process.
    case began(Int32)
    case point(CrashPoint)
    /// All of its threads stand still until somebody lets them go on.
    case stopped
    /// The kiosk's process has ended.
    case ended
    case other
  }

  /// Where the partners are: a line with one of these paths is about that partner.
  let places: [(path: String, partner: CrashPoint.Partner)]
  private var partners: [Substring: CrashPoint.Partner] = [:]
  private var exchanges: [CrashPoint.Partner: Int] = [:]
  /// Of the calls in each partner's exchange.
  private var counts: [CrashPoint.Partner: [String: Int]] = [:]
  /// By thread: what was begun when another thread's line came.
  private var unfinished: [Substring: Substring] = [:]
  private var isStopping = false
  private var process: Substring?
  private(set) var points: [CrashPoint] = []
  /// The call that strace let fail, if any has: the first of them.
  private(set) var injected: CrashPoint?

  init(places: [(path: String, partner: CrashPoint.Partner)]) {
    self.places = places
  }

  mutating func read(_ line: Substring) -> Sighting {
    let thread = line.prefix { $0 != " " }
    let text = line.dropFirst(thread.count).drop { $0 == " " }
    guard let process = Int32(thread) else { return .other }
    if text.hasPrefix("execve(") {
      self.process = thread
      return .began(process)
    }
    if text.hasPrefix("+++ ") { return thread == self.process ? .ended : .other }
    if text.hasPrefix("--- SIGSTOP") {
      isStopping = true
      return .other
    }
    if text.hasPrefix("--- stopped by SIGSTOP") {
      // Each thread says so; the first of them stands for all.
      defer { isStopping = false }
      return isStopping ? .stopped : .other
    }
    if text.hasPrefix("<... ") {
      guard let begun = unfinished.removeValue(forKey: thread), let end = text.firstRange(of: " resumed>")
      else {
        return .other
      }
      return call(begun + text[end.upperBound...])
    }
    if let end = text.firstRange(of: " <unfinished ...>") {
      unfinished[thread] = text[..<end.lowerBound]
      return .other
    }
    return call(text)
  }

  private mutating func call(_ text: Substring) -> Sighting {
    guard let open = text.firstIndex(of: "("),
      text[..<open].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return .other }
    let name = String(text[..<open])
    // Killed as it began.
    if text.hasSuffix(" = ?") { return .other }
    let socket = text.firstRange(of: "<socket:[").map { text[$0.upperBound...].prefix { $0 != "]" } }
    let named = places.first { text.contains($0.path) }?.partner
    // Once a socket is connected its lines no longer say to what.
    if name == "connect", let socket { partners[socket] = named }
    guard let partner = named ?? socket.flatMap({ partners[$0] }) else { return .other }
    if partner.beginsExchange(name) {
      exchanges[partner, default: 0] += 1
      counts[partner] = [:]
    }
    counts[partner, default: [:]][name, default: 0] += 1
    let point = CrashPoint(
      partner: partner, exchange: max(1, exchanges[partner, default: 0]), call: name,
      number: counts[partner]?[name] ?? 1)
    points.append(point)
    if text.hasSuffix("(INJECTED)") { injected = injected ?? point }
    return .point(point)
  }
}

extension CrashPoint.Partner {
  /// Whether a call asks for something new.
  fileprivate func beginsExchange(_ call: String) -> Bool {
    switch self {
    case .postgres, .redis: call == "connect" || call == "sendto"
    case .ledger: call == "openat"
    case .history: true
    }
  }
}
