internal import BoxOffice
internal import FoundationEssentials
internal import Testing

extension BookingStoreContract {
  static let claiming = [
    Self("A claim stores the booking, its seats, the payment and the seat count") { kiosks in
      let before = try await kiosks.occupancy()
      let claim = kiosks.claim([2, 3])
      guard case .claimed(let expiresAt) = try await kiosks.one.claim(claim) else {
        Issue.record("Nothing is in the way.")
        return
      }
      let after = try await kiosks.occupancy()
      #expect(after.sold == Set(kiosks.seats([2, 3])))
      #expect(after.availableSeats == before.availableSeats - 2)
      #expect(after.version > before.version)

      let record = try await kiosks.record(of: claim)
      #expect(record.booking.id == claim.booking)
      #expect(record.booking.reference == claim.reference)
      #expect(record.booking.showtime == kiosks.world.evening.showtime.id)
      #expect(record.booking.guest == claim.guest)
      #expect(record.booking.numTickets == 2)
      #expect(record.booking.totalAmount == Money(minorUnits: 3_100))
      #expect(record.booking.discountAmount == .zero)
      #expect(record.booking.finalAmount == Money(minorUnits: 3_100))
      #expect(record.booking.status == .pending)
      #expect(record.booking.paymentStatus == .pending)
      #expect(record.booking.paymentMethod == .card)
      #expect(record.booking.expiresAt == expiresAt)
      #expect(abs(expiresAt.timeIntervalSince(record.booking.bookedAt) - 600) < 0.1)
      #expect(record.booking.confirmedAt == nil && record.booking.cancelledAt == nil)
      #expect(record.seats.map(\.label.description) == ["A2", "A3"])
      #expect(record.seats.map(\.price) == [Money(minorUnits: 1_250), Money(minorUnits: 1_850)])
      #expect(record.seats.last?.breakdown.map(\.rule) == ["Standard", "VIP"])
      #expect(record.payments.map(\.reference) == [claim.payment.reference])
      #expect(record.payments.first?.status == .pending)
      #expect(record.payments.first?.amount == Money(minorUnits: 3_100))
      #expect(record.payments.first?.gateway == "SIMULATOR")
      #expect(record.cinema.id == kiosks.world.cinema.id && record.screenName == "Screen 1")
    },

    Self("A claim is all or nothing, and a refusal names the seats in the way") { kiosks in
      _ = try await kiosks.claimed(kiosks.claim([2, 3]))
      let before = try await kiosks.occupancy()
      let claim = kiosks.claim([1, 2, 3, 4], promo: kiosks.promo(.tenOff))
      #expect(try await kiosks.other.claim(claim) == .taken(kiosks.seats([2, 3])))
      #expect(try await kiosks.occupancy() == before)
      #expect(try await kiosks.other.booking(claim.booking) == nil)
      #expect(try await kiosks.uses(of: .tenOff) == 0)
    },

    Self("A claim that is sent again is carried out once and answered alike") { kiosks in
      let claim = kiosks.claim([1], promo: kiosks.promo(.tenOff, discount: 125))
      let first = try await kiosks.one.claim(claim)
      let before = try await kiosks.occupancy()
      #expect(first.isClaimed)
      #expect(try await kiosks.one.claim(claim) == first)
      #expect(try await kiosks.other.claim(claim) == first)
      #expect(try await kiosks.occupancy() == before)
      #expect(try await kiosks.uses(of: .tenOff) == 1)
    },

    Self("A claim whose booking has ended, or is paid, says so when it is sent again") { kiosks in
      let sold = try await kiosks.sold([1])
      #expect(try await kiosks.one.claim(sold) == .ended(.confirmed))
      let cash = try await kiosks.claimed(kiosks.claim([2], by: .cash))
      #expect(
        try await kiosks.one.abandon(cash.booking, reference: cash.reference, because: .abandoned)
          == .cancelled)
      #expect(try await kiosks.one.claim(cash) == .ended(.cancelled))
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1])))
    },

    Self("A claim under another booking's id is refused, and nobody is told of somebody else's seats") {
      kiosks in
      let first = try await kiosks.claimed(kiosks.claim([1]))
      let before = try await kiosks.occupancy()
      let second = kiosks.claim([2, 3], booking: first.booking)
      do throws(StoreError) {
        let outcome = try await kiosks.other.claim(second)
        Issue.record("It was answered as if it were the first: \(outcome)")
      } catch {
        #expect(error.isRefusal, "\(error)")
      }
      try #require(try await kiosks.one.confirm(kiosks.confirmation(of: first)) == .confirmed)
      do throws(StoreError) {
        let outcome = try await kiosks.other.claim(second)
        Issue.record("It was answered as if it were the first: \(outcome)")
      } catch {
        #expect(error.isRefusal, "\(error)")
      }
      #expect(try await kiosks.occupancy().sold == before.sold)
    },

    Self("A claim that would pay with another booking's payment is refused, and nothing of it is kept") {
      kiosks in
      let first = try await kiosks.claimed(kiosks.claim([1]))
      let before = try await kiosks.occupancy()
      let other = kiosks.claim([2, 3])
      let claim = Claim(
        booking: other.booking, reference: other.reference, quote: other.quote,
        payment: PaymentAttempt(
          id: other.payment.id, reference: first.payment.reference, gateway: other.payment.gateway,
          method: other.payment.method, amount: other.payment.amount, currency: other.payment.currency),
        lifetime: 600)
      do throws(StoreError) {
        let outcome = try await kiosks.other.claim(claim)
        Issue.record("It was carried out: \(outcome)")
      } catch {
        #expect(error.isRefusal, "\(error)")
      }
      #expect(try await kiosks.occupancy() == before)
      #expect(try await kiosks.other.booking(claim.booking) == nil)
      #expect(try await kiosks.record(of: first).payments.map(\.status) == [.pending])
    },

    Self("Of two kiosks that claim the same seats at once, one gets them") { kiosks in
      for _ in 1...20 {
        let (mine, theirs) = (kiosks.claim([4, 5], by: .cash), kiosks.claim([5, 6], by: .cash))
        async let first = kiosks.one.claim(mine)
        async let second = kiosks.other.claim(theirs)
        let (answer, otherAnswer) = try await (first, second)
        #expect(answer.isClaimed != otherAnswer.isClaimed)
        #expect([answer, otherAnswer].contains(.taken(kiosks.seats([5]))))
        for claim in [mine, theirs] {
          _ = try await kiosks.one.abandon(claim.booking, reference: claim.reference, because: .abandoned)
        }
      }
      #expect(try await kiosks.occupancy().sold.isEmpty)
    },

    Self("One claim that is sent twice at once is carried out once") { kiosks in
      for number in 1...6 {
        let claim = kiosks.claim([number])
        async let first = kiosks.one.claim(claim)
        async let second = kiosks.other.claim(claim)
        let (answer, otherAnswer) = try await (first, second)
        #expect(answer.isClaimed && answer == otherAnswer)
      }
      #expect(try await kiosks.occupancy().sold.count == 6)
    },

    Self("Whoever comes, each seat is sold once and the count is right") { kiosks in
      let before = try await kiosks.occupancy()
      let outcomes = try await withThrowingTaskGroup(of: (Int, ClaimOutcome).self) { group in
        for index in 0..<40 {
          let store = index.isMultiple(of: 2) ? kiosks.one : kiosks.other
          let claim = kiosks.claim([index % 11 + 1, (index * 7 + 3) % 11 + 1].sorted().uniqued)
          group.addTask { (claim.seats.count, try await store.claim(claim)) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let sold = outcomes.filter(\.1.isClaimed).reduce(0) { $0 + $1.0 }
      let after = try await kiosks.occupancy()
      #expect(sold > 0 && after.sold.count == sold)
      #expect(after.availableSeats == before.availableSeats - sold)
      for case (_, .taken(let seats)) in outcomes { #expect(after.sold.isSuperset(of: seats)) }
    },

    Self("Seats out of order, of another screen or of no showtime are unavailable") { kiosks in
      let before = try await kiosks.occupancy()
      #expect(try await kiosks.one.claim(kiosks.claim([11, 12])) == .unavailable(kiosks.seats([12])))
      let strange = kiosks.claim([1, 2], of: kiosks.world.elsewhere)
      let misplaced = Claim(
        booking: strange.booking, reference: strange.reference,
        quote: Quote(
          showtime: kiosks.world.evening.showtime.id, seats: strange.seats + kiosks.claim([1]).seats,
          version: strange.quote.version),
        payment: strange.payment, lifetime: 600)
      let outcome = try await kiosks.one.claim(misplaced)
      #expect(outcome == .unavailable(kiosks.seats([1, 2], of: kiosks.world.elsewhere)))
      let nowhere = Claim(
        booking: strange.booking, reference: strange.reference,
        quote: Quote(showtime: .random(), seats: strange.seats, version: strange.quote.version),
        payment: strange.payment, lifetime: 600)
      #expect(
        try await kiosks.one.claim(nowhere) == .unavailable(kiosks.seats([1, 2], of: kiosks.world.elsewhere)))
      #expect(try await kiosks.occupancy() == before)
    },

    Self("Why staff sold against a seating rule is kept with the booking") { kiosks in
      let claim = try await kiosks.claimed(kiosks.claim([2], override: "asked for “the usual” seat"))
      #expect(try await kiosks.record(of: claim).booking.seatingOverride == "asked for “the usual” seat")
      let other = try await kiosks.claimed(kiosks.claim([4]))
      #expect(try await kiosks.record(of: other).booking.seatingOverride == nil)
    },

    Self("A seat that goes out of service while it is looked at is unavailable") { kiosks in
      let seat = kiosks.seats([1])
      try await kiosks.setActive(false, seat[0])
      #expect(try await kiosks.one.claim(kiosks.claim([1, 2])) == .unavailable(seat))
      try await kiosks.setActive(true, seat[0])
      #expect(try await kiosks.one.claim(kiosks.claim([1, 2])).isClaimed)
    },

    Self("A showtime is sold until a quarter of an hour after its start, unless it is cancelled or over") {
      kiosks in
      let world = kiosks.world
      #expect(try await kiosks.one.claim(kiosks.claim([1], of: world.begun)).isClaimed)
      #expect(try await kiosks.one.claim(kiosks.claim([1], of: world.late)) == .closed(.ongoing))
      #expect(try await kiosks.one.claim(kiosks.claim([1], of: world.over)) == .closed(.completed))
      try await kiosks.setStatus(.ongoing, world.evening.showtime.id)
      #expect(try await kiosks.one.claim(kiosks.claim([1])).isClaimed)
      try await kiosks.setStatus(.cancelled, world.evening.showtime.id)
      #expect(try await kiosks.one.claim(kiosks.claim([2])) == .closed(.cancelled))
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1])))
    },

    Self("A claim past its time makes way for the next one") { kiosks in
      let stale = try await kiosks.claimed(
        kiosks.claim([1, 2], promo: kiosks.promo(.once), by: .cash, lifetime: -1))
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([1, 2])))
      #expect(try await kiosks.other.claim(kiosks.claim([2, 3])).isClaimed)
      let record = try await kiosks.record(of: stale)
      #expect(record.booking.status == .cancelled && record.booking.cancellationReason == .expired)
      #expect(record.seats.count == 2)
      #expect(try await kiosks.occupancy().sold == Set(kiosks.seats([2, 3])))
      #expect(try await kiosks.uses(of: .once) == 0)
    },

    Self("A claim past its time whose card payment is in doubt stays in the way") { kiosks in
      let stale = try await kiosks.claimed(kiosks.claim([1, 2], lifetime: -1))
      #expect(try await kiosks.other.claim(kiosks.claim([2, 3])) == .taken(kiosks.seats([2])))
      try await kiosks.one.failPayment(stale.payment.reference, reason: "declined")
      #expect(try await kiosks.other.claim(kiosks.claim([2, 3])).isClaimed)
    },

    Self("What cannot be a booking is refused and changes nothing") { kiosks in
      let sound = try await kiosks.claimed(kiosks.claim([1]))
      let before = try await kiosks.occupancy()
      let other = kiosks.claim([2])
      func broken(
        _ seats: [BookingSeat], reference: BookingReference? = nil, discount: Int? = nil
      ) -> Claim {
        Claim(
          booking: other.booking, reference: reference ?? other.reference,
          quote: Quote(
            showtime: other.showtime, seats: seats,
            promo: discount.map { kiosks.promo(.tenOff, discount: $0) }, version: other.quote.version),
          payment: other.payment, lifetime: 600)
      }
      for claim in [
        broken([]), broken(other.seats + other.seats), broken(other.seats, reference: sound.reference),
        broken(other.seats, discount: 1_251), broken(other.seats, discount: -1),
      ] {
        let error = await #expect(throws: StoreError.self) { try await kiosks.one.claim(claim) }
        #expect(error?.isRefusal == true)
      }
      #expect(try await kiosks.occupancy() == before)
      #expect(try await kiosks.uses(of: .tenOff) == 0)
      #expect(try await kiosks.one.claim(other).isClaimed)
    },
  ]
}

extension [Int] {
  /// Of equal neighbours, one.
  fileprivate var uniqued: [Int] { Array(Set(self)).sorted() }
}
