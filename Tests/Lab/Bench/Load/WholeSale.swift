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
    // All of it; and of its parts, over and over, its hold and its claim and confirmation, with and without the rest.
    var (whole, core, parts): ([Double], [Double], [Double]) = ([], [], [])
    for round in 0...extent.of(15, quick: 4) {
      let first = round * 3 * sales
      let together = try await times(sales) {
        let sale = batch.sale(first + $0)
        try await kiosk.hold(sale)
        _ = try await kiosk.pay(sale)
        try await kiosk.release(sale)
      }
      let hold = try await times(sales) { try await kiosk.hold(batch.sale(first + sales + $0)) }
      let payment = try await times(sales) {
        try await SaleLoad.sell(batch.sale(first + 2 * sales + $0), over: kiosk.database)
      }
      let release = try await times(sales) { try await kiosk.release(batch.sale(first + sales + $0)) }
      let authorisation = try await times(sales) {
        guard case .approved = await kiosk.driver.authorise(batch.sale(first + 2 * sales + $0).request) else {
          throw BenchError("A payment was not approved.")
        }
      }
      // The first opens connections and prepares statements.
      guard round > 0 else { continue }
      whole += together
      core += zip(hold, payment).map(+)
      parts += hold.indices.map { hold[$0] + payment[$0] + release[$0] + authorisation[$0] }
    }
    await kiosk.database.close()
    return [
      try Figure(
        "a whole sale: hold, claim, pay, confirm, release", whole, .milliseconds,
        reference: ("its hold and its claim + confirm alone", core), aim: .ratioAtMost(1.2)),
      try Figure(
        "a whole sale", whole, .milliseconds,
        reference: ("all of its parts alone, paying and releasing too", parts)),
    ]
  }

  static func times(
    _ count: Int, _ operation: (Int) async throws -> Void
  ) async throws -> [Double] {
    var times: [Double] = []
    for number in 0..<count {
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
