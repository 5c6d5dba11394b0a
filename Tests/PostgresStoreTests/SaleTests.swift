import BoxOffice
import FoundationEssentials
import PostgresStore
import FaultInjection
import TestSupport
import Testing

@Suite("A claimed booking")
struct SaleTests {
  @Test("is confirmed once, however often the confirmation is sent")
  func confirmed() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0, 1])
      _ = try await hall.store.claim(claim)
      let confirmation = hall.confirmation(of: claim)
      #expect(try await hall.store.confirm(confirmation) == .confirmed)
      #expect(try await hall.store.confirm(confirmation) == .confirmed)
      let record = try #require(try await hall.store.booking(claim.booking))
      #expect(record.booking.status == .confirmed && record.booking.paymentStatus == .paid)
      #expect(record.booking.expiresAt == nil && record.booking.confirmedAt != nil)
      let payment = try #require(record.payments.first)
      #expect(
        payment.status == .success && payment.cardLastFour == "4242" && payment.gatewayTransactionID == "T1")
      #expect(payment.refundOwed == .zero)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("that was paid in cash keeps what was tendered and given back, and is captured at once")
  func cash() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0])
      _ = try await hall.store.claim(claim)
      let tender = try #require(CashTender(tendered: Money(minorUnits: 2000), due: claim.finalAmount))
      _ = try await hall.store.confirm(
        BoxOffice.Confirmation(
          booking: claim.booking, payment: claim.payment.reference,
          approval: PaymentApproval(cash: tender, isCaptured: true)))
      #expect(try await hall.store.booking(claim.booking)?.payments.first?.cash == tender)
      #expect(try await hall.store.reap(limit: 10).uncaptured.isEmpty)
    }
  }

  @Test("is confirmed even past its time while nobody has ended it")
  func pastItsTime() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0])
      _ = try await hall.store.claim(claim)
      try await hall.expire(claim)
      #expect(try await hall.store.confirm(hall.confirmation(of: claim)) == .confirmed)
    }
  }

  @Test("that has ended is not confirmed: the money is owed back until it is noted as returned, once")
  func tooLate() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0])
      _ = try await hall.store.claim(claim)
      try await hall.store.failPayment(claim.payment.reference, reason: "no answer")
      #expect(
        try await hall.store.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .cancelled)
      let confirmation = hall.confirmation(of: claim)
      #expect(try await hall.store.confirm(confirmation) == .tooLate(.cancelled))
      #expect(try await hall.store.confirm(confirmation) == .tooLate(.cancelled))
      #expect(try await hall.store.reap(limit: 10).refundsOwed == [claim.payment])
      #expect(try await hall.violations() == [])
      for _ in 0..<2 { try await hall.store.noteRefunded(claim.payment.reference, amount: claim.finalAmount) }
      let payment = try #require(try await hall.store.booking(claim.booking)?.payments.first)
      #expect(payment.status == .refunded && payment.refundAmount == claim.finalAmount)
      #expect(payment.refundOwed == .zero)
      #expect(try await hall.store.reap(limit: 10) == Reaping())
      #expect(try await hall.store.confirm(confirmation) == .tooLate(.cancelled))
    }
  }

  @Test("that is paid twice by two attempts owes the second one back")
  func paidTwice() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0])
      _ = try await hall.store.claim(claim)
      let second = hall.attempt(2, of: claim.reference, amount: claim.finalAmount)
      _ = try await hall.store.startPayment(second, of: claim.booking, lifetime: 60)
      #expect(
        try await hall.store.confirm(hall.confirmation(of: claim, payment: second.reference)) == .confirmed)
      #expect(try await hall.store.confirm(hall.confirmation(of: claim)) == .tooLate(.confirmed))
      #expect(try await hall.store.reap(limit: 10).refundsOwed == [claim.payment])
      #expect(try await hall.violations() == [])
    }
  }

  @Test("is not confirmed by another booking's payment")
  func foreignPayment() async throws {
    try await TestHall.with { hall in
      let (mine, theirs) = (hall.claim([0]), hall.claim([1]))
      _ = try await hall.store.claim(mine)
      _ = try await hall.store.claim(theirs)
      await #expect(throws: StoreError.self) {
        try await hall.store.confirm(hall.confirmation(of: mine, payment: theirs.payment.reference))
      }
      #expect(try await hall.store.booking(mine.booking)?.booking.status == .pending)
    }
  }

  @Test("may be paid by a further attempt after a declined one, which gives it more time")
  func furtherAttempt() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0], lifetime: 30)
      _ = try await hall.store.claim(claim)
      try await hall.store.failPayment(claim.payment.reference, reason: "declined")
      #expect(try await hall.store.booking(claim.booking)?.booking.paymentStatus == .failed)
      let second = hall.attempt(2, of: claim.reference, amount: claim.finalAmount)
      let until = try #require(try await hall.store.startPayment(second, of: claim.booking, lifetime: 600))
      #expect(until.timeIntervalSinceNow > 400)
      #expect(try await hall.store.startPayment(second, of: claim.booking, lifetime: 600) != nil)
      let payments = try await hall.store.booking(claim.booking)?.payments
      #expect(payments?.map(\.status) == [.failed, .pending])
      #expect(payments?.first?.failureReason == "declined")
      #expect(
        try await hall.store.confirm(hall.confirmation(of: claim, payment: second.reference)) == .confirmed)
      let third = hall.attempt(3, of: claim.reference, amount: claim.finalAmount)
      #expect(try await hall.store.startPayment(third, of: claim.booking, lifetime: 600) == nil)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("gives its seats back when it is given up, but not while its payment is in doubt")
  func abandoned() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0, 1])
      _ = try await hall.store.claim(claim)
      #expect(
        try await hall.store.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .pending)
      try await hall.store.failPayment(claim.payment.reference, reason: "given up")
      #expect(
        try await hall.store.abandon(claim.booking, reference: claim.reference, because: .abandoned)
          == .cancelled)
      #expect(
        try await hall.store.abandon(claim.booking, reference: claim.reference, because: .expired)
          == .cancelled)
      #expect(try await hall.availableSeats() == 6)
      let record = try #require(try await hall.store.booking(claim.booking))
      #expect(record.booking.cancellationReason == .abandoned && record.booking.cancelledAt != nil)
      // The record still says which seats it had, and they can be sold again.
      #expect(record.seats.map(\.label.description) == ["A1", "A2"])
      guard case .claimed = try await hall.store.claim(hall.claim([0, 1])) else {
        Issue.record("was not claimed")
        return
      }
      #expect(
        try await hall.store.abandon(Booking.ID(UUID()), reference: claim.reference, because: .abandoned)
          == nil)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("whose time is over is ended by the reaper, unless its payment is in doubt")
  func reaped() async throws {
    try await TestHall.with { hall in
      let (unpaid, inDoubt, fresh) = (hall.claim([0]), hall.claim([1]), hall.claim([2]))
      for claim in [unpaid, inDoubt, fresh] { _ = try await hall.store.claim(claim) }
      try await hall.store.failPayment(unpaid.payment.reference, reason: "declined")
      try await hall.store.failPayment(fresh.payment.reference, reason: "declined")
      for claim in [unpaid, inDoubt] { try await hall.expire(claim) }
      let found = try await hall.store.reap(limit: 10)
      #expect(found.expired == [unpaid.booking])
      #expect(found.inDoubt == [PaymentInDoubt(booking: inDoubt.booking, attempt: inDoubt.payment)])
      #expect(try await hall.store.booking(unpaid.booking)?.booking.cancellationReason == .expired)
      #expect(try await hall.store.reap(limit: 10).expired.isEmpty)
      // Once the driver has said what became of it, it is settled like any other.
      try await hall.store.failPayment(inDoubt.payment.reference, reason: "never arrived")
      #expect(try await hall.store.reap(limit: 10).expired == [inDoubt.booking])
      #expect(try await hall.availableSeats() == 5)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("is ended once by several reapers, in portions")
  func reapers() async throws {
    try await TestHall.with(seats: 20) { hall in
      try await hall.addPromo("SAVE", limit: nil)
      for place in 0..<20 {
        let promo = hall.promo("SAVE")
        let claim = hall.claim([place], promo: place.isMultiple(of: 2) ? promo : nil)
        _ = try await hall.store.claim(claim)
        try await hall.store.failPayment(claim.payment.reference, reason: "declined")
        try await hall.expire(claim)
      }
      let ended = try await withThrowingTaskGroup(of: [Booking.ID].self) { group in
        for _ in 0..<4 {
          let store = hall.otherStore()
          group.addTask {
            var ended: [Booking.ID] = []
            while case let found = try await store.reap(limit: 3).expired, !found.isEmpty { ended += found }
            return ended
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(ended.count == Set(ended).count)
      _ = try await hall.store.reap(limit: 20)
      #expect(try await hall.availableSeats() == 20)
      #expect(try await hall.violations() == [])
    }
  }

  @Test("that is authorised is listed until it is captured")
  func capture() async throws {
    try await TestHall.with { hall in
      let claim = hall.claim([0])
      _ = try await hall.store.claim(claim)
      _ = try await hall.store.confirm(hall.confirmation(of: claim))
      #expect(try await hall.store.reap(limit: 10).uncaptured == [claim.payment])
      for _ in 0..<2 { try await hall.store.noteCaptured(claim.payment.reference) }
      #expect(try await hall.store.reap(limit: 10).uncaptured.isEmpty)
      let log = try await hall.test.database.execute(
        "SELECT count(*) AS n FROM audit_log WHERE action = 'PAYMENT_CAPTURED'")
      #expect(try log.first?.value("n") == 1)
    }
  }

  @Test("whose confirmation's reply is lost is confirmed all the same")
  func lostConfirmation() async throws {
    try await TestHall.with { hall in
      try await hall.withProxy { proxy, store in
        let claim = hall.claim([0])
        _ = try await store.claim(claim)
        proxy.cutReplies(next: 1)
        await #expect {
          _ = try await store.confirm(hall.confirmation(of: claim))
        } throws: { error in
          guard case StoreError.outcomeUnknown = error else { return false }
          return true
        }
        #expect(try await store.confirm(hall.confirmation(of: claim)) == .confirmed)
      }
      #expect(try await hall.violations() == [])
    }
  }
}
