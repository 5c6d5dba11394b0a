package import BoxOffice

/// Holds in Redis, which all kiosks see immediately.
///
/// Each operation is one script and one round trip. All of them are idempotent: after
/// ``StoreError/unavailable(_:)`` the same call can be made again, and a hold whose answer was lost ends with
/// its lease. The first call opens a connection, and so does the first call after the connection broke. All
/// keys of a showtime are in one hash slot, so they are on one node of a cluster, which ``RedisCluster``
/// finds.
package actor RedisHoldStore: HoldStore {
  private let address: RedisAddress
  private let terms: HoldTerms
  private let limits: RedisLimits
  /// Identifies this store's changes among all that are published. Unlike a token, it is not secret.
  private let origin: String
  private let executor: ConnectionExecutor
  private var cluster: RedisCluster

  package init(_ address: RedisAddress, terms: HoldTerms = HoldTerms(), limits: RedisLimits = RedisLimits()) {
    self.address = address
    self.terms = terms
    self.limits = limits
    origin = String(UInt64.random(in: .min ... .max), radix: 16)
    executor = ConnectionExecutor(label: "kiosk.holds")
    cluster = RedisCluster(
      address, limits: limits,
      preparation: HoldScript.allCases.map { RedisCommand("SCRIPT", "LOAD", $0.source) })
  }

  nonisolated package var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  package func hold(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    let seats = seats.withoutRepetitions
    guard let lease = terms.lease(until: deadline) else { return .refused([]) }
    let reply = try run(.hold, in: showtime, seats: seats, token: token, [Self.milliseconds(lease)])
    return try holdAnswer(reply, seats: seats, deadline: deadline)
  }

  package func swap(
    _ released: [Seat.ID], for seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    let seats = seats.withoutRepetitions
    let released = released.withoutRepetitions.filter { !seats.contains($0) }
    guard let lease = terms.lease(until: deadline) else { return .refused([]) }
    let reply = try run(
      .swap, in: showtime, seats: released + seats, token: token,
      [Self.milliseconds(lease), String(released.count)])
    return try holdAnswer(reply, seats: seats, deadline: deadline)
  }

  package func renew(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> RenewAnswer {
    let seats = seats.withoutRepetitions
    guard let lease = terms.lease(until: deadline) else {
      return RenewAnswer(renewed: [], retaken: [], lost: [], secondsLeft: terms.secondsLeft(until: deadline))
    }
    let reply = try run(.renew, in: showtime, seats: seats, token: token, [Self.milliseconds(lease)])
    guard let parts = reply.array, parts.count == 3,
      let renewed = parts[0].integers?.compactMap({ seats.atPosition($0) }),
      let retaken = parts[1].integers?.compactMap({ seats.atPosition($0) }),
      let lost = parts[2].integers.map({ Self.inTheWay($0[...], among: seats) })
    else { throw notUnderstood }
    return RenewAnswer(
      renewed: renewed, retaken: retaken, lost: lost, secondsLeft: terms.secondsLeft(until: deadline))
  }

  package func release(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken
  ) async throws(StoreError) {
    _ = try run(.release, in: showtime, seats: seats.withoutRepetitions, token: token)
  }

  package func announceSale(in showtime: Showtime.ID) async throws(StoreError) {
    _ = try run(.announce, in: showtime, seats: [], token: HoldToken(high: 0, low: 0))
  }

  package func holds(in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) -> HoldSnapshot {
    let reply = try run(.read, in: showtime, seats: [], token: token)
    guard let words = reply.array, words.count % 3 == 1, let revision = words[0].integer else {
      throw notUnderstood
    }
    // If a key was deleted by hand and somebody else took the seat, the index has the seat twice for a while.
    // The later lease, which comes later in the list, is the right one.
    var seats: [Seat.ID: HeldSeat] = [:]
    for start in stride(from: 1, to: words.count, by: 3) {
      guard let id = words[start].string.flatMap({ Seat.ID($0) }), let left = words[start + 1].integer,
        let isMine = words[start + 2].integer
      else { throw notUnderstood }
      seats[id] = HeldSeat(seat: id, secondsLeft: Double(left) / 1000, isMine: isMine == 1)
    }
    return HoldSnapshot(revision: revision, seats: seats.values.sorted { $0.seat < $1.seat })
  }

  package func revision(of showtime: Showtime.ID) async throws(StoreError) -> Int {
    let names = HoldKeys(showtime)
    let reply = try cluster.answer(about: names.slot) { (connection, question) throws(RedisFault) in
      try connection.answer(
        to: RedisCommand("GET", names.revision), asking: question.isAsking, until: question.deadline)
    }
    switch reply {
    case .absent: return 0
    case let reply:
      guard let revision = reply.string.flatMap({ Int($0) }) else {
        throw notUnderstood
      }
      return revision
    }
  }

  nonisolated package func changes(in showtime: Showtime.ID) -> AsyncStream<HoldChange> {
    ChangeListener(address: address, limits: limits, origin: origin, showtime: showtime).stream()
  }
}

extension RedisHoldStore {
  private func run(
    _ script: HoldScript, in showtime: Showtime.ID, seats: [Seat.ID], token: HoldToken,
    _ further: [String] = []
  ) throws(StoreError) -> RedisReply {
    let names = HoldKeys(showtime)
    let keys = [names.index, names.revision] + seats.map(names.seat)
    let arguments =
      [String(keys.count)] + keys + [names.changes, origin, token.description, String(terms.cap * 1000)]
      + further
    return try cluster.answer(about: names.slot) { (connection, question) throws(RedisFault) in
      // The digests depend only on the scripts, so those of an earlier connection are still valid.
      if let digest = connection.prepared[script.rawValue].string {
        do throws(RedisFault) {
          return try connection.answer(
            to: RedisCommand(["EVALSHA", digest] + arguments), asking: question.isAsking,
            until: question.deadline)
        } catch  where error.code == "NOSCRIPT" {
          // The server has lost its scripts (SCRIPT FLUSH, a failover). Sending the whole script loads it
          // again.
        }
      }
      return try connection.answer(
        to: RedisCommand(["EVAL", script.source] + arguments), asking: question.isAsking,
        until: question.deadline)
    }
  }

  /// An answer whose form does not fit the script.
  private var notUnderstood: StoreError { StoreError(.unexpected, at: address) }

  private func holdAnswer(
    _ reply: RedisReply, seats: [Seat.ID], deadline: Double
  ) throws(StoreError) -> HoldAnswer {
    guard let words = reply.integers, let verdict = words.first else {
      throw notUnderstood
    }
    if verdict == 1, words.count == 2 {
      return .held(secondsLeft: terms.secondsLeft(until: deadline), revision: words[1])
    }
    return .refused(Self.inTheWay(words.dropFirst(), among: seats))
  }

  private static func milliseconds(_ seconds: Double) -> String {
    String(Int(seconds * 1000))
  }

  /// Positions and milliseconds, alternating.
  private static func inTheWay(_ words: ArraySlice<Int>, among seats: [Seat.ID]) -> [HeldSeat] {
    zip(words, words.dropFirst()).enumerated().compactMap { offset, pair in
      guard offset % 2 == 0, let seat = seats.atPosition(pair.0) else { return nil }
      return HeldSeat(seat: seat, secondsLeft: Double(pair.1) / 1000, isMine: false)
    }
  }
}

extension [Seat.ID] {
  /// Lua counts from one.
  fileprivate func atPosition(_ position: Int) -> Seat.ID? {
    indices.contains(position - 1) ? self[position - 1] : nil
  }
}
