import Testing

@testable import lab

@Suite("Rare places")
struct RarePlacesTests {
  /// A call from one moment to another, in milliseconds; without a second one nobody said how it ended.
  private func call(
    _ operation: HistoryEvent.Operation, by client: String = "p1.k01", _ attempt: Int, from start: Int,
    to end: Int? = nil, _ phase: HistoryEvent.Phase = .ok, lease: Int? = nil, detail: String? = nil
  ) -> [HistoryEvent] {
    let isHold = [.hold, .renew, .release].contains(operation)
    let invoked = HistoryEvent(
      at: start * 1_000, client: client, attempt: attempt, phase: .invoked, operation: operation,
      showtime: "s", seats: ["a"], booking: isHold ? nil : "b", payment: isHold ? nil : "b-1", token: "t")
    guard let end else { return [invoked] }
    var ended = invoked
    (ended.at, ended.phase, ended.lease, ended.detail) = (end * 1_000, phase, lease, detail)
    return [invoked, ended]
  }

  private func places(_ calls: [[HistoryEvent]], claimed: Int = 0, confirmed: Int? = nil) -> RarePlaces {
    RarePlaces(
      in: History(calls.flatMap { $0 }),
      moments: ["b": BookingMoments(claimed: claimed * 1_000, confirmed: confirmed.map { $0 * 1_000 })])
  }

  @Test("An acknowledgement was lost if the change was done before it was asked for again")
  func lostAcknowledgement() {
    let calls = [call(.claim, 1, from: 10, to: 20, .unknown), call(.claim, 2, from: 30, to: 40)]
    #expect(places(calls, claimed: 15).lostAcknowledgements == 1)
    // The second one did it.
    #expect(places(calls, claimed: 35).lostAcknowledgements == 0)
    let confirms = [call(.confirm, 3, from: 50, to: 60, .unknown), call(.confirm, 4, from: 70, to: 80)]
    #expect(places(confirms, claimed: 5, confirmed: 55).lostAcknowledgements == 1)
    #expect(places(confirms, claimed: 5, confirmed: 75).lostAcknowledgements == 0)
  }

  @Test("A deadlock was survived if the claim went through afterwards")
  func deadlock() {
    let ended = call(.claim, 1, from: 10, to: 20, .unknown, detail: "too busy: deadlock detected.")
    #expect(places([ended, call(.claim, 2, from: 30, to: 40)], claimed: 35).deadlockRetries == 1)
    #expect(places([ended, call(.claim, 2, from: 30, to: 40, .failed)]).deadlockRetries == 0)
    #expect(places([call(.claim, 2, from: 30, to: 40)]).deadlockRetries == 0)
  }

  @Test("A reaper met a sale if it confirmed it before the kiosk was done")
  func reaper() {
    let sale = [call(.sell, 1, from: 0, to: 50), call(.confirm, 2, from: 40, to: 50)]
    let early = call(.confirm, by: "p2.reaper", 1, from: 30, to: 45)
    #expect(places(sale + [early]).reaperAgainstConfirm == 1)
    #expect(places(sale + [call(.confirm, by: "p2.reaper", 1, from: 60, to: 70)]).reaperAgainstConfirm == 0)
    #expect(places([sale[0], early]).reaperAgainstConfirm == 0)
  }

  @Test("A hold ran out in the middle of a payment if nothing renewed it")
  func hold() {
    let held = call(.hold, 1, from: 0, to: 10, lease: 3_000)
    let sale = call(.sell, 2, from: 1_000, to: 5_000)
    #expect(places([held, sale]).holdsExpiredMidPayment == 1)
    #expect(places([held, call(.sell, 2, from: 1_000, to: 2_000)]).holdsExpiredMidPayment == 0)
    let renewed = call(.renew, 3, from: 900, to: 2_500, lease: 3_000)
    #expect(places([held, renewed, sale]).holdsExpiredMidPayment == 0)
    #expect(places([held, call(.sell, 2, from: 1_000)]).holdsExpiredMidPayment == 0)
  }
}
