internal import BoxOffice
internal import FoundationEssentials
internal import ProvingGround

/// What a customer has chosen.
struct Choice: Sendable {
  let showtime: Showtime.ID
  var seats: [Seat.ID]
  let token: HoldToken
  /// When the first seat was chosen: the cap counts from there.
  let began = ContinuousClock.now

  /// Seconds that are left of it.
  var deadline: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - began).components
    return Double(ClientPlan.terms.cap) - Double(seconds) - Double(attoseconds) / 1e18
  }
}

extension Kiosk {
  /// One customer, from the first seat to the ticket or to the door.
  func serveCustomer(in hall: SalesHall) async {
    let token = HoldToken.random(using: &generator)
    let showtime = hall.seating.showtime.id
    var taken: Set<Seat.ID> = []
    // Some choose blindly, and meet what is sold or held.
    if !generator.happens(15) {
      taken = hall.sold
      if let held = try? await holds.holds(in: showtime, token: token) {
        taken.formUnion(held.seats.map(\.seat))
      }
    }
    var choice = Choice(showtime: showtime, seats: choice(in: hall, taken: taken), token: token)
    guard !choice.seats.isEmpty else {
      try? await Task.sleep(for: .milliseconds(50))
      return
    }
    let hasHold: Bool
    do {
      guard
        case .held = try await holds.hold(choice.seats, in: showtime, token: token, deadline: choice.deadline)
      else { return }
      hasHold = true
    } catch {
      // Redis is away: the claim decides.
      hasHold = false
    }
    hasLostSeats = false
    if hasHold, generator.happens(20) { await changeMind(about: &choice, in: hall, taken: taken) }

    // Those who pay slowly forget their seats meanwhile.
    let behaviour = CardBehaviour.drawn(leaningTo: rules.current.payments, using: &generator)
    let renews = hasHold && behaviour != .slow && !generator.happens(5)
    let held = choice
    let renewing = renews ? Task { await keepRenewing(held) } : nil
    await think()
    if hasLostSeats || !rules.current.isOpen || generator.happens(8) {
      renewing?.cancel()
      await renewing?.value
      // Half of those who leave say so; the others' holds run out.
      if generator.happens(50) { await giveBack(choice) }
      return
    }
    await buy(choice, in: hall, by: behaviour)
    renewing?.cancel()
    await renewing?.value
    await giveBack(choice)
  }

  /// Another seat in place of one of them.
  private func changeMind(about choice: inout Choice, in hall: SalesHall, taken: Set<Seat.ID>) async {
    let others = hall.seating.seats.map(\.id).filter { !taken.contains($0) && !choice.seats.contains($0) }
    guard let other = others.prefix(12).randomElement(using: &generator), let first = choice.seats.first
    else {
      return
    }
    let seats = [other] + choice.seats.dropFirst()
    let answer = try? await holds.swap(
      [first], for: seats, in: choice.showtime, token: choice.token, deadline: choice.deadline)
    if case .held = answer { choice.seats = seats }
  }

  private func think() async {
    let milliseconds =
      generator.happens(4)
      ? Int.random(in: 3_000...5_000, using: &generator) : Int.random(in: 0...250, using: &generator)
    try? await Task.sleep(for: .milliseconds(milliseconds))
  }

  /// Until it is cancelled, or seats are lost.
  private func keepRenewing(_ choice: Choice) async {
    while !hasLostSeats {
      try? await Task.sleep(for: .milliseconds(800))
      guard !Task.isCancelled, choice.deadline > 0 else { return }
      let answer = try? await holds.renew(
        choice.seats, in: choice.showtime, token: choice.token, deadline: choice.deadline)
      if let answer, !answer.lost.isEmpty { hasLostSeats = true }
    }
  }

  private func giveBack(_ choice: Choice) async {
    try? await holds.release(choice.seats, in: choice.showtime, token: choice.token)
  }
}
