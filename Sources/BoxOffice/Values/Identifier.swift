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
  package var description: String { uuid.uuidString.lowercased() }

  /// The order PostgreSQL sorts a `uuid` in: byte by byte. Locks are taken in this order.
  package static func < (left: Self, right: Self) -> Bool {
    left.uuid < right.uuid
  }
}
