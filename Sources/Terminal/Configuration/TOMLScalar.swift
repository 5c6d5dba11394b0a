/// What a value without quotes is.
enum TOMLScalar {
  /// Nil if it is no value of TOML.
  static func kind(of word: String) -> ConfigValue.Kind? {
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "inf", "+inf": return .number(.infinity)
    case "-inf": return .number(-.infinity)
    case "nan", "+nan", "-nan": return .number(.nan)
    default: break
    }
    if let integer = integer(word) { return .integer(integer) }
    if let number = number(word) { return .number(number) }
    return isDate(word) || isTime(word[...]) || isDateAndTime(word) ? .date(word) : nil
  }

  /// `2026-02-28`.
  static func isDate(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = digits(parts[0], count: 4), let month = digits(parts[1], count: 2),
      let day = digits(parts[2], count: 2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...days).contains(day)
  }

  /// `07:32:00`, also with a fraction.
  private static func isTime(_ word: Substring) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = digits(parts[0], count: 2), let minute = digits(parts[1], count: 2),
      let second = digits(parts[2].prefix(2), count: 2), hour < 24, minute < 60, second <= 60
    else { return false }
    let fraction = parts[2].dropFirst(2)
    return fraction.isEmpty
      || fraction.first == "." && fraction.count > 1
        && digits(fraction.dropFirst(), count: fraction.count - 1) != nil
  }

  /// A date, `T` or a blank, a time, and perhaps how far that is from UTC.
  private static func isDateAndTime(_ word: String) -> Bool {
    guard isDate(String(word.prefix(10))), let mark = word.dropFirst(10).first, "Tt ".contains(mark) else {
      return false
    }
    var time = word.dropFirst(11)
    if let last = time.last, "Zz".contains(last) {
      time = time.dropLast()
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let offset = time[sign...].dropFirst().split(separator: ":", omittingEmptySubsequences: false)
      guard offset.count == 2, let hour = digits(offset[0], count: 2),
        let minute = digits(offset[1], count: 2),
        hour < 24, minute < 60
      else { return false }
      time = time[..<sign]
    }
    return isTime(time)
  }

  private static func integer(_ word: String) -> Int? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      return plain(word.dropFirst(2), radix: radix).flatMap { Int($0, radix: radix) }
    }
    let isSigned = word.hasPrefix("+") || word.hasPrefix("-")
    guard let digits = plain(isSigned ? word.dropFirst() : word[...], radix: 10),
      digits == "0" || !digits.hasPrefix("0")
    else { return nil }
    return Int((word.hasPrefix("-") ? "-" : "") + digits)
  }

  private static func number(_ word: String) -> Double? {
    let unsigned = word.hasPrefix("+") || word.hasPrefix("-") ? word.dropFirst() : word[...]
    let halves = unsigned.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: "E", maxSplits: 1, omittingEmptySubsequences: false) }
    guard halves.count <= 2, let mantissa = halves.first else { return nil }
    let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count + halves.count > 2, let whole = plain(parts[0], radix: 10),
      whole == "0" || !whole.hasPrefix("0")
    else { return nil }
    var text = (word.hasPrefix("-") ? "-" : "") + whole
    if parts.count == 2 {
      guard let fraction = plain(parts[1], radix: 10) else { return nil }
      text += "." + fraction
    }
    if halves.count == 2 {
      let isSigned = halves[1].hasPrefix("+") || halves[1].hasPrefix("-")
      guard let exponent = plain(isSigned ? halves[1].dropFirst() : halves[1], radix: 10) else { return nil }
      text += (halves[1].hasPrefix("-") ? "e-" : "e") + exponent
    }
    return Double(text)
  }

  /// The digits without the underscores that may stand between two of them; nil if there is anything else.
  private static func plain(_ digits: Substring, radix: Int) -> String? {
    let groups = digits.split(separator: "_", omittingEmptySubsequences: false)
    guard
      groups.allSatisfy({
        !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.hexDigitValue.map { $0 < radix } ?? false }
      })
    else { return nil }
    return groups.joined()
  }

  private static func digits(_ text: Substring, count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text) ?? (count > 18 ? 0 : nil)
  }
}
