internal import BoxOffice
internal import FoundationEssentials
internal import PostgresStore
internal import FaultInjection

/// The same orders, sent by two processes at the same moments: both draw them from the same numbers.
struct TwinSales: Sendable {
  let kiosk: Kiosk
  private static let seatsOfOrder = 2

  func run() async {
    let plan = kiosk.plan
    var hall: SalesHall?
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
      hall = await sell(number, in: hall)
      number += 1
    }
  }

  /// - Returns: the hall that it is in, if it could be seen.
  private func sell(_ number: Int, in known: SalesHall?) async -> SalesHall? {
    let plan = kiosk.plan
    var generator = SeededGenerator(seed: plan.seed &* 7_919 &+ UInt64(number) &+ 0x7717)
    let seatsInHall = known?.seating.seats.count ?? 40
    let perHall = max(1, seatsInHall / Self.seatsOfOrder)
    guard plan.twins.indices.contains(number / perHall) else { return known }
    let showtime = plan.twins[number / perHall]
    let hall: SalesHall
    if let known, known.seating.showtime.id == showtime {
      hall = known
    } else if let seating = try? await kiosk.store.seating(of: showtime) {
      hall = SalesHall(seating)
    } else {
      return known
    }
    let first = number % perHall * Self.seatsOfOrder
    let seats = hall.seating.seats.map(\.id).sorted()[first..<min(first + Self.seatsOfOrder, seatsInHall)]
    // The terminals of the two need not be of one mind.
    let isCash = generator.happens(20)
    let behaviours = (0..<2).map { _ in CardBehaviour.drawn(using: &generator) }
    let tender: Tender = isCash ? .cash : .card(behaviours[plan.process % 2])
    let order = Order(
      hall.bookingSeats(Array(seats)), in: hall, by: tender.driver(on: kiosk.terminals, paying: .zero),
      using: &generator)
    let outcome = await kiosk.sell(order, by: tender, at: kiosk.store, as: kiosk.history)
    if case .declined = outcome {
      let attempt = order.attempt(
        2, by: Tender.card(.approve).driver(on: kiosk.terminals, paying: .zero), using: &generator)
      _ = await kiosk.sell(order, attempt, by: .card(.approve), at: kiosk.store, as: kiosk.history)
    }
    return hall
  }
}

extension Duration {
  /// Whole microseconds.
  var microseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
  }
}
