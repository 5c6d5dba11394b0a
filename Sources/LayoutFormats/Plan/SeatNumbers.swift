import BoxOffice

/// Numbers for a row's seats: what is printed on them where that is a number from 1 to 9,999.
struct SeatNumbers {
  /// By seat.
  let numbers: [Int]
  /// What became of seats whose text is no number; nil when there are none.
  let note: String?

  private static let allowed = 1...9_999

  /// - Parameter row: its seats, from left to right.
  init(_ row: ImportedPlan.Row, label: String) {
    let texts = row.seats.map(\.text)
    let plain = texts.map { Int($0).flatMap { Self.allowed.contains($0) ? $0 : nil } }
    guard plain.contains(nil) else {
      (numbers, note) = (plain.compactMap(\.self), nil)
      return
    }
    let derived =
      Self.complete(texts, plain, Self.digits) ?? Self.complete(texts, plain, Self.letter)
      ?? Self.counted(plain)
    numbers = derived
    let changes = zip(texts, zip(plain, derived)).filter { $0.1.0 == nil }.map { text, number in
      "\(text.isEmpty ? "a seat without a number" : "“\(text)”") is \(number.1)"
    }
    note = "Row \(label): a seat's number lies between 1 and 9,999, so \(enumeration(changes))."
  }

  /// With the numbers that `part` finds in the texts that are none; nil unless it finds one in each, and all differ.
  private static func complete(_ texts: [String], _ plain: [Int?], _ part: (String) -> Int?) -> [Int]? {
    let numbers = zip(texts, plain).compactMap { text, number in
      number ?? part(text).flatMap { allowed.contains($0) ? $0 : nil }
    }
    return numbers.count == texts.count && Set(numbers).count == numbers.count ? numbers : nil
  }

  /// 5 of `A-5` and of `5a`.
  private static func digits(_ text: String) -> Int? {
    let runs = text.split { !($0.isASCII && $0.isNumber) }
    return runs.last.flatMap { Int($0) }
  }

  /// 1 of `A`, 26 of `Z`.
  private static func letter(_ text: String) -> Int? {
    guard text.count == 1, let ascii = text.uppercased().first?.asciiValue,
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(ascii)
    else { return nil }
    return Int(ascii) - 64
  }

  /// Those that have no number count on behind the highest, or from 1 where none has one.
  private static func counted(_ plain: [Int?]) -> [Int] {
    var taken = Set(plain.compactMap(\.self))
    var next = (taken.max() ?? 0) + 1
    if next + plain.count > allowed.upperBound { next = 1 }
    return plain.map { number in
      if let number { return number }
      while taken.contains(next) { next += 1 }
      taken.insert(next)
      return next
    }
  }
}
