internal import BoxOffice
internal import FoundationEssentials
internal import Testing

extension BookingStoreContract {
  static let paying = [
    Self("A paid booking is confirmed, and what the driver told is kept") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1, 2]))
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .confirmed)
      let record = try await kiosks.record(of: claim)
      #expect(record.booking.status == .confirmed && record.booking.paymentStatus == .paid)
      #expect(record.booking.expiresAt == nil && record.booking.confirmedAt != nil)
      #expect(record.booking.paymentMethod == .card)
      let payment = try #require(record.payments.first)
      #expect(payment.status == .success && payment.paidAt != nil && payment.refundOwed == .zero)
      #expect(payment.gatewayTransactionID == "T-1" && payment.cardLastFour == "4242")
      #expect(payment.booking == claim.booking && payment.bookingReference == claim.reference)
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1, 2])))
    },

    Self("A confirmation that is sent again changes nothing") { kiosks in
      let claim = try await kiosks.sold([1])
      let before = try await kiosks.record(of: claim)
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .confirmed)
      #expect(try await kiosks.other.confirm(kiosks.confirmation(of: claim)) == .confirmed)
      #expect(try await kiosks.record(of: claim) == before)
    },

    Self("A confirmation that is sent twice at once confirms once") { kiosks in
      for number in 1...6 {
        let confirmation = try await kiosks.confirmation(of: kiosks.claimed(kiosks.claim([number])))
        async let first = kiosks.one.confirm(confirmation)
        async let second = kiosks.other.confirm(confirmation)
        #expect(try await [first, second] == [.confirmed, .confirmed])
      }
      #expect(try await kiosks.one.reap(limit: 50).refundsOwed.isEmpty)
    },

    Self("Cash is captured as it is paid, with what was tendered") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1], by: .cash))
      let cash = try #require(CashTender(tendered: Money(minorUnits: 2_000), due: claim.finalAmount))
      let confirmation = BoxOffice.Confirmation(
        booking: claim.booking, payment: claim.payment.reference,
        approval: PaymentApproval(cash: cash, isCaptured: true))
      #expect(try await kiosks.one.confirm(confirmation) == .confirmed)
      let payment = try #require(try await kiosks.record(of: claim).payments.first)
      #expect(payment.cash == cash && payment.cash?.change == Money(minorUnits: 750))
      #expect(try await kiosks.one.reap(limit: 50).uncaptured.isEmpty)
    },

    Self("An authorised payment is uncaptured until that is noted") { kiosks in
      let claim = try await kiosks.sold([1])
      #expect(try await kiosks.other.reap(limit: 50).uncaptured == [claim.payment])
      try await kiosks.one.noteCaptured(claim.payment.reference)
      try await kiosks.one.noteCaptured(claim.payment.reference)
      #expect(try await kiosks.other.reap(limit: 50).uncaptured.isEmpty)
      #expect(try await kiosks.record(of: claim).booking.status == .confirmed)
    },

    Self("A declined payment loses neither seats nor claim, and another attempt pays") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1, 2], lifetime: 60))
      try await kiosks.one.failPayment(claim.payment.reference, reason: "The card was declined.")
      try await kiosks.one.failPayment(claim.payment.reference, reason: "again")
      var record = try await kiosks.record(of: claim)
      #expect(record.booking.status == .pending && record.booking.paymentStatus == .failed)
      #expect(record.payments.first?.status == .failed)
      #expect(record.payments.first?.failureReason == "The card was declined.")

      let second = kiosks.attempt(2, of: claim, by: .cash)
      let expiresAt = try #require(
        try await kiosks.one.startPayment(second, of: claim.booking, lifetime: 600))
      record = try await kiosks.record(of: claim)
      #expect(record.booking.expiresAt == expiresAt)
      #expect(expiresAt > record.booking.bookedAt + 500)
      #expect(record.booking.paymentStatus == .pending && record.booking.paymentMethod == .cash)
      #expect(record.payments.map(\.status) == [.failed, .pending])

      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim, by: second)) == .confirmed)
      record = try await kiosks.record(of: claim)
      #expect(record.payments.map(\.status) == [.failed, .success])
      #expect(record.booking.paymentMethod == .cash && record.booking.status == .confirmed)
    },

    Self("The next attempt writes off the one before, and may be started twice") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1]))
      let second = kiosks.attempt(2, of: claim)
      #expect(try await kiosks.one.startPayment(second, of: claim.booking, lifetime: 600) != nil)
      #expect(try await kiosks.other.startPayment(second, of: claim.booking, lifetime: 600) != nil)
      let record = try await kiosks.record(of: claim)
      #expect(record.payments.map(\.reference) == [claim.payment.reference, second.reference])
      #expect(record.payments.map(\.status) == [.failed, .pending])
      // Late news of the first attempt does not touch the second.
      try await kiosks.one.failPayment(claim.payment.reference, reason: "late")
      #expect(try await kiosks.record(of: claim).booking.paymentStatus == .pending)
    },

    Self("An attempt that arrives after the next one has begun is refused and changes nothing") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1], lifetime: 60))
      let attempts = [2, 3, 9, 10].map { kiosks.attempt($0, of: claim) }
      let late = attempts.map { attempt in
        PaymentAttempt(
          id: attempt.id, reference: attempt.reference, gateway: "CASH", method: .cash,
          amount: attempt.amount,
          currency: attempt.currency)
      }
      for (latest, earlier) in [(0, []), (1, [0]), (3, [2, 1])] {
        #expect(try await kiosks.one.startPayment(attempts[latest], of: claim.booking, lifetime: 60) != nil)
        try await kiosks.one.failPayment(attempts[latest].reference, reason: "declined")
        let before = try await kiosks.record(of: claim)
        // What a server that was stopped reads late: of a caller that has sent it again, or has given it up.
        for attempt in earlier.map({ late[$0] }) {
          let error = await #expect(throws: StoreError.self) {
            try await kiosks.one.startPayment(attempt, of: claim.booking, lifetime: 600)
          }
          #expect(error?.isRefusal == true)
        }
        #expect(try await kiosks.record(of: claim) == before)
      }
      let record = try await kiosks.record(of: claim)
      #expect(
        Set(record.payments.map(\.reference))
          == Set([claim.payment, attempts[0], attempts[1], attempts[3]].map(\.reference)))
      // Nor is it begun any more where the booking has ended.
      #expect(
        try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .cancelled)
      #expect(try await kiosks.one.startPayment(late[0], of: claim.booking, lifetime: 600) == nil)
    },

    Self("A claim past its time that nobody has ended can still be paid, and extended") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1], lifetime: -1))
      let second = kiosks.attempt(2, of: claim)
      #expect(try await kiosks.one.startPayment(second, of: claim.booking, lifetime: 600) != nil)
      #expect(try await kiosks.one.reap(limit: 50).inDoubt.isEmpty)
      let stale = try await kiosks.claimed(kiosks.claim([2], lifetime: -1))
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: stale)) == .confirmed)
    },

    Self("No attempt starts for a booking that has ended, is paid, or never was") { kiosks in
      let sold = try await kiosks.sold([1])
      let ended = try await kiosks.claimed(kiosks.claim([2], by: .cash))
      _ = try await kiosks.one.abandon(ended.booking, reference: ended.reference, because: .abandoned)
      let never = kiosks.claim([3])
      for claim in [sold, ended, never] {
        let attempt = kiosks.attempt(2, of: claim)
        #expect(try await kiosks.one.startPayment(attempt, of: claim.booking, lifetime: 600) == nil)
      }
      #expect(try await kiosks.record(of: sold).payments.count == 1)
      #expect(try await kiosks.record(of: ended).payments.count == 1)
    },

    Self("Under another booking's id nothing is extended, paid or given up") { kiosks in
      let theirs = try await kiosks.claimed(kiosks.claim([1], by: .cash, lifetime: 60))
      let before = try await kiosks.record(of: theirs)
      // Our claim is refused, and whoever tries on, or gives up, has an order that stands nowhere.
      let mine = kiosks.claim([2], by: .cash, booking: theirs.booking)
      let attempt = kiosks.attempt(2, of: mine, by: .cash)
      #expect(try await kiosks.other.startPayment(attempt, of: mine.booking, lifetime: 600) == nil)
      for payment in [mine.payment, attempt] {
        let error = await #expect(throws: StoreError.self) {
          try await kiosks.other.confirm(kiosks.confirmation(of: mine, by: payment))
        }
        #expect(error?.isRefusal == true)
      }
      #expect(
        try await kiosks.other.abandon(mine.booking, reference: mine.reference, because: .abandoned) == nil)
      #expect(try await kiosks.record(of: theirs) == before)
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1])))
    },

    Self("An attempt that was written off and is approved after all pays") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1]))
      try await kiosks.one.failPayment(claim.payment.reference, reason: "no answer")
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .confirmed)
      let record = try await kiosks.record(of: claim)
      #expect(record.booking.paymentStatus == .paid)
      #expect(record.payments.first?.status == .success && record.payments.first?.failureReason == nil)
    },

    Self("Another booking's payment confirms nothing") { kiosks in
      let (mine, theirs) = (
        try await kiosks.claimed(kiosks.claim([1])), try await kiosks.claimed(kiosks.claim([2]))
      )
      let crossed = [
        kiosks.confirmation(of: mine, by: theirs.payment),
        kiosks.confirmation(of: mine, by: kiosks.attempt(9, of: mine)),
        kiosks.confirmation(of: kiosks.claim([3])),
      ]
      for confirmation in crossed {
        let error = await #expect(throws: StoreError.self) { try await kiosks.one.confirm(confirmation) }
        #expect(error?.isRefusal == true)
      }
      for claim in [mine, theirs] {
        let record = try await kiosks.record(of: claim)
        #expect(record.booking.status == .pending && record.payments.first?.status == .pending)
      }
    },
  ]

  static let latePaying = [
    Self("Money for a booking that has ended is owed back, until it has gone back") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1, 2]))
      try await kiosks.one.failPayment(claim.payment.reference, reason: "no answer")
      #expect(
        try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .cancelled)
      let thief = try await kiosks.claimed(kiosks.claim([1]))
      for _ in 1...2 {
        #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .tooLate(.cancelled))
      }
      var payment = try #require(try await kiosks.record(of: claim).payments.first)
      #expect(payment.status == .success && payment.refundOwed == claim.finalAmount)
      let owed = try await kiosks.other.reap(limit: 50)
      #expect(owed.refundsOwed == [claim.payment] && owed.uncaptured.isEmpty)

      try await kiosks.one.noteRefunded(claim.payment.reference, amount: Money(minorUnits: 1_000))
      payment = try #require(try await kiosks.record(of: claim).payments.first)
      #expect(payment.status == .success && payment.refundAmount == Money(minorUnits: 1_000))
      #expect(
        try await kiosks.other.reap(limit: 50).refundsOwed.map(\.amount)
          == [claim.finalAmount - Money(minorUnits: 1_000)])

      for _ in 1...2 { try await kiosks.one.noteRefunded(claim.payment.reference, amount: claim.finalAmount) }
      payment = try #require(try await kiosks.record(of: claim).payments.first)
      #expect(payment.status == .refunded && payment.refundAmount == claim.finalAmount)
      #expect(payment.refundOwed == .zero && payment.refundedAt != nil)
      #expect(try await kiosks.other.reap(limit: 50).refundsOwed.isEmpty)
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .tooLate(.cancelled))
      #expect(try await kiosks.record(of: thief).booking.status == .pending)
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1])))
    },

    Self("A second payment for a paid booking is owed back, and the booking stands") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([1]))
      let second = kiosks.attempt(2, of: claim)
      _ = try await kiosks.one.startPayment(second, of: claim.booking, lifetime: 600)
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim, by: second)) == .confirmed)
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim)) == .tooLate(.confirmed))
      #expect(try await kiosks.one.reap(limit: 50).refundsOwed == [claim.payment])
      #expect(try await kiosks.one.confirm(kiosks.confirmation(of: claim, by: second)) == .confirmed)
      #expect(try await kiosks.record(of: claim).booking.status == .confirmed)
    },

    Self("What is not owed cannot be noted as refunded") { kiosks in
      let claim = try await kiosks.sold([1])
      try await kiosks.one.noteRefunded(claim.payment.reference, amount: claim.finalAmount)
      let payment = try #require(try await kiosks.record(of: claim).payments.first)
      #expect(payment.status == .success && payment.refundAmount == nil && payment.refundedAt == nil)
    },
  ]
}
