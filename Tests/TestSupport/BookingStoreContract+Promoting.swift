internal import BoxOffice
internal import Testing

extension BookingStoreContract {
  static let promoting = [
    Self("A promo code's use is counted with the claim, and its discount is kept") { kiosks in
      let code = kiosks.world.code(.tenOff).lowercased()
      let claim = try await kiosks.claimed(
        kiosks.claim(
          [1, 2],
          promo: PromoRedemption(
            code: code, terms: kiosks.promo(.tenOff).terms, discount: Money(minorUnits: 250))))
      let record = try await kiosks.record(of: claim)
      #expect(record.booking.promoCode == kiosks.world.code(.tenOff))
      #expect(record.booking.totalAmount == Money(minorUnits: 2_500))
      #expect(record.booking.discountAmount == Money(minorUnits: 250))
      #expect(record.booking.finalAmount == Money(minorUnits: 2_250))
      #expect(record.payments.first?.amount == Money(minorUnits: 2_250))
      #expect(try await kiosks.uses(of: .tenOff) == 1)
    },

    Self("A promo code that does not help is refused with why, and nothing is claimed") { kiosks in
      let before = try await kiosks.occupancy()
      for role in PromoRole.allCases {
        guard let refusal = role.refusal else { continue }
        let uses = try await kiosks.uses(of: role)
        let outcome = try await kiosks.one.claim(kiosks.claim([1, 2], promo: kiosks.promo(role)))
        #expect(outcome == .promoRefused(refusal), "\(role)")
        #expect(try await kiosks.uses(of: role) == uses)
      }
      let unknown = kiosks.claim(
        [1], promo: PromoRedemption(code: "NOSUCHCODE", terms: .fixed(.zero), discount: .zero))
      #expect(try await kiosks.one.claim(unknown) == .promoRefused(.unknown))
      #expect(try await kiosks.occupancy() == before)
      #expect(try await kiosks.one.claim(kiosks.claim([1, 2, 3], promo: kiosks.promo(.large))).isClaimed)
    },

    Self("The last use of a promo code goes to one of two that want it at once") { kiosks in
      let (mine, theirs) = (
        kiosks.claim([1], promo: kiosks.promo(.once)), kiosks.claim([2], promo: kiosks.promo(.once))
      )
      async let first = kiosks.one.claim(mine)
      async let second = kiosks.other.claim(theirs)
      let answers = try await [first, second]
      #expect(answers.count(where: \.isClaimed) == 1)
      #expect(answers.contains(.promoRefused(.usedUp)))
      #expect(try await kiosks.uses(of: .once) == 1)
      #expect(try await kiosks.occupancy().sold.count == 1)
    },
  ]
}
