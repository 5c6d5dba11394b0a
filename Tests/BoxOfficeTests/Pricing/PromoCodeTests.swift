import BoxOffice
import FoundationEssentials
import Testing

@Suite("Promo code")
struct PromoCodeTests {
  private let here = Cinema.ID(UUID())
  private let film = Movie.ID(UUID())
  private let now = Date(timeIntervalSince1970: 1_795_420_800)

  @Test(
    "A percentage is rounded half up and stops at its limit",
    arguments: [
      (1_000, nil, 3_600, 360), (1_000, nil, 1_235, 124), (1_000, nil, 1_234, 123), (1_000, 300, 3_600, 300),
      (1_000, 360, 3_600, 360), (10_000, nil, 3_600, 3_600), (20_000, nil, 3_600, 3_600), (0, nil, 3_600, 0),
      (1, nil, 5_000, 1), (1, nil, 4_999, 0), (-1_000, nil, 3_600, 0), (1_000, nil, 0, 0),
    ] as [(Int, Int?, Int, Int)])
  func takesPercentage(hundredths: Int, limit: Int?, total: Int, discount: Int) {
    let code = code(.percentage(hundredths: hundredths, limit: limit.map { Money(minorUnits: $0) }))
    #expect(result(of: code, on: total) == .success(Money(minorUnits: discount)))
  }

  @Test(
    "A fixed discount is never more than the total, nor below zero",
    arguments: [(500, 3_600, 500), (500, 500, 500), (500, 300, 300), (-500, 3_600, 0), (500, 0, 0)])
  func takesFixed(amount: Int, total: Int, discount: Int) {
    #expect(
      result(of: code(.fixed(Money(minorUnits: amount))), on: total) == .success(Money(minorUnits: discount)))
  }

  @Test(
    "A discount is rounded to what the currency has, half up, and the rest can be paid",
    arguments: [
      (.percentage(hundredths: 1_000, limit: nil), 130_500, 13_100),
      (.percentage(hundredths: 1_000, limit: nil), 130_400, 13_000),
      (.percentage(hundredths: 10_000, limit: nil), 130_500, 130_500),
      (.percentage(hundredths: 1_000, limit: Money(minorUnits: 5_000)), 130_500, 5_000),
      (.fixed(Money(minorUnits: 12_350)), 130_500, 12_400),
      (.fixed(Money(minorUnits: 12_349)), 130_500, 12_300),
      (.fixed(Money(minorUnits: 99_999)), 50_000, 50_000),
    ] as [(PromoCode.Discount, Int, Int)])
  func roundsToCurrency(discount: PromoCode.Discount, total: Int, taken: Int) throws {
    let yen = try #require(Currency("JPY"))
    #expect(result(of: code(discount), on: total, in: yen) == .success(Money(minorUnits: taken)))
  }

  @Test("It is valid from its first instant until its last, which is not part of it")
  func knowsItsTime() {
    let code = code(.fixed(Money(minorUnits: 500)), from: 0, until: 60)
    #expect(result(of: code, after: -0.001) == .failure(.notYetValid))
    #expect(result(of: code, after: 0) == .success(Money(minorUnits: 500)))
    #expect(result(of: code, after: 59.999) == .success(Money(minorUnits: 500)))
    #expect(result(of: code, after: 60) == .failure(.expired))
  }

  @Test("It is used up at its limit", arguments: [(9, false), (10, true), (11, true)])
  func countsUses(count: Int, isUsedUp: Bool) {
    var code = code(.fixed(Money(minorUnits: 500)))
    code.usageLimit = 10
    code.usageCount = count
    #expect((result(of: code) == .failure(.usedUp)) == isUsedUp)
  }

  @Test("It holds for its cinemas, its films and from its minimum on")
  func knowsItsPlace() {
    var code = code(.fixed(Money(minorUnits: 500)))
    code.applicableCinemas = [here]
    code.applicableMovies = [film]
    code.minPurchase = Money(minorUnits: 2_000)
    #expect(result(of: code, on: 2_000) == .success(Money(minorUnits: 500)))
    #expect(result(of: code, on: 1_999) == .failure(.belowMinimum(Money(minorUnits: 2_000))))
    code.applicableMovies = [Movie.ID(UUID())]
    #expect(result(of: code, on: 2_000) == .failure(.otherMovie))
    code.applicableCinemas = []
    #expect(result(of: code, on: 2_000) == .failure(.otherCinema))
  }

  @Test("One that was withdrawn is unknown")
  func hidesInactive() {
    var code = code(.fixed(Money(minorUnits: 500)))
    code.isActive = false
    #expect(result(of: code) == .failure(.unknown))
  }

  private func code(_ discount: PromoCode.Discount, from: Double = -3_600, until: Double = 3_600) -> PromoCode
  {
    PromoCode(
      id: PromoCode.ID(UUID()), code: "WELCOME10", discount: discount, validFrom: now + from,
      validUntil: now + until)
  }

  private func result(
    of code: PromoCode, on total: Int = 3_600, in currency: Currency = .usd, after seconds: Double = 0
  ) -> Result<Money, PromoRefusal> {
    code.discount(on: Money(minorUnits: total), in: currency, cinema: here, movie: film, at: now + seconds)
  }
}
