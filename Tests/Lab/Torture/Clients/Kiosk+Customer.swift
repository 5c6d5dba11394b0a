internal import BoxOffice
internal import FoundationEssentials

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
  func serve(_ newcomer: Customer, in hall: SalesHall) async {
    var customer = newcomer
    let token = HoldToken.random(using: &customer.ids)
    let showtime = hall.seating.showtime.id
    var taken: Set<Seat.ID> = []
    if !customer.isBlind {
      taken = hall.sold
      if let held = try? await holds.holds(in: showtime, token: token) {
        taken.formUnion(held.seats.map(\.seat))
      }
    }
    var choice = Choice(showtime: showtime, seats: customer.choice(in: hall, taken: taken), token: token)
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
    if hasHold, customer.changesMind {
      await swap(customer.change(of: choice.seats, in: hall, taken: taken), into: &choice)
    }

    // Those who pay slowly forget their seats meanwhile.
    let told = rules.current.payments
    let renews = hasHold && customer.behaviour(told: told) != .slow && !customer.forgets
    let held = choice
    let renewing = renews ? Task { await keepRenewing(held) } : nil
    try? await Task.sleep(for: .milliseconds(customer.thinking))
    if hasLostSeats || !rules.current.isOpen || customer.leaves {
      renewing?.cancel()
      await renewing?.value
      // Half of those who leave say so; the others' holds run out.
      if customer.saysSo { await giveBack(choice) }
      return
    }
    await sell(choice, to: customer, in: hall, by: customer.tender(told: told))
    renewing?.cancel()
    await renewing?.value
    await giveBack(choice)
  }

  /// Another seat in place of the first.
  private func swap(_ other: Seat.ID?, into choice: inout Choice) async {
    guard let other, let first = choice.seats.first else { return }
    let seats = [other] + choice.seats.dropFirst()
    let answer = try? await holds.swap(
      [first], for: seats, in: choice.showtime, token: choice.token, deadline: choice.deadline)
    if case .held = answer { choice.seats = seats }
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
