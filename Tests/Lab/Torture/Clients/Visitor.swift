internal import FaultInjection

/// Who comes to a kiosk of a client process, and to which showtimes. The same visitor of the same kiosk is the same in every
/// run with the same seed, whatever servers answer and others do; only what card terminals are told is added.
struct Visitor: Sendable {
  /// Among the plan's lanes: where they want to sit.
  let lane: Int
  let customer: Customer
  /// Until they ask again for what a kiosk could not show.
  let pause: Duration

  /// - Parameter number: how many came to this kiosk before.
  init(_ number: Int, of kiosk: Int, in plan: ClientPlan, told: HouseRules.State) {
    var mixer = SeededGenerator(seed: plan.seed &* 1_000_003 &+ UInt64(plan.process * 1_000 + kiosk))
    var generator = SeededGenerator(seed: mixer.next() ^ UInt64(number) &* 0xD1B5_4A32_D192_ED03)
    func happens(_ percent: Int) -> Bool { generator.happens(percent) }
    lane = Int.random(in: plan.lanes.indices, using: &generator)
    pause = .milliseconds(Int.random(in: 20...200, using: &generator))
    var customer = Customer()
    customer.party = Int.random(in: 1...4, using: &generator)
    // Near the others' seats, so that they want the same.
    let place = Int.random(in: 0..<10, using: &generator)
    customer.choice = happens(50) ? .best : .byName(from: place)
    customer.changesMind = happens(25)
    let isSlow = happens(4)
    customer.thinking = Double.random(in: isSlow ? 3...5 : 0...0.25, using: &generator)
    let leaving = Int.random(in: 0..<100, using: &generator)
    customer.leaves = leaving < 4 ? .silently : leaving < 8 ? .givingBack : nil
    customer.promo = happens(18) ? happens(60) ? "TENOFF" : "FIFTY" : nil
    let (usual, leans, paysCash) = (CardBehaviour.drawn(using: &generator), happens(60), happens(30))
    let behaviour = leans ? told.payments ?? usual : usual
    let first = behaviour == .approve && paysCash ? Customer.Means.cash : .card(behaviour)
    let next = happens(30) ? Customer.Means.cash : .card(.approve)
    customer.means = happens(65) ? [first, next, .card(.approve)] : [first]
    customer.pressesTwice = Int.random(in: 0..<100, using: &generator) < (told.isDoubling ? 90 : 4)
    customer.givesUp = happens(20) ? .silently : .givingBack
    self.customer = customer
  }
}
