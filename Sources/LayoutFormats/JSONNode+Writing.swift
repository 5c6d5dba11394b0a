import BoxOffice

extension JSONNode {
  /// A text in quotation marks.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let code = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// On one line, as people write it, with an object's keys in this order.
  func line(keys: [String]) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .string(let text): JSONNode.quoted(text)
    case .array(let elements): "[" + elements.map { $0.line(keys: keys) }.joined(separator: ", ") + "]"
    case .object:
      "{"
        + sortedMembers(keys).map { "\"\($0.key)\": \($0.value.line(keys: keys))" }
        .joined(separator: ", ") + "}"
    }
  }

  func sortedMembers(_ keys: [String]) -> [Member] {
    (object ?? []).sorted { (keys.firstIndex(of: $0.key) ?? .max) < (keys.firstIndex(of: $1.key) ?? .max) }
  }
}
