import BoxOffice
import FaultInjection
import Testing

@Suite("Money")
struct MoneyTests {
  @Test(
    "Amounts are read as people and PostgreSQL write them",
    arguments: [
      ("0", 0), ("12", 1_200), ("12.5", 1_250), ("12.50", 1_250), ("12.05", 1_205), ("0.01", 1),
      ("-3.00", -300),
      ("-0.01", -1), ("-0", 0), ("007", 700), ("99999999.99", 9_999_999_999),
      ("-99999999.99", -9_999_999_999),
    ])
  func reads(text: String, minorUnits: Int) {
    #expect(Money(text)?.minorUnits == minorUnits)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "-", ".", ".5", "5.", "1.234", "1,50", "+1", " 1", "1 ", "1e3", "--1", "1.-5", "0x1", "1.5.0", "$1",
      "١",
      "5\u{301}", "1\u{FE0F}\u{20E3}", "100000000.00", "-100000000", "1000000000000000",
      "9999999999999999999",
    ])
  func refuses(text: String) {
    #expect(Money(text) == nil)
  }

  @Test(
    "Amounts are printed as PostgreSQL prints them",
    arguments: [(0, "0.00"), (1, "0.01"), (-1, "-0.01"), (99, "0.99"), (-300, "-3.00"), (123_456, "1234.56")])
  func prints(minorUnits: Int, text: String) {
    #expect(Money(minorUnits: minorUnits).description == text)
  }

  @Test("What is printed is read back")
  func roundTrips() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      let money = Money(minorUnits: Int.random(in: -9_999_999_999...9_999_999_999, using: &generator))
      #expect(Money(money.description) == money)
    }
  }

  @Test("The smallest number has a description too")
  func printsExtremes() {
    #expect(Money(minorUnits: .min).description == "-92233720368547758.08")
  }

  @Test("Sums, differences and order are those of the amounts")
  func calculates() {
    #expect(Money(minorUnits: 1_250) + Money(minorUnits: 50) == Money(minorUnits: 1_300))
    #expect(Money(minorUnits: 50) - Money(minorUnits: 1_250) == Money(minorUnits: -1_200))
    #expect(Money(minorUnits: -1) < .zero)
    #expect([1, 2, 3].map { Money(minorUnits: $0) }.reduce(.zero, +) == Money(minorUnits: 6))
  }

  @Test(
    "A currency writes an amount with its sign, or with its code where it has none",
    arguments: [
      ("USD", 1_250, "$12.50"), ("USD", -300, "-$3.00"), ("EUR", 1_250, "€12.50"), ("GBP", 5, "£0.05"),
      ("INR", 45_000, "₹450.00"), ("CHF", 1_250, "12.50 CHF"), ("CHF", -1_250, "-12.50 CHF"),
    ])
  func formats(code: String, minorUnits: Int, text: String) throws {
    #expect(try #require(Currency(code)).formatted(Money(minorUnits: minorUnits)) == text)
  }

  @Test(
    "A currency is three capital letters",
    arguments: ["", "US", "USDX", "usd", "U1D", "USÄ", "US\u{44}\u{301}"])
  func refusesCurrency(code: String) {
    #expect(Currency(code) == nil)
  }
}
