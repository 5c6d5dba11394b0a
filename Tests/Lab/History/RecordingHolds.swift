internal import BoxOffice

/// Holds whose changes are written down. What is only read is not.
struct RecordingHolds: HoldStore {
  let holds: any HoldStore
  let kiosk: ClientHistory
  /// The store's own, from which the length of a lease follows.
  let terms: HoldTerms

  /// Whether anybody hears of changes.
  let isListening: Bool
  private let line: (any Line)?

  init(
    _ holds: any HoldStore, for kiosk: ClientHistory, terms: HoldTerms = HoldTerms(),
    isListening: Bool = true,
    over line: (any Line)? = nil
  ) {
    self.holds = holds
    self.kiosk = kiosk
    self.terms = terms
    self.isListening = isListening
    self.line = line
  }

  func hold(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    let begun = kiosk.begin(
      .hold, showtime: showtime.description, seats: seats.map(\.description), token: token.description,
      lease: lease(until: deadline))
    return try await note(begun) { [holds] () async throws(StoreError) in
      try await holds.hold(seats, in: showtime, token: token, deadline: deadline)
    }
  }

  /// The seats that are given back stand in the detail.
  func swap(
    _ released: [Seat.ID], for seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> HoldAnswer {
    let begun = kiosk.begin(
      .swap, showtime: showtime.description, seats: seats.map(\.description), token: token.description,
      lease: lease(until: deadline), detail: released.map(\.description).joined(separator: " "))
    return try await note(begun) { [holds] () async throws(StoreError) in
      try await holds.swap(released, for: seats, in: showtime, token: token, deadline: deadline)
    }
  }

  func renew(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, deadline: Double
  ) async throws(StoreError) -> RenewAnswer {
    let begun = kiosk.begin(
      .renew, showtime: showtime.description, seats: seats.map(\.description), token: token.description,
      lease: lease(until: deadline))
    let answer: RenewAnswer
    do {
      answer = try await carry { [holds] () async throws(StoreError) in
        try await holds.renew(seats, in: showtime, token: token, deadline: deadline)
      }
    } catch {
      kiosk.end(begun, HistoryEvent.Phase(error), detail: error.message)
      throw error
    }
    let kept = answer.renewed + answer.retaken
    kiosk.end(
      begun, kept.isEmpty ? .failed : .ok,
      detail: answer.lost.isEmpty && answer.retaken.isEmpty
        ? nil : "\(answer.retaken.count) taken anew, \(answer.lost.count) lost",
      seats: kept.map(\.description), lease: kept.isEmpty ? nil : begun.lease)
    return answer
  }

  func release(_ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) {
    let begun = kiosk.begin(
      .release, showtime: showtime.description, seats: seats.map(\.description), token: token.description)
    try await kiosk.note(begun) { () async throws(StoreError) in
      try await carry { [holds] () async throws(StoreError) in
        try await holds.release(seats, in: showtime, token: token)
      }
    } as: {
      (.ok, nil)
    }
  }

  func announceSale(in showtime: Showtime.ID) async throws(StoreError) {
    let begun = kiosk.begin(.announce, showtime: showtime.description)
    try await kiosk.note(begun) { () async throws(StoreError) in
      try await carry { [holds] () async throws(StoreError) in try await holds.announceSale(in: showtime) }
    } as: {
      (.ok, nil)
    }
  }

  func holds(in showtime: Showtime.ID, token: HoldToken) async throws(StoreError) -> HoldSnapshot {
    try await holds.holds(in: showtime, token: token)
  }

  func revision(of showtime: Showtime.ID) async throws(StoreError) -> Int {
    try await holds.revision(of: showtime)
  }

  func changes(in showtime: Showtime.ID) -> AsyncStream<HoldChange> {
    isListening ? holds.changes(in: showtime) : AsyncStream { $0.finish() }
  }

  private func note(
    _ begun: HistoryEvent,
    _ call: @escaping @Sendable () async throws(StoreError) -> HoldAnswer
  ) async throws(StoreError) -> HoldAnswer {
    let answer: HoldAnswer
    do {
      answer = try await carry(call)
    } catch {
      kiosk.end(begun, HistoryEvent.Phase(error), detail: error.message)
      throw error
    }
    switch answer {
    case .held: kiosk.end(begun, .ok, lease: begun.lease)
    case .refused(let others): kiosk.end(begun, .failed, detail: "\(others.count) in the way")
    }
    return answer
  }

  private func carry<Answer: Sendable>(
    _ call: @escaping @Sendable () async throws(StoreError) -> Answer
  ) async throws(StoreError) -> Answer {
    guard let line else { return try await call() }
    return try await line.carry(orElse: .unavailable("Redis did not answer in time."), call)
  }

  private func lease(until deadline: Double) -> Int? {
    terms.lease(until: deadline).map { Int($0 * 1_000) }
  }
}
