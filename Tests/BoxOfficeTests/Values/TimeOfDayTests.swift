import BoxOffice
import Testing

@Suite("Time of day")
struct TimeOfDayTests {
  @Test(
    "PostgreSQL's forms are read to the minute",
    arguments: [
      ("00:00", 0), ("19:30", 1_170), ("23:59", 1_439), ("19:30:00", 1_170), ("19:30:59", 1_170),
      ("19:30:00.25", 1_170), ("09:05", 545),
    ])
  func reads(text: String, minutes: Int) {
    #expect(TimeOfDay(text)?.minutesSinceMidnight == minutes)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "19", "19:3", "9:30", "24:00", "19:60", "19:30:", "19:30:60", "19:30:0", "19:30:000", "19:30:..",
      "19:30:00:00", "-1:30", "+9:30", "19.30", "19:30 ", "7:30 PM", "1.:30", "19:30:00.x", "1٩:30",
    ])
  func refuses(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test("Every minute of the day is printed and read back")
  func roundTrips() {
    for minute in 0..<1_440 {
      let time = TimeOfDay(minutesSinceMidnight: minute)
      #expect(TimeOfDay(time.description) == time)
      #expect(TimeOfDay(hour: time.hour, minute: time.minute) == time)
    }
  }

  @Test(
    "Minutes are added past midnight, in both directions",
    arguments: [
      ("23:50", 20, "00:10"), ("00:10", -20, "23:50"), ("12:00", 1_440, "12:00"), ("12:00", -2_900, "11:40"),
    ])
  func advances(from: String, minutes: Int, to: String) throws {
    #expect(try #require(TimeOfDay(from)).advanced(byMinutes: minutes).description == to)
  }

  @Test("Hours and minutes that no clock shows are refused")
  func refusesOutside() {
    for (hour, minute) in [(24, 0), (-1, 0), (0, 60), (0, -1)] {
      #expect(TimeOfDay(hour: hour, minute: minute) == nil)
    }
  }

  @Test(
    "A range holds its start and not its end, across midnight too",
    arguments: [
      ("18:00", "23:00", ["18:00", "18:01", "22:59"], ["17:59", "23:00", "00:00", "12:00"]),
      ("22:00", "02:00", ["22:00", "23:59", "00:00", "01:59"], ["02:00", "12:00", "21:59"]),
      ("00:00", "00:00", ["00:00", "12:00", "23:59"], []),
      ("12:00", "12:00", ["12:00", "11:59", "00:00"], []),
      ("00:00", "12:00", ["00:00", "11:59"], ["12:00", "23:59"]),
      ("12:00", "00:00", ["12:00", "23:59"], ["00:00", "11:59"]),
    ])
  func contains(start: String, end: String, inside: [String], outside: [String]) throws {
    let range = TimeRange(start: try #require(TimeOfDay(start)), end: try #require(TimeOfDay(end)))
    for time in inside { #expect(range.contains(try #require(TimeOfDay(time))), "\(time)") }
    for time in outside { #expect(!range.contains(try #require(TimeOfDay(time))), "\(time)") }
  }
}
