internal import BoxOffice
internal import Testing
internal import Twins

extension BookingStoreContract {
  static let auditing = [
    Self("The log names who has done what to a sale: the terminal, and who is signed in there") { kiosks in
      let (ann, ben) = (
        Actor(terminal: "till-1", staff: .random()), Actor(terminal: "till-2", staff: .random())
      )
      let reaper = Actor(terminal: "walk-up 3")
      let sold = kiosks.claim([1])
      _ = try await kiosks.one.claim(sold, by: ann)
      try await kiosks.one.failPayment(sold.payment.reference, reason: "declined", by: ann)
      let second = kiosks.attempt(2, of: sold)
      _ = try await kiosks.other.startPayment(second, of: sold.booking, lifetime: 60, by: ben)
      _ = try await kiosks.other.confirm(kiosks.confirmation(of: sold, by: second), by: ben)
      try await kiosks.one.noteCaptured(second.reference, by: reaper)
      // What is repeated is not done again.
      try await kiosks.one.noteCaptured(second.reference, by: ann)
      _ = try await kiosks.one.confirm(kiosks.confirmation(of: sold, by: second), by: ann)
      #expect(
        try await kiosks.log(of: sold) == [
          .init("CLAIMED", by: ann, sold.reference), .init("PAYMENT_FAILED", by: ann, sold.reference),
          .init("PAYMENT_STARTED", by: ben, sold.reference), .init("CONFIRMED", by: ben, sold.reference),
          .init("PAYMENT_CAPTURED", by: reaper, sold.reference),
        ])
    },

    Self("The log names who has ended a claim, and who has given back what was paid too late") { kiosks in
      let (ann, ben) = (
        Actor(terminal: "till-1", staff: .random()), Actor(terminal: "till-2", staff: .random())
      )
      let reaper = Actor(terminal: "walk-up 3")
      let given = kiosks.claim([1], by: .cash)
      _ = try await kiosks.one.claim(given, by: ann)
      _ = try await kiosks.other.abandon(
        given.booking, reference: given.reference, because: .abandoned, by: ben)
      _ = try await kiosks.one.confirm(kiosks.confirmation(of: given), by: ann)
      try await kiosks.one.noteRefunded(given.payment.reference, amount: given.finalAmount, by: reaper)
      #expect(
        try await kiosks.log(of: given) == [
          .init("CLAIMED", by: ann, given.reference), .init("CLAIM_ENDED", by: ben, given.reference),
          .init("LATE_PAYMENT", by: ann, given.reference),
          .init("PAYMENT_REFUNDED", by: reaper, given.reference),
        ])
      let (expired, inTheWay) = (
        kiosks.claim([2], by: .cash, lifetime: -1), kiosks.claim([3], by: .cash, lifetime: -1)
      )
      for claim in [expired, inTheWay] { _ = try await kiosks.one.claim(claim, by: ann) }
      _ = try await kiosks.other.claim(kiosks.claim([3]), by: ben)
      _ = try await kiosks.other.reap(limit: 5, by: reaper)
      #expect(try await kiosks.log(of: inTheWay).last?.actor == ben)
      #expect(try await kiosks.log(of: expired).last == .init("CLAIM_ENDED", by: reaper, expired.reference))
    },

    Self("The log names who has changed a layout, and how far parties sit apart") { kiosks in
      try await kiosks.change { $0.rows[0].places[0].outOfOrder = "broken" }
      try await kiosks.setDistance(PartyDistance(seats: 1), kiosks.world.evening.showtime.id)
      #expect(
        try await kiosks.audited() == [
          .init("LAYOUT_REPLACED", by: .test, nil), .init("DISTANCE_SET", by: .test, nil),
        ])
    },
  ]
}

extension BookingKiosks {
  /// The lines about a claim's booking.
  fileprivate func log(of claim: Claim) async throws -> [InMemoryBookingStore.Audited] {
    try await audited().filter { $0.reference == claim.reference }
  }
}
