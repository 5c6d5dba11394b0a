internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import Payments
internal import PostgresStore
internal import FaultInjection
internal import RedisHolds
internal import SystemPackage

/// A kiosk without a screen: what it sells goes through the same calls.
struct SellingKiosk: Sendable {
  let database: Database
  let holds: RedisHoldStore
  let driver: any PaymentDriver
  private let checkout: Checkout

  init(database: Database, holds: RedisHoldStore, driver: any PaymentDriver) {
    self.database = database
    self.holds = holds
    self.driver = driver
    checkout = Checkout(
      store: PostgresStore(database), driver: driver, by: NumberedSale.actor)
  }

  static let token = HoldToken(high: 3, low: 3)

  func hold(_ sale: NumberedSale) async throws {
    guard case .held = try await holds.hold(sale.seats, in: sale.showtime, token: Self.token, deadline: 480)
    else {
      throw BenchError("A seat that nobody had was refused.")
    }
  }

  func pay(
    _ sale: NumberedSale, progress: @Sendable (CheckoutStep) async -> Void = { _ in }
  ) async throws -> PaymentApproval {
    let outcome = await checkout.sell(
      Order(claim: sale.claim, paymentLifetime: 600, statement: "bench"), progress: progress)
    guard case .booked(let approval) = outcome else {
      throw BenchError("A sale ended otherwise: \(outcome).")
    }
    return approval
  }

  /// The calls of a sale, one after the other, without what decides between them.
  fileprivate func sellByHand(_ sale: NumberedSale) async throws {
    let store = PostgresStore(database)
    try await hold(sale)
    guard case .claimed = try await store.claim(sale.claim, by: NumberedSale.actor),
      case .approved(let approval) = await driver.authorise(sale.request),
      case .confirmed = try await store.confirm(
        Confirmation(
          booking: sale.claim.booking, payment: sale.claim.payment.reference, approval: approval),
        by: NumberedSale.actor)
    else { throw BenchError("A sale was refused.") }
    try await release(sale)
  }

  func capture(_ sale: NumberedSale, _ approval: PaymentApproval) async {
    await checkout.capture(sale.claim.payment, approval: approval)
  }

  func release(_ sale: NumberedSale) async throws {
    try await holds.release(sale.seats, in: sale.showtime, token: Self.token)
  }
}

/// A ledger in memory: the bank's disk is not the kiosk's.
struct ScratchLedger: ~Copyable {
  let path: String

  init() throws {
    var template = Array("/dev/shm/kiosk-ledger.XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
    path =
      String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/ledger"
  }

  deinit {
    unsafe _ = unlink(path)
    unsafe _ = rmdir(String(path.dropLast("/ledger".count)))
  }
}

/// The whole sale beside its parts: what the order of things, the simulator and giving back the hold add.
enum WholeSale {
  static func figures(on bench: Bench, _ extent: Extent) async throws -> [Figure] {
    let floor = try await SalesFloor(on: bench.postgresServer, named: "whole_sales", showtimes: 1)
    let ledger = try ScratchLedger()
    let kiosk = SellingKiosk(
      database: try floor.connect(), holds: RedisHoldStore(try bench.redisServer.address()),
      driver: try TerminalSimulator(ledger: ledger.path))
    var batches = SaleLoad.Batches()
    let batch = batches.next(showtimes: 1)
    let sales = extent.of(40, quick: 15)
    // Of each part within a sale; by itself, over and over; and by itself after a rest.
    var (within, alone, rested) = (Parts(), Parts(), Parts())
    var byHand: [Double] = []
    for round in 0...extent.of(15, quick: 4) {
      let first = round * 6 * sales
      var together = Parts()
      for number in first..<first + sales {
        let sale = batch.sale(number)
        let start = ContinuousClock.now
        try await kiosk.hold(sale)
        let held = ContinuousClock.now
        _ = try await kiosk.pay(sale)
        let paid = ContinuousClock.now
        try await kiosk.release(sale)
        let end = ContinuousClock.now
        together.hold.append((held - start).milliseconds)
        together.payment.append((paid - held).milliseconds)
        together.release.append((end - paid).milliseconds)
      }
      let apart = try await parts(of: batch, from: first + sales, count: sales, at: kiosk)
      let afterRest = try await parts(
        of: batch, from: first + 3 * sales, count: sales, at: kiosk, resting: .milliseconds(1))
      let calls = try await times(sales) {
        try await kiosk.sellByHand(batch.sale(first + 5 * sales + $0))
      }
      // The first opens connections and prepares statements.
      guard round > 0 else { continue }
      within += together
      alone += apart
      rested += afterRest
      byHand += calls
    }
    await kiosk.database.close()
    let whole = within.hold.indices.map { within.hold[$0] + within.payment[$0] + within.release[$0] }
    return [
      try Figure(
        "a whole sale: hold, claim, pay, confirm, release", whole, .milliseconds,
        reference: ("its hold and its claim + confirm alone", zip(alone.hold, alone.payment).map(+)),
        aim: .ratioAtMost(1.2)),
      try Figure(
        "a whole sale", whole, .milliseconds,
        reference: (
          "all of its parts alone, paying and releasing too", alone.sums
        )),
      try Figure(
        "a whole sale", whole, .milliseconds,
        reference: ("the same, each after a rest of 1 ms", rested.sums)),
      try Figure(
        "a whole sale", whole, .milliseconds,
        reference: ("the same calls in the same order, and nothing between them", byHand)),
      try Figure(
        "of that: hold", within.hold, .milliseconds, reference: ("hold after hold", alone.hold)),
      try Figure(
        "of that: claim, pay, confirm", within.payment, .milliseconds,
        reference: (
          "claim + confirm, one after the other, and paying by itself",
          zip(alone.payment, alone.authorisation).map(+)
        )),
      try Figure(
        "of that: release", within.release, .milliseconds,
        reference: ("release after release", alone.release)),
    ]
  }

  /// Each part by itself, over and over.
  /// - Parameter rest: what goes by before each call, as it does within a sale while other parts have their turn.
  private static func parts(
    of batch: NumberedSale.Batch, from first: Int, count: Int, at kiosk: SellingKiosk,
    resting rest: Duration = .zero
  ) async throws -> Parts {
    var parts = Parts()
    parts.hold = try await times(count, resting: rest) { try await kiosk.hold(batch.sale(first + $0)) }
    parts.payment = try await times(count, resting: rest) {
      try await SaleLoad.sell(batch.sale(first + count + $0), over: kiosk.database)
    }
    parts.release = try await times(count, resting: rest) { try await kiosk.release(batch.sale(first + $0)) }
    parts.authorisation = try await times(count, resting: rest) {
      guard case .approved = await kiosk.driver.authorise(batch.sale(first + count + $0).request) else {
        throw BenchError("A payment was not approved.")
      }
    }
    return parts
  }

  /// Milliseconds of each of some sales.
  private struct Parts {
    var hold: [Double] = []
    /// Claim and confirmation; within a sale with the authorisation between them.
    var payment: [Double] = []
    var authorisation: [Double] = []
    var release: [Double] = []

    var sums: [Double] {
      hold.indices.map { hold[$0] + payment[$0] + authorisation[$0] + release[$0] }
    }

    static func += (sum: inout Self, other: Self) {
      sum.hold += other.hold
      sum.payment += other.payment
      sum.authorisation += other.authorisation
      sum.release += other.release
    }
  }

  static func times(
    _ count: Int, resting rest: Duration = .zero, _ operation: (Int) async throws -> Void
  ) async throws -> [Double] {
    var times: [Double] = []
    for number in 0..<count {
      if rest > .zero { try await Task.sleep(for: rest) }
      let start = ContinuousClock.now
      try await operation(number)
      times.append((ContinuousClock.now - start).milliseconds)
    }
    return times
  }
}

extension NumberedSale {
  /// What the card terminal is asked for.
  fileprivate var request: PaymentRequest {
    PaymentRequest(
      reference: claim.payment.reference, amount: claim.payment.amount, currency: claim.payment.currency,
      description: "bench")
  }
}
