package import BoxOffice
package import FoundationEssentials

// How the box office's values are transferred: as text to the server, in binary form from it.

extension Identifier: PostgresEncodable, PostgresDecodable {
  package var postgresText: String? { description }

  package init(_ field: Field) throws(Undecodable) {
    self.init(try UUID(field))
  }
}

extension Money: PostgresEncodable, PostgresDecodable {
  package var postgresText: String? { description }

  package init(_ field: Field) throws(Undecodable) {
    self.init(minorUnits: try NumericHundredths(field).value)
  }
}

extension CalendarDate: PostgresEncodable, PostgresDecodable {
  package var postgresText: String? { description }

  /// Days since the start of the year 2000.
  package init(_ field: Field) throws(Undecodable) {
    let days = try field.bytes(ofType: TypeNumber.date, count: 4, named: "date").bigEndian
    guard days != Int(Int32.max), days != Int(Int32.min) else { throw Undecodable("is infinite") }
    self.init(daysSinceEpoch: days + 10_957)
  }
}

extension TimeOfDay: PostgresEncodable, PostgresDecodable {
  package var postgresText: String? { description }

  /// Microseconds since midnight; seconds are dropped.
  package init(_ field: Field) throws(Undecodable) {
    let microseconds = try field.bytes(ofType: TypeNumber.time, count: 8, named: "time").bigEndian
    self.init(minutesSinceMidnight: microseconds / 60_000_000)
  }
}

extension Date: PostgresEncodable {
  /// ISO 8601 in UTC, with microseconds.
  package var postgresText: String? {
    let microseconds = Int((timeIntervalSince1970 * 1_000_000).rounded())
    let (days, rest) = microseconds.flooredQuotientAndRemainder(dividingBy: 86_400_000_000)
    let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(fraction)
    let time = TimeOfDay(minutesSinceMidnight: seconds / 60)
    let second = seconds % 60
    return "\(CalendarDate(daysSinceEpoch: days)) \(time):\(second < 10 ? "0" : "")\(second)"
      + ".\(String(repeating: "0", count: 6 - digits.count))\(digits)+00"
  }
}

extension Int {
  fileprivate func flooredQuotientAndRemainder(dividingBy divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension BookingReference: PostgresEncodable, PostgresDecodable {
  package var postgresText: String? { text }

  package init(_ field: Field) throws(Undecodable) {
    let text = try String(field)
    guard let reference = BookingReference(text) else { throw Undecodable("is “\(text)”, not a reference") }
    self = reference
  }
}

extension PaymentReference: PostgresEncodable, PostgresDecodable {
  package var postgresText: String? { text }

  package init(_ field: Field) throws(Undecodable) {
    self.init(try String(field))
  }
}

extension Currency: PostgresEncodable, PostgresDecodable {
  package var postgresText: String? { code }

  package init(_ field: Field) throws(Undecodable) {
    let text = try String(field)
    guard let currency = Currency(text) else { throw Undecodable("is “\(text)”, not a currency") }
    self = currency
  }
}

/// A status or type: one of the words that the schema allows.
package protocol PostgresWord: RawRepresentable, PostgresEncodable, PostgresDecodable
where RawValue == String {}

extension PostgresWord {
  package var postgresText: String? { rawValue }

  package init(_ field: Field) throws(Undecodable) {
    let word = try String(field)
    guard let value = Self(rawValue: word) else { throw Undecodable("is “\(word)”, which is not known") }
    self = value
  }
}

extension SeatType: PostgresWord {}
extension ScreenType: PostgresWord {}
extension PriceTier: PostgresWord {}
extension Showtime.Status: PostgresWord {}
extension BookingStatus: PostgresWord {}
extension BookingPaymentStatus: PostgresWord {}
extension CancellationReason: PostgresWord {}
extension PaymentStatus: PostgresWord {}
extension PaymentMethod: PostgresWord {}
extension TicketType: PostgresWord {}
extension PricingRule.Kind: PostgresWord {}
extension User.Role: PostgresWord {}

/// A value for a JSON column.
func json(_ value: some Encodable) throws(PostgresError) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  do {
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  } catch {
    throw PostgresError(.unsendable, "A value cannot be written as JSON")
  }
}

extension Row {
  /// A JSON column as a value; nil for NULL.
  func json<Value: Decodable>(_ name: String, as type: Value.Type) throws(PostgresError) -> Value? {
    guard let text = try value(name, as: String?.self) else { return nil }
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw PostgresError(.undecodable, "Column `\(name)` is JSON of another form than expected")
    }
  }
}
