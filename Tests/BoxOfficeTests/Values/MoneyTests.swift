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
    "A currency is three capital letters",
    arguments: ["", "US", "USDX", "usd", "U1D", "USÄ", "US\u{44}\u{301}"])
  func refusesCurrency(code: String) {
    #expect(Currency(code) == nil)
  }

  @Test(
    "A currency has the decimals of ISO 4217",
    arguments: [
      ("USD", 2), ("EUR", 2), ("CHF", 2), ("PLN", 2), ("HUF", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0),
      ("KWD", 3),
      ("BHD", 3), ("TND", 3), ("CLF", 4), ("ZZZ", 2),
    ])
  func decimals(code: String, digits: Int) throws {
    #expect(try #require(Currency(code)).minorUnitDigits == digits)
  }

  @Test(
    "An amount is rounded half up to what the currency has",
    arguments: [
      ("USD", 1_250, 1_250), ("KWD", 125, 125), ("JPY", 115_625, 115_600), ("JPY", 115_650, 115_700),
      ("JPY", 115_649, 115_600), ("JPY", 50, 100), ("JPY", 49, 0), ("JPY", -50, 0), ("JPY", -51, -100),
      ("JPY", -150, -100), ("JPY", 0, 0),
    ])
  func rounds(code: String, hundredths: Int, rounded: Int) throws {
    let currency = try #require(Currency(code))
    #expect(currency.rounded(Money(minorUnits: hundredths)).minorUnits == rounded)
    #expect(currency.holds(Money(minorUnits: hundredths)) == (hundredths == rounded))
  }

  @Test(
    "Typed amounts are read with a point or a comma, and with the currency's decimals",
    arguments: [
      ("USD", "50", 5_000), ("USD", "50.5", 5_050), ("USD", "50,50", 5_050), ("USD", "50.505", nil),
      ("USD", "1,300", nil), ("USD", "50.", nil), ("USD", ".5", nil), ("USD", "1,2.3", nil), ("USD", "", nil),
      ("USD", "1.300,50", nil), ("USD", "-1", -100), ("USD", "100000000", nil),
      ("JPY", "1300", 130_000), ("JPY", "1300.0", nil), ("JPY", "1300,50", nil), ("JPY", "1300.", nil),
      ("KWD", "1.25", 125), ("KWD", "1,250", 125), ("KWD", "1.255", nil), ("KWD", "1.2500", nil),
      ("KWD", "3", 300),
      ("CLF", "1.2500", 125), ("CLF", "1.2501", nil), ("USD", "1.٥", nil),
    ] as [(String, String, Int?)])
  func readsTyped(code: String, text: String, hundredths: Int?) throws {
    #expect(try #require(Currency(code)).amount(typed: text)?.minorUnits == hundredths)
  }
}
