/// How a language writes numbers, money, dates and lists, from CLDR.
struct LanguageData: Sendable {
  let decimal: String
  let group: String
  /// 2 if four digits are not grouped: `1300`, `13.000`.
  let minimumGroupingDigits: Int
  let minus: String
  /// What comes before and after an amount of money; `¤` is replaced by the sign.
  let currency: (before: String, after: String)
  /// By currency code. A currency that is not in it is written with its code.
  let signs: [String: String]
  var months: [String]
  var shortMonths: [String]
  /// From Monday.
  var days: [String]
  var shortDays: [String]
  /// Patterns with CLDR's letters: `E d MMM`.
  let shortDate: String
  let longDate: String
  let time: String
  var today: String
  var tomorrow: String
  /// Between the items of a list.
  let comma: String
  /// Between two items, and before the last of several.
  var and: (two: String, last: String)
  var or: (two: String, last: String)
  let hour: String
  let minute: String
  let second: String
  let durationSeparator: String

  init(
    decimal: String, group: String, minimumGroupingDigits: Int, minus: String, currency: String,
    signs: String,
    months: String, shortMonths: String, days: String, shortDays: String, shortDate: String, longDate: String,
    time: String, today: String, tomorrow: String, comma: String, and: (String, String), or: (String, String),
    hour: String, minute: String, second: String, durationSeparator: String
  ) {
    self.decimal = decimal
    self.group = group
    self.minimumGroupingDigits = minimumGroupingDigits
    self.minus = minus
    self.currency = (
      String(currency.prefix { $0 != "#" }), String(currency.reversed().prefix { $0 != "0" }.reversed())
    )
    // The language's own signs replace the shared ones.
    self.signs = Dictionary(
      (Self.sharedSigns.split(separator: "|") + signs.split(separator: "|")).map {
        (String($0.prefix(3)), String($0.dropFirst(3)))
      }, uniquingKeysWith: { $1 })
    self.months = Self.names(months)
    self.shortMonths = Self.names(shortMonths)
    self.days = Self.names(days)
    self.shortDays = Self.names(shortDays)
    self.shortDate = shortDate
    self.longDate = longDate
    self.time = time
    self.today = today
    self.tomorrow = tomorrow
    self.comma = comma
    self.and = and
    self.or = or
    self.hour = hour
    self.minute = minute
    self.second = second
    self.durationSeparator = durationSeparator
  }

  private static func names(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }
}
