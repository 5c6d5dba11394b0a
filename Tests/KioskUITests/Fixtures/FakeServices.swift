import BoxOffice
import KioskUI

/// A world that says yes: it answers every effect at once, in the order they were asked.
struct FakeServices {
  var seating: Seating
  /// What the next checkout ends in.
  var outcome = CheckoutOutcome.booked(approval: PaymentApproval(isCaptured: true))

  init(seating: Seating) {
    self.seating = seating
  }

  func carryOut(_ effects: [Effect], on harness: inout Harness) {
    for effect in effects {
      guard let event = answer(to: effect, on: harness) else { continue }
      carryOut(harness.send(event), on: &harness)
    }
  }

  /// What becomes of an effect; nil for those that nobody waits for.
  func answer(to effect: Effect, on harness: Harness) -> Event? {
    switch effect {
    case .programme(.read): .programme(.read(.success(Fixtures.programme)))
    case .seatMap(.open(let showtime)):
      .seatMap(
        .opened(
          showtime,
          .success(
            SeatingOpening(
              seating: seating, holds: .success(HoldSnapshot(revision: 3, seats: [])), token: Harness.token,
              ids: Harness.ids))))
    case .seatMap(.readHolds(_, let token, _)):
      .seatMap(.holdsRead(token, .success(HoldSnapshot(revision: 3, seats: []))))
    case .seatMap(.readOccupancy(let showtime, _)): .seatMap(.occupancyRead(showtime, .success(nil)))
    case .seatMap(.reread(let showtime)): .seatMap(.reread(showtime, .success(seating)))
    case .seatMap(.hold(let seats, _, let token, let deadline)):
      .seatMap(.holdAnswered(token, seats: seats, .success(.held(secondsLeft: deadline, revision: 3))))
    case .seatMap(.swapHolds(let released, let seats, _, let token, let deadline)):
      .seatMap(
        .swapAnswered(
          token, released: released, seats: seats, .success(.held(secondsLeft: deadline, revision: 3))))
    case .seatMap(.renew(let seats, _, let token, let deadline)):
      .seatMap(
        .renewalAnswered(
          token, .success(RenewAnswer(renewed: seats, retaken: [], lost: [], secondsLeft: deadline))))
    case .checkout(.readPromo(let code)): .checkout(.promoRead(code, .success(Fixtures.promo(code))))
    case .checkout(.sell(let order, _)): .checkout(.ended(order.claim.payment.reference, outcome))
    case .checkout(.retry(let attempt, _, _)): .checkout(.ended(attempt.reference, outcome))
    case .ticket(.read): .ticket(.read(.success(harness.ticket())))
    case .ticket(.print): .ticket(.printed(problem: nil))
    case .checkout(.makeIDs), .checkout(.abandon): .checkout(.freshIDs(Harness.fresh))
    case .seatMap(.watch), .seatMap(.unwatch), .seatMap(.release), .seatMap(.announceSale),
      .checkout(.capture), .health, .quit:
      nil
    }
  }
}

extension Fixtures {
  /// Ten per cent off from 20.00 on.
  static func promo(_ code: String = "WELCOME10", minPurchase: Int? = 2000) -> PromoCode {
    PromoCode(
      id: id(61), code: code, description: "10% off", discount: .percentage(hundredths: 1000, limit: nil),
      minPurchase: minPurchase.map(Money.init(minorUnits:)), validFrom: moment(-86_400),
      validUntil: moment(86_400))
  }
}
