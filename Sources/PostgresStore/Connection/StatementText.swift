internal import BoxOffice

/// A query file in the form in which it is sent: its parameters (`:booking`) are numbered, and the lists of
/// columns that it names (`{movie}`) are written out.
///
/// Parameters are numbered in the order in which they first appear. Text in quotes or comments is left as it
/// is, and so are casts (`::uuid`).
struct StatementText {
  private(set) var sql = ""
  /// The name of the parameter `$1`, and so on.
  private(set) var parameters: [String] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var written: [UInt8] = []
    written.reserveCapacity(2 * bytes.count)
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if let end = rest.endOfQuoted {
        written += bytes[index..<end]
        index = end
      } else if rest.starts(with: "::".utf8) {
        written += "::".utf8
        index += 2
      } else if let name = rest.parameter {
        written += "$\(number(of: String(decoding: name, as: UTF8.self)))".utf8
        index = name.endIndex
      } else if let (columns, end) = rest.selectList {
        written += columns.utf8
        index = end
      } else {
        written.append(bytes[index])
        index += 1
      }
    }
    sql = String(decoding: written, as: UTF8.self)
  }

  private mutating func number(of name: String) -> Int {
    if let index = parameters.firstIndex(of: name) { return index + 1 }
    parameters.append(name)
    return parameters.count
  }
}

extension ArraySlice<UInt8> {
  /// The end of the string, quoted name or comment that these bytes begin with; nil if they do not begin with
  /// one.
  fileprivate var endOfQuoted: Int? {
    func end(after close: String, skipping count: Int = 1) -> Int {
      dropFirst(count).firstRange(of: Array(close.utf8))?.upperBound ?? endIndex
    }
    // A doubled quote in a string ends it and begins another.
    if first == UInt8(ascii: "'") { return end(after: "'") }
    if first == UInt8(ascii: "\"") { return end(after: "\"") }
    if starts(with: "--".utf8) { return end(after: "\n") }
    if starts(with: "/*".utf8) { return end(after: "*/", skipping: 2) }
    return nil
  }

  /// The name of the parameter that these bytes begin with.
  fileprivate var parameter: ArraySlice<UInt8>? {
    guard first == UInt8(ascii: ":") else { return nil }
    let name = dropFirst().prefix { $0.isLowercase || $0 == UInt8(ascii: "_") || $0.isDigit }
    return name.first?.isLowercase == true ? name : nil
  }

  /// The replacement for `{movie}` or `{movie m}`, and where the name ends.
  fileprivate var selectList: (columns: String, end: Int)? {
    guard first == UInt8(ascii: "{"), let close = firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let words = String(decoding: self[startIndex + 1..<close], as: UTF8.self).split(separator: " ")
    guard let record = words.first, words.count <= 2, let columns = SelectList.named[String(record)] else {
      return nil
    }
    let table = words.count == 2 ? "\(words[1])." : ""
    let list = columns.map { column in
      column.contains("%") ? column.replacing("%", with: table) : table + column
    }
    return (list.joined(separator: ", "), close + 1)
  }
}

extension UInt8 {
  fileprivate var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

/// The columns that each record is read from, by the name that queries give to the list. They are defined
/// beside the code that reads them.
///
/// In an entry that is more than a column's name, `%` stands for its table.
enum SelectList {
  static let named: [String: [String]] = [
    "booking": Booking.columns, "cinema": Cinema.columns, "movie": Movie.columns, "payment": Payment.columns,
    "pricing_rule": PricingRule.columns, "promo_code": PromoCode.columns, "screen": Screen.columns,
    "seat": Seat.columns, "showtime": Showtime.columns,
  ]
}
