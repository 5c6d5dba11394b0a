internal import BoxOffice

/// A mutant of a card terminal: what it is asked about again it charges under a new key.
actor ForgetfulTerminal: PaymentDriver {
  nonisolated let gateway: String
  nonisolated let method: PaymentMethod
  private let driver: any PaymentDriver
  private var lost: [PaymentReference: PaymentRequest] = [:]

  init(_ driver: any PaymentDriver) {
    self.driver = driver
    gateway = driver.gateway
    method = driver.method
  }

  func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    lost[request.reference] = request
    return await driver.authorise(request)
  }

  func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    guard let lost = lost[reference] else { return await driver.settle(reference) }
    let again = PaymentReference("\(reference)-again")
    _ = await driver.authorise(
      PaymentRequest(
        reference: again, amount: lost.amount, currency: lost.currency, description: lost.description))
    let outcome = await driver.settle(again)
    if case .approved = outcome { _ = await driver.capture(again) }
    return outcome
  }

  func capture(_ reference: PaymentReference) async -> Bool { await driver.capture(reference) }

  func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    await driver.refund(reference, amount: amount)
  }
}
