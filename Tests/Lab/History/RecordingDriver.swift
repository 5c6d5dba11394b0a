internal import BoxOffice

/// A driver whose every call is written down.
struct RecordingDriver: PaymentDriver {
  let driver: any PaymentDriver
  let kiosk: ClientHistory
  /// Called when somebody is about to pay.
  let isAsked: @Sendable () -> Void
  private let line: (any Line)?

  init(
    _ driver: any PaymentDriver, for kiosk: ClientHistory, over line: (any Line)? = nil,
    isAsked: @escaping @Sendable () -> Void = {}
  ) {
    self.driver = driver
    self.kiosk = kiosk
    self.line = line
    self.isAsked = isAsked
  }

  var gateway: String { driver.gateway }
  var method: PaymentMethod { driver.method }

  func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    isAsked()
    let begun = kiosk.begin(.authorise, payment: request.reference.text, amount: request.amount.minorUnits)
    return end(begun, await outcome { [driver] in await driver.authorise(request) })
  }

  func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    let begun = kiosk.begin(.settle, payment: reference.text)
    return end(begun, await outcome { [driver] in await driver.settle(reference) })
  }

  func capture(_ reference: PaymentReference) async -> Bool {
    let begun = kiosk.begin(.capture, payment: reference.text)
    let isCertain = await isCertain { [driver] in await driver.capture(reference) }
    kiosk.end(begun, isCertain ? .ok : .unknown)
    return isCertain
  }

  func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    let begun = kiosk.begin(.refund, payment: reference.text, amount: amount.minorUnits)
    let isCertain = await isCertain { [driver] in await driver.refund(reference, amount: amount) }
    kiosk.end(begun, isCertain ? .ok : .unknown)
    return isCertain
  }

  private func outcome(_ call: @escaping @Sendable () async -> PaymentOutcome) async -> PaymentOutcome {
    do throws(StoreError) {
      return try await carry(call)
    } catch {
      return .unknown(reason: error.message)
    }
  }

  private func isCertain(_ call: @escaping @Sendable () async -> Bool) async -> Bool {
    (try? await carry(call)) ?? false
  }

  private func carry<Answer: Sendable>(
    _ call: @escaping @Sendable () async -> Answer
  ) async throws(StoreError) -> Answer {
    guard let line else { return await call() }
    return try await line.carry(orElse: .outcomeUnknown("The card terminal did not answer in time.")) {
      () async throws(StoreError) in await call()
    }
  }

  private func end(_ begun: HistoryEvent, _ outcome: PaymentOutcome) -> PaymentOutcome {
    switch outcome {
    case .approved(let approval):
      let note = approval.cash.map { CashNote(tendered: $0.tendered, change: $0.change).description }
      kiosk.end(begun, .ok, detail: note ?? "approved")
    case .declined(let reason): kiosk.end(begun, .failed, detail: reason)
    case .unknown(let reason): kiosk.end(begun, .unknown, detail: reason)
    }
    return outcome
  }
}
