import BoxOffice
import TestSupport
import Testing

@Suite("Calendar date")
struct CalendarDateTests {
  @Test(
    "A leap year has a 29 February, and no other year",
    arguments: [
      (2024, true), (2023, false), (1900, false), (2000, true), (2100, false), (2400, true), (4, true),
      (1, false),
    ])
  func knowsLeapYears(year: Int, isLeap: Bool) {
    #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
    #expect(CalendarDate(year: year, month: 2, day: 30) == nil)
  }

  @Test("Each month has its days", arguments: zip(1...12, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]))
  func knowsMonths(month: Int, days: Int) {
    #expect(CalendarDate(year: 2026, month: month, day: days) != nil)
    #expect(CalendarDate(year: 2026, month: month, day: days + 1) == nil)
    #expect(CalendarDate(year: 2026, month: month, day: 0) == nil)
  }

  @Test("A year is 1 to 9999 and a month 1 to 12")
  func refusesOutside() {
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 2026, month: 0, day: 1) == nil)
    #expect(CalendarDate(year: 2026, month: 13, day: 1) == nil)
  }

  @Test("100,000 days follow each other without a gap, each with its day of the week", .ownThread)
  func countsDays() throws {
    // From 1 January 1900, a Monday, to 2173.
    var date = try #require(CalendarDate(year: 1900, month: 1, day: 1))
    let first = date.daysSinceEpoch
    #expect(first == -25_567)
    for index in 0..<100_000 {
      let agrees =
        date.daysSinceEpoch == first + index && CalendarDate(daysSinceEpoch: first + index) == date
        && date.dayOfWeek.rawValue == index % 7 + 1 && CalendarDate(date.description) == date
      try #require(agrees, "\(date)")
      let next = try #require(
        CalendarDate(year: date.year, month: date.month, day: date.day + 1)
          ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
          ?? CalendarDate(year: date.year + 1, month: 1, day: 1))
      try #require(date < next)
      date = next
    }
  }

  @Test(
    "Known days have their day of the week",
    arguments: [
      ("1970-01-01", DayOfWeek.thursday), ("2000-02-29", .tuesday), ("2026-11-23", .monday),
      ("2026-11-29", .sunday), ("1582-10-15", .friday), ("9999-12-31", .friday), ("0001-01-01", .monday),
    ])
  func knowsDaysOfWeek(text: String, day: DayOfWeek) throws {
    #expect(try #require(CalendarDate(text)).dayOfWeek == day)
  }

  @Test("Days are added across months and years, forwards and backwards")
  func advances() throws {
    let date = try #require(CalendarDate("2026-12-31"))
    #expect(date.advanced(byDays: 1).description == "2027-01-01")
    #expect(date.advanced(byDays: -365).description == "2025-12-31")
    #expect(date.advanced(byDays: 0) == date)
    #expect(date.days(until: try #require(CalendarDate("2027-03-01"))) == 60)
    #expect(date.days(until: try #require(CalendarDate("2026-12-25"))) == -6)
  }

  @Test(
    "Only ISO 8601 dates that exist are read",
    arguments: [
      "", "2026", "2026-11", "2026-11-23 ", "2026-1-23", "26-11-23", "2026-11-3", "2026/11/23", "2026-02-30",
      "2026-13-01", "0000-01-01", "2026-11-23-", "-2026-11-23", "2026-+1-23", "2026-11-2٣",
      "2026-11-2\u{33}\u{301}",
    ])
  func refuses(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("It is written as PostgreSQL writes it")
  func prints() throws {
    #expect(try #require(CalendarDate("0033-04-03")).description == "0033-04-03")
  }
}
