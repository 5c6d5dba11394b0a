internal import BoxOffice
internal import FoundationEssentials
internal import Testing

extension BookingStoreContract {
  static let ending = [
    Self("A booking that is given up gives back its seats, its count and its promo code") { kiosks in
      let before = try await kiosks.occupancy()
      let claim = try await kiosks.claimed(kiosks.claim([1, 2], promo: kiosks.promo(.once)))
      try await kiosks.one.failPayment(claim.payment.reference, reason: "declined")
      for _ in 1...2 {
        #expect(
          try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
            == .cancelled)
      }
      let after = try await kiosks.occupancy()
      #expect(after.sold.isEmpty && after.availableSeats == before.availableSeats)
      #expect(after.version > before.version)
      #expect(try await kiosks.uses(of: .once) == 0)
      let record = try await kiosks.record(of: claim)
      #expect(record.booking.status == .cancelled && record.booking.cancellationReason == .abandoned)
      #expect(record.booking.cancelledAt != nil && record.booking.expiresAt == nil)
      #expect(record.seats.map(\.label.description) == ["A1", "A2"])
      #expect(try await kiosks.other.claim(kiosks.claim([1, 2], promo: kiosks.promo(.once))).isClaimed)
    },

    Self("A booking whose card payment is in doubt is not given up") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1]))
      let before = try await kiosks.record(of: claim)
      #expect(
        try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .pending)
      #expect(try await kiosks.record(of: claim) == before)
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1])))
    },

    Self("Cash is never in doubt: what was not confirmed was not taken") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1], by: .cash))
      #expect(
        try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .cancelled)
      let record = try await kiosks.record(of: claim)
      #expect(record.payments.first?.status == .failed && record.payments.first?.failureReason != nil)
      #expect(try await kiosks.occupancy().sold.isEmpty)
    },

    Self("A paid booking and an unknown one are not given up") { kiosks in
      let claim = try await kiosks.sold([1])
      let before = try await kiosks.record(of: claim)
      #expect(
        try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .confirmed)
      #expect(try await kiosks.record(of: claim) == before)
      #expect(try await kiosks.one.abandon(.random(), reference: claim.reference, because: .abandoned) == nil)
    },

    Self("Giving up and paying at once ends in one of the two") { kiosks in
      for number in 1...8 {
        let claim = try await kiosks.claimed(kiosks.claim([number], by: .cash))
        async let status = kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
        async let outcome = kiosks.other.confirm(kiosks.confirmation(of: claim))
        switch try await (status, outcome) {
        case (.confirmed, .confirmed):
          #expect(try await kiosks.occupancy().sold.contains(kiosks.seats([number])[0]))
        case (.cancelled, .tooLate(.cancelled)):
          #expect(try await kiosks.record(of: claim).payments.first?.refundOwed == claim.finalAmount)
          #expect(try await !kiosks.occupancy().sold.contains(kiosks.seats([number])[0]))
        case (let status, let outcome):
          Issue.record("\(String(describing: status)) and \(outcome)")
        }
      }
    },
  ]

  static let reaping = [
    Self("The reaper ends what nobody paid in time, and nothing else") { kiosks in
      let card = try await kiosks.claimed(kiosks.claim([1], promo: kiosks.promo(.once), lifetime: -1))
      try await kiosks.one.failPayment(card.payment.reference, reason: "declined")
      let cash = try await kiosks.claimed(kiosks.claim([2], by: .cash, lifetime: -1))
      let young = try await kiosks.claimed(kiosks.claim([3], by: .cash))
      let sold = try await kiosks.sold([4])
      let found = try await kiosks.other.reap(limit: 50)
      #expect(found.expired == [card.booking, cash.booking].sorted())
      #expect(found.inDoubt.isEmpty)
      for claim in [card, cash] {
        let record = try await kiosks.record(of: claim)
        #expect(record.booking.status == .cancelled && record.booking.cancellationReason == .expired)
        #expect(record.payments.map(\.status) == [.failed])
      }
      #expect(try await kiosks.record(of: young).booking.status == .pending)
      #expect(try await kiosks.record(of: sold).booking.status == .confirmed)
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([3, 4])))
      #expect(try await kiosks.uses(of: .once) == 0)
      #expect(try await kiosks.other.reap(limit: 50).expired.isEmpty)
    },

    Self("The reaper ends what its driver declined, and leaves a claim to the customer who pays it anew") {
      kiosks in
      let left = try await kiosks.claimed(kiosks.claim([1], lifetime: -1))
      let paidAnew = try await kiosks.claimed(kiosks.claim([2], lifetime: -1))
      let cash = kiosks.attempt(2, of: paidAnew, by: .cash)
      let driver = DecliningDriver {
        _ = try? await kiosks.one.startPayment(cash, of: paidAnew.booking, lifetime: 600)
      }
      let found = try await Reaper(store: kiosks.other, drivers: [driver], by: .test).run()
      #expect(found.expired == [left.booking])
      #expect(try await kiosks.record(of: left).booking.status == .cancelled)
      #expect(try await kiosks.record(of: paidAnew).booking.status == .pending)
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: paidAnew, by: cash)) == .confirmed)
    },

    Self("Money in doubt is left to its driver, and its seats are kept meanwhile") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1], lifetime: -1))
      for _ in 1...2 {
        let found = try await kiosks.other.reap(limit: 50)
        #expect(found.expired.isEmpty)
        #expect(found.inDoubt == [PaymentInDoubt(booking: claim.booking, attempt: claim.payment)])
      }
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1])))
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .confirmed)
      #expect(try await kiosks.other.reap(limit: 50).inDoubt.isEmpty)
    },

    Self("The reaper takes no more than it is asked to") { kiosks in
      for number in 1...5 {
        _ = try await kiosks.claimed(kiosks.claim([number], by: .cash, lifetime: -number))
      }
      #expect(try await kiosks.one.reap(limit: 2).expired.count == 2)
      #expect(try await kiosks.one.reap(limit: 2).expired.count == 2)
      // The oldest went first.
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1])))
      #expect(try await kiosks.one.reap(limit: 2).expired.count == 1)
    },

    Self("Two reapers at once end each claim once") { kiosks in
      let before = try await kiosks.occupancy()
      for number in 1...8 { _ = try await kiosks.claimed(kiosks.claim([number], by: .cash, lifetime: -1)) }
      async let first = kiosks.one.reap(limit: 50)
      async let second = kiosks.other.reap(limit: 50)
      let ended = try await first.expired + second.expired
      #expect(ended.count == 8 && Set(ended).count == 8)
      #expect(try await kiosks.occupancy().availableSeats == before.availableSeats)
    },
  ]
}

/// Declines whatever it is asked about, after something has happened.
private struct DecliningDriver: PaymentDriver {
  let gateway = Gateway.simulator.rawValue
  let method = PaymentMethod.card
  let beforeAnswering: @Sendable () async -> Void

  init(beforeAnswering: @escaping @Sendable () async -> Void) {
    self.beforeAnswering = beforeAnswering
  }

  func authorise(_ request: PaymentRequest) async -> PaymentOutcome { await settle(request.reference) }

  func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    await beforeAnswering()
    return .declined(reason: "The payment never reached the card terminal.")
  }

  func capture(_ reference: PaymentReference) async -> Bool { false }
  func refund(_ reference: PaymentReference, amount: Money) async -> Bool { false }
}
