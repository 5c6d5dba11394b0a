package import BoxOffice

extension Words {
  package func date(_ date: CalendarDate, _ form: DateForm) -> String {
    switch form {
    case .short: return text(of: data.shortDate, date)
    case .long: return text(of: data.longDate, date)
    case .relative(let today):
      guard let name = name(of: date, today: today) else { return text(of: data.shortDate, date) }
      return name.prefix(1).uppercased() + name.dropFirst()
    case .relativeInSentence(let today):
      return name(of: date, today: today) ?? text(of: data.shortDate, date)
    }
  }

  private func name(of date: CalendarDate, today: CalendarDate) -> String? {
    switch today.days(until: date) {
    case 0: data.today
    case 1: data.tomorrow
    default: nil
    }
  }

  /// On the 24-hour clock: `19:30`.
  package func time(_ time: TimeOfDay) -> String {
    text(of: data.time) { letter, count in
      switch letter {
      case "H": padded(time.hour, to: count)
      case "m": padded(time.minute, to: count)
      default: ""
      }
    }
  }

  /// `2 h 8 min`, `45 min`, `2 h`.
  package func duration(minutes: Int) -> String {
    let (hours, rest) = max(0, minutes).quotientAndRemainder(dividingBy: 60)
    var parts: [String] = []
    if hours > 0 { parts.append(data.hour.replacing("{0}", with: number(hours))) }
    if rest > 0 || hours == 0 { parts.append(data.minute.replacing("{0}", with: number(rest))) }
    return parts.joined(separator: data.durationSeparator)
  }

  /// `40 s`.
  package func duration(seconds: Int) -> String {
    data.second.replacing("{0}", with: number(max(0, seconds)))
  }

  /// Remaining minutes and seconds: `7:42`.
  package func countdown(seconds: Int) -> String {
    let (minutes, rest) = max(0, seconds).quotientAndRemainder(dividingBy: 60)
    return "\(minutes):\(padded(rest, to: 2))"
  }

  private func text(of pattern: String, _ date: CalendarDate) -> String {
    text(of: pattern) { letter, count in
      switch (letter, count) {
      case ("E", 4): data.days[date.dayOfWeek.rawValue - 1]
      case ("E", _): data.shortDays[date.dayOfWeek.rawValue - 1]
      case ("M", 4): data.months[date.month - 1]
      case ("M", 3): data.shortMonths[date.month - 1]
      case ("M", _): padded(date.month, to: count)
      case ("d", _): padded(date.day, to: count)
      case ("y", _): String(date.year)
      default: ""
      }
    }
  }

  /// A CLDR pattern with its runs of letters replaced. Text in single quotes stays.
  private func text(of pattern: String, _ value: (Character, Int) -> String) -> String {
    var text = ""
    var isQuoted = false
    var rest = pattern[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      if first == "'" {
        isQuoted.toggle()
        rest = rest.dropFirst()
        continue
      }
      text += !isQuoted && first.isASCII && first.isLetter ? value(first, run.count) : String(run)
      rest = rest.dropFirst(run.count)
    }
    return text
  }

  private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
