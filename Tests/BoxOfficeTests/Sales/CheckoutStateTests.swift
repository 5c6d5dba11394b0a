import BoxOffice
import FoundationEssentials
import TestSupport
import Testing
import Twins

/// A sale at the kiosk, step by step.
struct CheckoutStateTests {
  private static let world = BookingWorld(at: Date(timeIntervalSince1970: 1_795_420_800))
  private static let ids = (1...3).map { FreshIDs(booking: .random(), payment: .random(), random: $0) }
  private static let order = try? order(ids[0])
  private static let cash = Tender.cash(tendered: Money(minorUnits: 5_000))

  private static func order(_ ids: FreshIDs) throws -> Order {
    let seating = world.evening
    let basket = Basket(seating.seats.prefix(2).map { Basket.Item($0) })
    return Order(
      basket, at: try basket.quote(in: seating, at: seating.readAt), in: seating.cinema,
      ids: Order.IDs(
        booking: ids.booking,
        reference: BookingReference(date: seating.showtime.showDate, random: ids.random),
        payment: ids.payment), by: .cash, gateway: "CASH", lifetime: 300)
  }

  /// A state of each case, and some that differ in what they carry.
  enum Stage: CaseIterable {
    case choosingWithoutIDs, choosing, claiming, authorising, unpaidWithoutIDs, unpaid, inDoubt, booked
  }

  /// Leads from choosing seats to a stage, at second 100.
  private static func state(_ stage: Stage) throws -> CheckoutState {
    let order = try #require(order)
    var state = CheckoutState.choosing(ids[0])
    switch stage {
    case .choosingWithoutIDs: return .choosing(nil)
    case .choosing: return state
    case .claiming, .authorising, .unpaidWithoutIDs, .unpaid, .inDoubt, .booked: break
    }
    let isSent = state.sell(order, by: cash, at: 100)
    #expect(isSent)
    if stage == .claiming { return state }
    let stands = state.reach(.authorising(.cash), at: 100)
    #expect(stands)
    let outcome: CheckoutOutcome? =
      switch stage {
      case .choosingWithoutIDs, .choosing, .claiming, .authorising: nil
      case .unpaidWithoutIDs, .unpaid: .declined(reason: "No.", claimedUntil: .distantFuture)
      case .inDoubt: .inDoubt(reason: "No answer.")
      case .booked: .booked(approval: PaymentApproval(isCaptured: true))
      }
    if let outcome {
      let ended = state.end(order.claim.payment.reference, outcome, at: 100)
      #expect(ended != nil)
    }
    if stage == .unpaid { state.provide(ids[1]) }
    return state
  }

  @Test(arguments: Stage.allCases)
  func `each step leads on from its own states, and changes nothing in the others`(stage: Stage) throws {
    let order = try #require(Self.order)
    let before = try Self.state(stage)

    var state = before
    let isSent = state.sell(order, by: Self.cash, at: 101)
    #expect(isSent == (stage == .choosing))
    #expect((state != before) == (stage == .choosing))

    state = before
    let retried = state.retry(by: .card, gateway: "SIMULATOR", tender: .card, at: 101)
    #expect((retried != nil) == (stage == .unpaid))
    #expect((state != before) == (stage == .unpaid))

    let isPaying = [.claiming, .authorising].contains(stage)
    state = before
    let stands = state.reach(.authorising(.cash), at: 101)
    #expect(stands == (stage == .claiming))
    state = before
    let standsAnew = state.reach(.confirming, at: 101)
    #expect(!standsAnew)
    #expect((state != before) == isPaying)

    state = before
    let ended = state.end(order.claim.payment.reference, .taken([]), at: 101)
    #expect((ended != nil) == isPaying)
    #expect((state != before) == isPaying)

    state = before
    let isUnpaid = [.unpaid, .unpaidWithoutIDs].contains(stage)
    let givenUp = state.giveUp()
    #expect(givenUp == (isUnpaid ? order : nil))
    #expect(state == (isUnpaid ? .choosing(nil) : before))
  }

  @Test(arguments: Stage.allCases)
  func `there is an order from claiming on, and the customer decides before and after an attempt`(
    stage: Stage
  ) throws {
    let state = try Self.state(stage)
    let isChoosing = [.choosingWithoutIDs, .choosing].contains(stage)
    #expect(state.order == (isChoosing ? nil : Self.order))
    #expect(
      state.awaitsCustomer
        == [.choosingWithoutIDs, .choosing, .unpaidWithoutIDs, .unpaid].contains(stage))
    #expect(state.isBooked == (stage == .booked))
    #expect(
      state.deadline == ([.authorising, .unpaidWithoutIDs, .unpaid].contains(stage) ? 400 : nil))
  }

  @Test(arguments: Stage.allCases)
  func `fresh ids are kept for the next order or attempt, as long as there can be one`(stage: Stage) throws {
    var state = try Self.state(stage)
    let order = state.order
    state.provide(Self.ids[2])
    #expect(state.nextIDs == ([.inDoubt, .booked].contains(stage) ? nil : Self.ids[2]))
    #expect(state.order == order)
  }

  private static let endings: [(CheckoutOutcome, isUnpaid: Bool)] = [
    (.taken([]), false), (.unavailable([]), false), (.closed(.cancelled), false),
    (.tooLate(isRefunded: true), false),
    (.declined(reason: "No.", claimedUntil: .distantFuture), true),
    (.declined(reason: "No.", claimedUntil: nil), true), (.failed(.unavailable("No.")), true),
  ]

  @Test(arguments: endings)
  func `an attempt that was not paid leaves the order unpaid, or nothing claimed, with the next ids`(
    outcome: CheckoutOutcome, isUnpaid: Bool
  ) throws {
    let order = try #require(Self.order)
    var state = try Self.state(.authorising)
    state.provide(Self.ids[1])
    let answer = state.end(order.claim.payment.reference, outcome, at: 110)
    let ended = try #require(answer)
    #expect(ended.order == order && ended.payment == order.claim.payment && ended.tender == Self.cash)
    #expect(!ended.isExtended)
    if isUnpaid {
      guard case .unpaid(let open) = state else {
        Issue.record("\(state)")
        return
      }
      #expect(open.order == order && open.nextIDs == Self.ids[1] && open.deadline == 400)
    } else {
      #expect(state == .choosing(Self.ids[1]))
    }
  }

  @Test func `attempts are counted, and only the latest one can end`() throws {
    let order = try #require(Self.order)
    var state = try Self.state(.unpaid)
    let retried = state.retry(by: .card, gateway: "SIMULATOR", tender: .card, at: 120)
    let open = try #require(retried)
    #expect(open.attempts == 2 && open.order == order)
    #expect(open.attempt.reference == PaymentReference(booking: order.claim.reference, attempt: 2))
    #expect(open.attempt.id == Self.ids[1].payment && open.attempt.method == .card)
    // The ids are used up.
    #expect(state.nextIDs == nil)
    let late = CheckoutOutcome.declined(reason: "No.", claimedUntil: nil)
    let none = state.end(order.claim.payment.reference, late, at: 121)
    #expect(none == nil)
    let ended = state.end(
      open.attempt.reference, .booked(approval: PaymentApproval(isCaptured: true)), at: 122)
    #expect(ended?.payment == open.attempt && ended?.tender == .card)
    #expect(state == .booked(order))
  }

  @Test func `the time to pay begins with the claim, and a further attempt does not turn it back`() throws {
    var state = try Self.state(.claiming)
    #expect(state.deadline == nil)
    _ = state.reach(.authorising(.cash), at: 100)
    #expect(state.deadline == 400)
    let order = try #require(Self.order)
    let declined = CheckoutOutcome.declined(reason: "No.", claimedUntil: .distantFuture)
    let first = state.end(order.claim.payment.reference, declined, at: 200)
    #expect(first?.isExtended == false)
    state.provide(Self.ids[1])
    let retried = state.retry(by: .card, gateway: "SIMULATOR", tender: .card, at: 210)
    let open = try #require(retried)
    let stands = state.reach(.authorising(.card), at: 220)
    #expect(stands)
    #expect(state.deadline == 400)
    // Nobody is declined and out of time at once.
    let second = state.end(open.attempt.reference, declined, at: 370)
    #expect(second?.isExtended == true)
    #expect(state.deadline == 430)
  }

  @Test func `a decline whose claim was not seen to stand begins the time to pay`() throws {
    let order = try #require(Self.order)
    for (until, deadline) in [(Date.distantFuture, 400), (nil, nil)] as [(Date?, Double?)] {
      var state = try Self.state(.claiming)
      let declined = CheckoutOutcome.declined(reason: "No.", claimedUntil: until)
      _ = state.end(order.claim.payment.reference, declined, at: 100)
      #expect(state.deadline == deadline)
    }
  }
}
