import BoxOffice
import Testing

@testable import Words

@Suite("Numbers, money, dates and lists")
struct FormatTests {
  /// In the tests' tables the spaces that do not break are written as ordinary ones.
  private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  @Test(
    "Money is written by currency and language",
    arguments: [
      (.english, "USD", 1_250, "$12.50"), (.english, "USD", -300, "-$3.00"),
      (.english, "EUR", 1_250, "€12.50"),
      (.english, "GBP", 5, "£0.05"), (.english, "INR", 45_000, "₹450.00"), (.english, "CAD", 1_250, "$12.50"),
      (.english, "CHF", 1_250, "CHF 12.50"), (.english, "CHF", -1_250, "-CHF 12.50"),
      (.english, "JPY", 130_000, "¥1,300"), (.english, "JPY", 0, "¥0"), (.english, "KWD", 125, "KWD 1.250"),
      (.english, "USD", 123_456_789, "$1,234,567.89"), (.english, "SEK", 12_500, "kr 125.00"),
      (.german, "EUR", 1_300, "13,00 €"), (.german, "EUR", -300, "-3,00 €"),
      (.german, "USD", 123_450, "1.234,50 $"),
      (.german, "CHF", 1_250, "12,50 CHF"), (.german, "JPY", 130_000, "1.300 ¥"),
      (.german, "KWD", 125, "1,250 KWD"),
      (.french, "EUR", 123_450, "1 234,50 €"), (.spanish, "EUR", 123_450, "1234,50 €"),
      (.spanish, "EUR", 1_234_500, "12.345,00 €"), (.polish, "PLN", 2_350, "23,50 zł"),
      (.polish, "PLN", 123_450, "1234,50 zł"), (.polish, "EUR", 1_234_500, "12 345,00 €"),
      (.japanese, "JPY", 130_000, "￥1,300"), (.japanese, "USD", 1_250, "$12.50"),
      (.japanese, "KWD", -125, "-KWD 1.250"),
      // What is stored is shown, also where it should not be.
      (.english, "JPY", 115_625, "¥1,156.25"),
    ] as [(Language, String, Int, String)])
  func money(language: Language, code: String, hundredths: Int, text: String) throws {
    let currency = try #require(Currency(code))
    #expect(plain(Words(language).money(Money(minorUnits: hundredths), in: currency)) == text)
  }

  @Test("English writes small amounts as the domain does", arguments: ["USD", "CAD", "EUR", "GBP", "INR"])
  func agrees(code: String) throws {
    let currency = try #require(Currency(code))
    for hundredths in Array(-120...120) + [99_999, -99_999] {
      let amount = Money(minorUnits: hundredths)
      #expect(Words.english.amount(amount, in: currency) == amount.description)
    }
  }

  @Test("The space between an amount and its sign or its groups does not break")
  func keepsTogether() throws {
    let francs = try #require(Currency("CHF"))
    #expect(Words.english.money(Money(minorUnits: 1_250), in: francs) == "CHF\u{A0}12.50")
    #expect(Words(.french).number(12_345) == "12\u{A0}345")
  }

  @Test("Money at the ends of what can be counted is written too", arguments: Language.allCases)
  func extremes(language: Language) {
    #expect(Words(language).money(Money(minorUnits: .min), in: .usd).contains("08"))
    #expect(!Words(language).number(.min).isEmpty)
  }

  @Test(
    "Numbers are grouped as the language does",
    arguments: [
      (.english, 1_057, "1,057"), (.english, 999, "999"), (.english, -1_057, "-1,057"),
      (.german, 1_057, "1.057"),
      (.french, 1_057, "1 057"), (.spanish, 1_057, "1057"), (.spanish, 10_570, "10.570"),
      (.polish, 1_057, "1057"),
      (.polish, 10_570, "10 570"), (.japanese, 1_234_567, "1,234,567"), (.english, 0, "0"),
    ] as [(Language, Int, String)])
  func numbers(language: Language, number: Int, text: String) {
    #expect(plain(Words(language).number(number)) == text)
  }

  @Test(
    "Dates are written as the language does",
    arguments: [
      (.english, "Wed 25 Nov", "Wednesday 25 November 2026"),
      (.german, "Mi., 25. Nov.", "Mittwoch, 25. November 2026"),
      (.french, "mer. 25 nov.", "mercredi 25 novembre 2026"),
      (.spanish, "mié, 25 nov", "miércoles, 25 de noviembre de 2026"),
      (.japanese, "11月25日(水)", "2026年11月25日水曜日"), (.polish, "śr., 25 lis", "środa, 25 listopada 2026"),
      (.pseudo, "Wéd 25 Ñöv", "Wédñéšdäý 25 Ñövémbéŕ 2026"),
    ] as [(Language, String, String)])
  func dates(language: Language, short: String, long: String) throws {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 25))
    #expect(plain(Words(language).date(date, .short)) == short)
    #expect(plain(Words(language).date(date, .long)) == long)
  }

  @Test("Every day of the week and every month has its name")
  func namesDays() throws {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    let first = try #require(CalendarDate(year: 2027, month: 12, day: 1))
    for number in 0..<400 {
      let date = first.advanced(byDays: number)
      let (day, month) = (days[date.dayOfWeek.rawValue - 1], months[date.month - 1])
      // CLDR shortens September to four letters in some editions; three are enough to tell.
      #expect(Words.english.date(date, .short).hasPrefix("\(day.prefix(3)) \(date.day) \(month.prefix(3))"))
      #expect(Words.english.date(date, .long) == "\(day) \(date.day) \(month) \(date.year)")
    }
  }

  @Test(
    "Today and tomorrow have names, by themselves and in a sentence",
    arguments: [
      (.english, 0, "Today", "today"), (.english, 1, "Tomorrow", "tomorrow"),
      (.english, 2, "Fri 27 Nov", "Fri 27 Nov"),
      (.english, -1, "Tue 24 Nov", "Tue 24 Nov"), (.german, 1, "Morgen", "morgen"),
      (.french, 0, "Aujourd’hui", "aujourd’hui"), (.spanish, 1, "Mañana", "mañana"),
      (.polish, 0, "Dzisiaj", "dzisiaj"),
      (.japanese, 0, "今日", "今日"),
    ] as [(Language, Int, String, String)])
  func relativeDates(language: Language, days: Int, alone: String, inSentence: String) throws {
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 25))
    let date = today.advanced(byDays: days)
    #expect(Words(language).date(date, .relative(to: today)) == alone)
    #expect(Words(language).date(date, .relativeInSentence(to: today)) == inSentence)
  }

  @Test("Times are on the 24-hour clock")
  func times() throws {
    for minutes in 0..<1_440 {
      let time = TimeOfDay(minutesSinceMidnight: minutes)
      #expect(Words.english.time(time) == time.description)
    }
    let morning = try #require(TimeOfDay(hour: 9, minute: 5))
    #expect(
      Language.allCases.map { Words($0).time(morning) } == [
        "09:05", "09:05", "09:05", "9:05", "9:05", "09:05", "09:05",
      ])
  }

  @Test(
    "Durations and countdowns",
    arguments: [
      (.english, 131, "2 h 11 min"), (.english, 45, "45 min"), (.english, 120, "2 h"), (.english, 0, "0 min"),
      (.english, -5, "0 min"), (.german, 131, "2 Std. 11 Min."), (.french, 131, "2 h 11 min"),
      (.spanish, 131, "2 h 11 min"), (.japanese, 131, "2時間11分"), (.polish, 131, "2 godz. 11 min"),
    ] as [(Language, Int, String)])
  func durations(language: Language, minutes: Int, text: String) {
    #expect(plain(Words(language).duration(minutes: minutes)) == text)
    #expect(Words(language).countdown(seconds: 462) == "7:42")
    #expect(Words(language).countdown(seconds: -1) == "0:00")
  }

  @Test(
    "Lists",
    arguments: [
      (.english, ["a", "a and b", "a, b and c", "a, b or c", "a, b, c"]),
      (.german, ["a", "a und b", "a, b und c", "a, b oder c", "a, b, c"]),
      (.french, ["a", "a et b", "a, b et c", "a, b ou c", "a, b, c"]),
      (.spanish, ["a", "a y b", "a, b y c", "a, b o c", "a, b, c"]),
      (.japanese, ["a", "a、b", "a、b、c", "a、b、またはc", "a、b、c"]),
      (.polish, ["a", "a i b", "a, b i c", "a, b lub c", "a, b, c"]),
    ] as [(Language, [String])])
  func lists(language: Language, texts: [String]) {
    let words = Words(language)
    let all = ["a", "b", "c"]
    #expect(
      [
        words.list(["a"], .and), words.list(["a", "b"], .and), words.list(all, .and), words.list(all, .or),
        words.list(all, .commas),
      ] == texts)
    #expect(words.list([], .and).isEmpty)
  }
}
