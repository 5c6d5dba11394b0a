package import FoundationEssentials

/// The primary key of a table's row, typed by the model it belongs to, so that a seat's id cannot stand
/// where a showtime's is wanted. Every table's key is a `UUID`.
package struct Identifier<Model>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let uuid: UUID

  package init(_ uuid: UUID) {
    self.uuid = uuid
  }

  /// Reads the usual 8-4-4-4-12 form, in either case.
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
    // Every command to either server spells ids: `uuidString` goes through printf and takes ten times as long.
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

  /// The order PostgreSQL sorts a `uuid` in: byte by byte. Locks are taken in this order.
  package static func < (left: Self, right: Self) -> Bool {
    left.uuid < right.uuid
  }
}

extension UInt8 {
  /// A number below 16 as a digit in ASCII.
  fileprivate var hexadecimalDigit: UInt8 {
    self < 10 ? self + UInt8(ascii: "0") : self + UInt8(ascii: "a") - 10
  }
}
