package import FoundationEssentials

/// The primary key of a table's row, typed by the model it belongs to, so that a seat's id cannot be used as
/// a showtime's. Every table's key is a `UUID`.
package struct Identifier<Model>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let uuid: UUID

  package init(_ uuid: UUID) {
    self.uuid = uuid
  }

  /// A new id of version 4, from the system's randomness.
  ///
  /// Not `UUID()`: that reads `/dev/urandom`, and if no more files can be opened, it silently returns the
  /// same id each time. The standard library's generator asks the kernel, and ends the program if that fails.
  package static func random() -> Self {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  /// A new id of version 4, from the generator's next 128 bits.
  package static func random(using generator: inout some RandomNumberGenerator) -> Self {
    let (high, low) = (generator.next(), generator.next())
    func byte(_ word: UInt64, _ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
    return Self(
      UUID(
        uuid: (
          byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5),
          byte(high, 6) & 0x0F | 0x40, byte(high, 7), byte(low, 0) & 0x3F | 0x80, byte(low, 1), byte(low, 2),
          byte(low, 3), byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
        )))
  }

  /// Reads the usual 8-4-4-4-12 form, in upper or lower case.
  package init?(_ text: some StringProtocol) {
    guard let uuid = UUID(uuidString: String(text)) else { return nil }
    self.uuid = uuid
  }

  package init(from decoder: any Decoder) throws {
    uuid = try UUID(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try uuid.encode(to: encoder)
  }

  /// Lower case, as PostgreSQL prints a `uuid`.
  package var description: String {
    // Every command to either server contains ids as text, and `uuidString`, which goes through printf, takes
    // ten times as long.
    unsafe withUnsafeBytes(of: uuid.uuid) { bytes in
      unsafe String(unsafeUninitializedCapacity: 36) { text in
        var end = 0
        for index in 0..<16 {
          let byte = unsafe bytes[index]
          if index == 4 || index == 6 || index == 8 || index == 10 {
            unsafe text[end] = UInt8(ascii: "-")
            end += 1
          }
          unsafe text[end] = (byte >> 4).hexadecimalDigit
          unsafe text[end + 1] = (byte & 0x0F).hexadecimalDigit
          end += 2
        }
        return end
      }
    }
  }

  /// The order in which PostgreSQL sorts a `uuid`: byte by byte. Locks are taken in this order.
  package static func < (left: Self, right: Self) -> Bool {
    left.uuid < right.uuid
  }
}

extension UInt8 {
  /// A number below 16 as an ASCII digit.
  var hexadecimalDigit: UInt8 {
    self < 10 ? self + UInt8(ascii: "0") : self + UInt8(ascii: "a") - 10
  }
}
