internal import BoxOffice
internal import FoundationEssentials

/// A store that writes down every change that a kiosk asks of it, and what it was told. What is only read is not.
struct RecordingStore: SalesStore {
  let store: any SalesStore
  let kiosk: ClientHistory
  private let line: (any Line)?

  /// - Parameter line: what changes go over; nil for none.
  init(_ store: any SalesStore, for kiosk: ClientHistory, over line: (any Line)? = nil) {
    self.store = store
    self.kiosk = kiosk
    self.line = line
  }

  private func note<Answer: Sendable>(
    _ begun: HistoryEvent, _ call: @escaping @Sendable () async throws(StoreError) -> Answer,
    as meaning: (Answer) -> (HistoryEvent.Phase, String?)
  ) async throws(StoreError) -> Answer {
    try await kiosk.note(begun) { () async throws(StoreError) in
      guard let line else { return try await call() }
      return try await line.carry(orElse: .outcomeUnknown("The reply to COMMIT was lost."), call)
    } as: {
      meaning($0)
    }
  }

  func claim(_ claim: Claim, by actor: Actor) async throws(StoreError) -> ClaimOutcome {
    let begun = kiosk.begin(
      .claim, showtime: claim.showtime.description, seats: claim.seats.map(\.seat.description),
      booking: claim.booking.description, payment: claim.payment.reference.text,
      amount: claim.finalAmount.minorUnits)
    return try await note(begun) { [store] () async throws(StoreError) in
      try await store.claim(claim, by: actor)
    } as: { outcome in
      switch outcome {
      case .claimed: (.ok, "claimed")
      case .taken(let seats): (.failed, "taken: \(seats.map(\.description).joined(separator: " "))")
      case .unavailable: (.failed, "not for sale")
      case .closed(let status): (.failed, "closed: \(status.rawValue)")
      case .repriced: (.failed, "repriced")
      case .promoRefused(let refusal): (.failed, "promo code: \(refusal)")
      case .ended(let status): (.failed, "ended: \(status.rawValue)")
      }
    }
  }

  func startPayment(
    _ attempt: PaymentAttempt, of booking: Booking.ID, lifetime: Int, by actor: Actor
  ) async throws(StoreError) -> Date? {
    let begun = kiosk.begin(
      .startPayment, booking: booking.description, payment: attempt.reference.text,
      amount: attempt.amount.minorUnits)
    return try await note(begun) { [store] () async throws(StoreError) in
      try await store.startPayment(attempt, of: booking, lifetime: lifetime, by: actor)
    } as: {
      $0 == nil ? (.failed, "not pending") : (.ok, nil)
    }
  }

  func failPayment(_ payment: PaymentReference, reason: String, by actor: Actor) async throws(StoreError) {
    let begun = kiosk.begin(.failPayment, payment: payment.text, detail: reason)
    try await note(begun) { [store] () async throws(StoreError) in
      try await store.failPayment(payment, reason: reason, by: actor)
    } as: {
      (.ok, nil)
    }
  }

  func confirm(_ confirmation: Confirmation, by actor: Actor) async throws(StoreError) -> ConfirmOutcome {
    let begun = kiosk.begin(
      .confirm, booking: confirmation.booking.description, payment: confirmation.payment.text)
    return try await note(begun) { [store] () async throws(StoreError) in
      try await store.confirm(confirmation, by: actor)
    } as: { outcome in
      switch outcome {
      case .confirmed: (.ok, "confirmed")
      case .tooLate(let status): (.failed, "too late: \(status.rawValue)")
      }
    }
  }

  func noteCaptured(_ payment: PaymentReference, by actor: Actor) async throws(StoreError) {
    let begun = kiosk.begin(.noteCaptured, payment: payment.text)
    try await note(begun) { [store] () async throws(StoreError) in
      try await store.noteCaptured(payment, by: actor)
    } as: {
      (.ok, nil)
    }
  }

  func noteRefunded(_ payment: PaymentReference, amount: Money, by actor: Actor) async throws(StoreError) {
    let begun = kiosk.begin(.noteRefunded, payment: payment.text, amount: amount.minorUnits)
    try await note(begun) { [store] () async throws(StoreError) in
      try await store.noteRefunded(payment, amount: amount, by: actor)
    } as: {
      (.ok, nil)
    }
  }

  func abandon(
    _ booking: Booking.ID, reference: BookingReference, because reason: CancellationReason, by actor: Actor
  ) async throws(StoreError) -> BookingStatus? {
    let begun = kiosk.begin(.abandon, booking: booking.description, detail: reason.rawValue)
    return try await note(begun) { [store] () async throws(StoreError) in
      try await store.abandon(booking, reference: reference, because: reason, by: actor)
    } as: { status in
      // What was confirmed, or may be paid, stands.
      (status == .cancelled ? .ok : .failed, status?.rawValue ?? "no such booking")
    }
  }

  func reap(limit: Int, by actor: Actor) async throws(StoreError) -> Reaping {
    let begun = kiosk.begin(.reap)
    return try await note(begun) { [store] () async throws(StoreError) in
      try await store.reap(limit: limit, by: actor)
    } as: { found in
      func ids(_ name: String, _ list: [String]) -> String? {
        list.isEmpty ? nil : "\(name) \(list.joined(separator: " "))"
      }
      let parts = [
        ids("expired", found.expired.map(\.description)),
        ids("in doubt", found.inDoubt.map(\.booking.description)),
        ids("uncaptured", found.uncaptured.map(\.reference.text)),
        ids("owed", found.refundsOwed.map(\.reference.text)),
      ]
      return (.ok, parts.compactMap { $0 }.joined(separator: ", "))
    }
  }
}

extension RecordingStore {
  func booking(_ id: Booking.ID) async throws(StoreError) -> BookingRecord? { try await store.booking(id) }
}

/// What lies between a kiosk and a server.
protocol Line: Sendable {
  /// - Parameter lost: what the caller hears when no answer came.
  func carry<Answer: Sendable>(
    orElse lost: StoreError, _ call: @escaping @Sendable () async throws(StoreError) -> Answer
  ) async throws(StoreError) -> Answer
}

extension ClientHistory {
  /// Carries out a call that has begun and writes how it ended.
  func note<Answer>(
    _ begun: HistoryEvent, _ call: () async throws(StoreError) -> Answer,
    as meaning: (Answer) -> (HistoryEvent.Phase, String?)
  ) async throws(StoreError) -> Answer {
    let answer: Answer
    do {
      answer = try await call()
    } catch {
      end(begun, HistoryEvent.Phase(error), detail: error.message)
      throw error
    }
    let (phase, detail) = meaning(answer)
    end(begun, phase, detail: detail)
    return answer
  }
}

extension HistoryEvent.Phase {
  /// What a store's error means for what was asked of it. A server that was away may have heard it all the same.
  init(_ error: StoreError) {
    switch error {
    case .unavailable, .outcomeUnknown: self = .unknown
    case .refused: self = .failed
    }
  }
}
