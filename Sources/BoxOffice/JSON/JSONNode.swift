/// A value in a JSON text, with its place there, so that a problem can say where it is, and a change can
/// leave everything around the value as it was.
package struct JSONNode: Sendable {
  package enum Value: Sendable {
    case null
    case bool(Bool)
    /// Infinite if it is larger than a `Double` can hold.
    case number(Double)
    case string(String)
    case array([JSONNode])
    /// In the order of the text; a key may occur twice.
    case object([Member])
  }

  package struct Member: Sendable {
    package let key: String
    package let value: JSONNode

    package init(key: String, value: JSONNode) {
      self.key = key
      self.value = value
    }
  }

  package let value: Value
  /// The bytes of the text that it occupies.
  package let range: Range<Int>

  package init(_ value: Value, range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

extension JSONNode {
  /// The last value that an object has for this key; nil if there is none.
  package subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.last { $0.key == key }?.value
  }

  package var isNull: Bool {
    if case .null = value { return true }
    return false
  }

  package var string: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  package var bool: Bool? {
    if case .bool(let flag) = value { return flag }
    return nil
  }

  /// A finite number.
  package var double: Double? {
    if case .number(let number) = value, number.isFinite { return number }
    return nil
  }

  /// A number without a fraction.
  package var integer: Int? {
    if case .number(let number) = value { return Int(exactly: number) }
    return nil
  }

  package var array: [JSONNode]? {
    if case .array(let elements) = value { return elements }
    return nil
  }

  package var object: [Member]? {
    if case .object(let members) = value { return members }
    return nil
  }
}
