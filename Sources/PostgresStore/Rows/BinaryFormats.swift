package import FoundationEssentials

/// The OIDs of PostgreSQL's built-in types, as in `pg_type.dat`.
enum TypeNumber {
  static let bool: UInt32 = 16
  static let int8: UInt32 = 20
  static let int2: UInt32 = 21
  static let int4: UInt32 = 23
  static let oid: UInt32 = 26
  static let date: UInt32 = 1082
  static let time: UInt32 = 1083
  static let timestamptz: UInt32 = 1184
  static let numeric: UInt32 = 1700
  static let uuid: UInt32 = 2950
  static let jsonb: UInt32 = 3802

  /// Whether it is name, text, json, unknown, bpchar, varchar or "char".
  static func isText(_ type: UInt32) -> Bool {
    switch type {
    case 19, 25, 114, 705, 1042, 1043, 18: true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// The whole slice as a big-endian two's-complement number of 1 to 8 bytes.
  var bigEndian: Int {
    var value = first.map { $0 & 0x80 != 0 } == true ? -1 : 0
    for byte in self { value = value << 8 | Int(byte) }
    return value
  }

  /// Removes a number of `count` bytes from the front.
  mutating func takeInteger(bytes count: Int) throws(Undecodable) -> Int {
    guard self.count >= count else { throw Undecodable("is cut short") }
    defer { removeFirst(count) }
    return prefix(count).bigEndian
  }

  /// The two-byte number at an index, counted in such numbers from the front.
  func shortInteger(_ index: Int) throws(Undecodable) -> Int {
    let first = startIndex + 2 * index
    guard first + 2 <= endIndex else { throw Undecodable("is cut short") }
    return Int(Int16(bitPattern: UInt16(self[first]) << 8 | UInt16(self[first + 1])))
  }
}

extension Field {
  func bytes(ofType expected: UInt32, count: Int, named name: String) throws(Undecodable) -> ArraySlice<UInt8>
  {
    let bytes = try present()
    guard type == expected, bytes.count == count else { throw Undecodable("is not a \(name)") }
    return bytes
  }
}

extension Int: PostgresDecodable {
  package init(_ field: Field) throws(Undecodable) {
    let bytes = try field.present()
    switch (field.type, bytes.count) {
    case (TypeNumber.int2, 2), (TypeNumber.int4, 4), (TypeNumber.int8, 8): self = bytes.bigEndian
    case (TypeNumber.oid, 4): self = bytes.reduce(0) { $0 << 8 | Int($1) }
    default: throw Undecodable("is not an integer")
    }
  }
}

extension Bool: PostgresDecodable {
  package init(_ field: Field) throws(Undecodable) {
    self = try field.bytes(ofType: TypeNumber.bool, count: 1, named: "boolean").first != 0
  }
}

extension String: PostgresDecodable {
  package init(_ field: Field) throws(Undecodable) {
    var bytes = try field.present()
    if field.type == TypeNumber.jsonb {
      // One byte for the version precedes the text.
      guard bytes.popFirst() == 1 else { throw Undecodable("is a JSONB of an unknown version") }
    } else if !TypeNumber.isText(field.type) {
      throw Undecodable("is not a text")
    }
    self = String(decoding: bytes, as: UTF8.self)
  }
}

extension UUID: PostgresDecodable {
  package init(_ field: Field) throws(Undecodable) {
    let bytes = try field.bytes(ofType: TypeNumber.uuid, count: 16, named: "uuid")
    self = bytes.withContiguousBytes { b in
      UUID(
        uuid: (
          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]
        ))
    }
  }
}

extension ArraySlice<UInt8> {
  /// The slice with indices from 0.
  fileprivate func withContiguousBytes<Value>(_ body: (borrowing Span<UInt8>) -> Value) -> Value {
    body(span)
  }
}

extension Date: PostgresDecodable {
  /// A `timestamptz`: microseconds since the start of the year 2000, UTC.
  package init(_ field: Field) throws(Undecodable) {
    let microseconds = try field.bytes(ofType: TypeNumber.timestamptz, count: 8, named: "timestamptz")
      .bigEndian
    guard microseconds != Int.max, microseconds != Int.min else { throw Undecodable("is infinite") }
    self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000 + 946_684_800)
  }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
  /// A one-dimensional array: the number of dimensions, a flag and the element type; the length and lower
  /// bound; then each element's length (-1 for NULL) and bytes.
  package init(_ field: Field) throws(Undecodable) {
    var bytes = try field.present()
    let dimensions = try bytes.takeInteger(bytes: 4)
    _ = try bytes.takeInteger(bytes: 4)
    let type = UInt32(truncatingIfNeeded: try bytes.takeInteger(bytes: 4))
    self = []
    guard dimensions > 0 else { return }
    guard dimensions == 1 else { throw Undecodable("is an array of \(dimensions) dimensions") }
    let count = try bytes.takeInteger(bytes: 4)
    _ = try bytes.takeInteger(bytes: 4)
    for _ in 0..<count {
      let length = try bytes.takeInteger(bytes: 4)
      guard length >= 0 else {
        append(try Element(Field(type: type, bytes: nil)))
        continue
      }
      guard bytes.count >= length else { throw Undecodable("is cut short") }
      append(try Element(Field(type: type, bytes: bytes.prefix(length))))
      bytes.removeFirst(length)
    }
  }
}

/// A `numeric` of at most two decimals, in hundredths: 12.5 is 1250.
struct NumericHundredths: PostgresDecodable {
  let value: Int

  /// The number of groups of four decimal digits, the power of 10,000 of the first group, the sign, the
  /// scale, and the groups.
  init(_ field: Field) throws(Undecodable) {
    let bytes = try field.present()
    guard field.type == TypeNumber.numeric else { throw Undecodable("is not a numeric") }
    let (groups, weight) = (try bytes.shortInteger(0), try bytes.shortInteger(1))
    let sign = try bytes.shortInteger(2) & 0xFFFF
    guard sign == 0 || sign == 0x4000 else { throw Undecodable("is not a number") }
    guard weight < 4 else { throw Undecodable("is larger than an amount of money can be") }
    // Ten-thousandths, then hundredths.
    var total = 0
    for index in 0..<groups {
      let group = try bytes.shortInteger(4 + index)
      let power = weight - index
      guard power >= -1 else {
        if group != 0 { throw Undecodable("has more than two decimals") }
        continue
      }
      var scaled = group
      for _ in 0..<power + 1 { scaled *= 10_000 }
      total += scaled
    }
    guard total % 100 == 0 else { throw Undecodable("has more than two decimals") }
    value = sign == 0 ? total / 100 : -total / 100
  }
}
