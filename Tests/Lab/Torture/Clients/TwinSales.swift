internal import BoxOffice
internal import FaultInjection
internal import FoundationEssentials
internal import KioskRuntime
internal import KioskUI
internal import Twins

/// Orders for the same seats, sent by two processes at the same moments, without a hold: both draw them from the same
/// numbers. Every other time both send the same order, and between those of two orders only one can have the seats.
struct TwinSales: Sendable {
  let kiosk: Kiosk
  private static let seatsOfOrder = 2

  func run() async {
    let open = kiosk.open()
    let plan = kiosk.plan
    var seating: Seating?
    var number = 0
    while kiosk.rules.current.isOpen, !Task.isCancelled {
      let due = plan.twinsBegin + number * ClientPlan.twinsEvery.microseconds
      let now = HistoryWriter.now()
      // A process that takes a killed one's place goes on where its twin is now; one that was stopped is late, and
      // sends again what may have been sold long ago.
      if now - due > 6_000_000 {
        number += 1
        continue
      }
      if due > now { try? await Task.sleep(for: .microseconds(due - now)) }
      seating = await sell(number, in: seating, at: open)
      number += 1
    }
    await open.close()
  }

  /// - Returns: the hall that it is in, if it could be seen.
  private func sell(_ number: Int, in known: Seating?, at open: HeadlessKiosk) async -> Seating? {
    let plan = kiosk.plan
    var generator = SeededGenerator(seed: plan.seed &* 7_919 &+ UInt64(number) &+ 0x7717)
    let seatsInHall = known?.seats.count ?? 40
    let perHall = max(1, seatsInHall / Self.seatsOfOrder)
    guard plan.twins.indices.contains(number / perHall) else { return known }
    let showtime = plan.twins[number / perHall]
    var seating = known
    if seating?.showtime.id != showtime {
      seating = try? await kiosk.services.catalogue.seating(of: showtime)
    }
    guard let seating else { return known }
    let first = number % perHall * Self.seatsOfOrder
    let seats = seating.seats.sorted { $0.id < $1.id }[first..<min(first + Self.seatsOfOrder, seatsInHall)]
    // The terminals of the two need not be of one mind.
    let isCash = generator.happens(20)
    let behaviours = (0..<2).map { _ in CardBehaviour.drawn(using: &generator) }
    kiosk.tell(behaviours[plan.process % 2])
    if number % 2 == 1 { generator = SeededGenerator(seed: generator.next() &+ UInt64(plan.process)) }
    guard
      let order = try? Order(
        Array(seats), in: seating, by: isCash ? .cash : .card, lifetime: ClientPlan.claimLifetime,
        using: &generator)
    else { return seating }
    let tender = isCash ? Tender.cash(tendered: order.claim.finalAmount) : .card
    await open.begin(order, by: tender)
    if case .declined = await open.end(order.claim.payment, by: tender) {
      let attempt = order.attempt(2, using: &generator)
      kiosk.tell(.approve)
      await open.begin(order, attempt, by: .card)
      await open.end(attempt, by: .card)
    }
    return seating
  }
}

extension Duration {
  /// Whole microseconds.
  var microseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
  }
}
