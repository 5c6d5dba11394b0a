/// A time in a cinema's local time, to the minute: a PostgreSQL `TIME` of `showtimes`.
package struct TimeOfDay: Hashable, Sendable, Comparable {
  /// 0 to 1439.
  package let minutesSinceMidnight: Int

  /// Nil unless 0 ≤ `hour` ≤ 23 and 0 ≤ `minute` ≤ 59.
  package init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutesSinceMidnight = hour * 60 + minute
  }

  /// Wraps round at midnight.
  package init(minutesSinceMidnight: Int) {
    self.minutesSinceMidnight = ((minutesSinceMidnight % 1440) + 1440) % 1440
  }

  package var hour: Int { minutesSinceMidnight / 60 }
  package var minute: Int { minutesSinceMidnight % 60 }

  package static func < (left: Self, right: Self) -> Bool {
    left.minutesSinceMidnight < right.minutesSinceMidnight
  }

  /// The time `minutes` later, wrapping at midnight.
  package func advanced(byMinutes minutes: Int) -> TimeOfDay {
    TimeOfDay(minutesSinceMidnight: minutesSinceMidnight + minutes)
  }
}

extension TimeOfDay: LosslessStringConvertible {
  /// 24-hour clock: `19:30`.
  package var description: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }

  /// Reads `19:30`, and `19:30:00` or `19:30:00.25`, PostgreSQL's forms; seconds are dropped.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.prefix(while: \.isASCIIDigit).count == 2 }),
      parts[0].count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return nil }
    if parts.count == 3 {
      let fraction = parts[2].dropFirst(2)
      guard parts[2] < "60", fraction.isEmpty || fraction.first == ".",
        fraction.dropFirst().allSatisfy(\.isASCIIDigit)
      else { return nil }
    }
    self.init(hour: hour, minute: minute)
  }
}

/// A daily range such as `{"start": "18:00", "end": "23:00"}` in `pricing_rules.time_range`.
///
/// The end is not included. A range whose end is not after its start crosses midnight: 22:00 to 02:00
/// contains 23:30 and 01:00; 00:00 to 00:00 is the whole day.
package struct TimeRange: Hashable, Sendable {
  package let start: TimeOfDay
  package let end: TimeOfDay

  package init(start: TimeOfDay, end: TimeOfDay) {
    self.start = start
    self.end = end
  }

  package func contains(_ time: TimeOfDay) -> Bool {
    start < end ? (start <= time && time < end) : (time >= start || time < end)
  }
}
