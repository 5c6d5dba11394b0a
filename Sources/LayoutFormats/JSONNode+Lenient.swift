import BoxOffice

/// Values as other systems write them: numbers as texts, texts as numbers, keys in whatever case.
extension JSONNode {
  /// The value with a key in any case; nil where there is none, or only null.
  func member(_ key: String) -> JSONNode? {
    if let exact = self[key] { return exact.isNull ? nil : exact }
    let folded = key.lowercased()
    guard let found = object?.last(where: { $0.key.lowercased() == folded })?.value, !found.isNull else {
      return nil
    }
    return found
  }

  /// A text, or a number as it is printed, without control characters and blanks around it.
  var lenientText: String? {
    if let string { return string.printable }
    if let integer { return "\(integer)" }
    return double.map { "\($0)" }
  }

  var lenientNumber: Double? {
    if let double { return double }
    guard let string, let number = Double(string.printable), number.isFinite else { return nil }
    return number
  }

  var lenientInteger: Int? { lenientNumber.flatMap { Int(exactly: $0) } }

  /// A list without its nulls; none where it is missing.
  var lenientList: [JSONNode] { (array ?? []).filter { !$0.isNull } }
}

extension String {
  /// Without control characters, and without blanks at its ends.
  var printable: String {
    let kept = unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
    var text = Substring(String(String.UnicodeScalarView(kept)))
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// At most so many code points, as the database counts them.
  func prefix(scalars count: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }
}

/// `A1, A2 and 5 more`
func enumeration(_ names: [String], showing count: Int = 6) -> String {
  guard names.count > count else { return names.joined(separator: ", ") }
  return names.prefix(count).joined(separator: ", ") + " and \(names.count - count) more"
}

/// `1 seat`, `2 seats`
package func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
