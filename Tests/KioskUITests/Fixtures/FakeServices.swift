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
    case .readProgramme: .programmeRead(.success(Fixtures.programme))
    case .openSeating(let showtime):
      .seatingRead(
        showtime,
        .success(
          SeatingOpening(
            seating: seating, holds: .success(HoldSnapshot(revision: 3, seats: [])), token: Harness.token,
            ids: Harness.ids)))
    case .readHolds(_, let token, _): .holdsRead(token, .success(HoldSnapshot(revision: 3, seats: [])))
    case .readOccupancy(let showtime, _): .occupancyRead(showtime, .success(nil))
    case .rereadSeating(let showtime): .seatingReread(showtime, .success(seating))
    case .hold(let seats, _, let token, let deadline):
      .holdAnswered(token, seats: seats, .success(.held(secondsLeft: deadline, revision: 3)))
    case .swapHolds(let released, let seats, _, let token, let deadline):
      .swapAnswered(
        token, released: released, seats: seats, .success(.held(secondsLeft: deadline, revision: 3)))
    case .renew(let seats, _, let token, let deadline):
      .renewalAnswered(
        token, .success(RenewAnswer(renewed: seats, retaken: [], lost: [], secondsLeft: deadline)))
    case .readPromo(let code): .promoRead(code, .success(Fixtures.promo(code)))
    case .sell(let order, _): .checkoutEnded(order.claim.payment.reference, outcome)
    case .retry(let attempt, _, _): .checkoutEnded(attempt.reference, outcome)
    case .readBooking: .bookingRead(.success(harness.ticket()))
    case .printTicket: .printed(problem: nil)
    case .makeIDs, .abandon: .freshIDs(Harness.fresh)
    case .watchHolds, .unwatchHolds, .release, .announceSale, .capture, .quit: nil
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
