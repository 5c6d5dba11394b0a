internal import BoxOffice
internal import FaultInjection

/// What somebody is like who comes to a kiosk. All of it is drawn before they come in, so that the same customer of the same
/// kiosk is the same in every run with the same seed, whatever servers answer and others do.
struct Customer: Sendable {
  /// Among the lanes: where they want to sit.
  let lane: Int
  /// Chooses without looking, and meets what is sold or held.
  let isBlind: Bool
  /// Among those that are free: the first seat, of the first ten.
  let place: Int
  let party: Int
  /// Chooses the last seat first.
  let isFromOtherEnd: Bool
  /// Wants another seat in place of one, out of the first twelve.
  let changesMind: Bool
  let otherPlace: Int
  private let usualBehaviour: CardBehaviour
  private let leans: Bool
  /// Does not renew the hold.
  let forgets: Bool
  /// Milliseconds.
  let thinking: Int
  /// Goes away before paying, and says so, or not.
  let leaves: Bool
  let saysSo: Bool
  /// The code that they want to use.
  let promo: String?
  private let paysCash: Bool
  private let doubling: Int
  /// Claims the seats, and leaves before paying.
  let leavesUnpaid: Bool
  /// Presses the key again when told that it failed: for the same payment, or for another.
  let insists: Bool
  let insistsOnPayment: Bool
  /// Pays again after a declined card, by another means.
  let paysAgain: Bool
  let nextTender: Tender
  let announces: Bool
  /// Milliseconds until they ask again for what a kiosk could not show.
  let pause: Int
  /// Makes their ids.
  var ids: SeededGenerator

  /// - Parameter number: how many came to this kiosk before.
  init(_ number: Int, of kiosk: Int, in plan: ClientPlan) {
    var mixer = SeededGenerator(seed: plan.seed &* 1_000_003 &+ UInt64(plan.process * 1_000 + kiosk))
    var generator = SeededGenerator(seed: mixer.next() ^ UInt64(number) &* 0xD1B5_4A32_D192_ED03)
    lane = Int.random(in: plan.lanes.indices, using: &generator)
    isBlind = generator.happens(15)
    place = Int.random(in: 0..<10, using: &generator)
    party = Int.random(in: 1...4, using: &generator)
    isFromOtherEnd = generator.happens(50)
    changesMind = generator.happens(20)
    otherPlace = Int.random(in: 0..<12, using: &generator)
    leans = generator.happens(60)
    usualBehaviour = CardBehaviour.drawn(using: &generator)
    forgets = generator.happens(5)
    thinking =
      generator.happens(4)
      ? Int.random(in: 3_000...5_000, using: &generator) : Int.random(in: 0...250, using: &generator)
    leaves = generator.happens(8)
    saysSo = generator.happens(50)
    promo = generator.happens(18) ? generator.happens(60) ? "TENOFF" : "FIFTY" : nil
    paysCash = generator.happens(30)
    doubling = Int.random(in: 0..<100, using: &generator)
    leavesUnpaid = generator.happens(3)
    insists = generator.happens(70)
    insistsOnPayment = generator.happens(50)
    paysAgain = generator.happens(60)
    nextTender = generator.happens(30) ? .cash : .card(.approve)
    announces = generator.happens(30)
    pause = Int.random(in: 20...200, using: &generator)
    ids = SeededGenerator(seed: generator.next())
  }

  /// What the card terminal does with them: more often than not what it was told.
  func behaviour(told: CardBehaviour?) -> CardBehaviour { leans ? told ?? usualBehaviour : usualBehaviour }

  func tender(told: CardBehaviour?) -> Tender {
    let behaviour = behaviour(told: told)
    return behaviour == .approve && paysCash ? .cash : .card(behaviour)
  }

  /// Whether they press the key twice.
  func isDouble(ordered isOrdered: Bool) -> Bool { doubling < (isOrdered ? 90 : 4) }

  /// The seats that they want, in the order in which they choose them: near the others' seats, so that they want the same,
  /// and often from the other end.
  func choice(in hall: SalesHall, taken: Set<Seat.ID>) -> [Seat.ID] {
    let free = hall.seating.seats.map(\.id).filter { !taken.contains($0) }
    guard !free.isEmpty else { return [] }
    let start = place % min(free.count, 10)
    let chosen = Array(free[start..<min(free.count, start + party)])
    return isFromOtherEnd ? chosen.reversed() : chosen
  }

  /// A seat in place of one of those.
  func change(of chosen: [Seat.ID], in hall: SalesHall, taken: Set<Seat.ID>) -> Seat.ID? {
    let others = hall.seating.seats.map(\.id).filter { !taken.contains($0) && !chosen.contains($0) }.prefix(
      12)
    return others.isEmpty ? nil : others[others.startIndex + otherPlace % others.count]
  }
}
