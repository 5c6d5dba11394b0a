internal import CTOML

/// Builds the tables of a document from the nodes that toml++ finds in its text.
struct TOMLReader {
  let file: String

  func root(of bytes: [UInt8]) throws(ConfigError) -> ConfigTable {
    guard let document = unsafe kiosk_toml_parse(bytes, bytes.count) else {
      throw ConfigError(file: file, message: "There is not enough memory to read the file.")
    }
    defer { unsafe kiosk_toml_free(document) }
    guard var node = unsafe document.pointee.nodes else {
      let complaint = unsafe string(document.pointee.complaint)
      let line = unsafe Int(document.pointee.line)
      throw ConfigError(file: file, line: line > 0 ? line : nil, message: Self.sentences(of: complaint))
    }
    let root = unsafe node.pointee
    unsafe node += 1
    return unsafe table(root, path: "", next: &node)
  }

  /// `next` is first the first node of the table, and then the one after it.
  @unsafe
  private func table(
    _ node: kiosk_toml_node, path: String, next: inout UnsafePointer<kiosk_toml_node>
  ) -> ConfigTable {
    let entries = unsafe (0..<node.count).map { _ in
      let key = unsafe string(next.pointee.key)
      return unsafe (key: key, value: value(path: path.isEmpty ? key : "\(path).\(key)", next: &next))
    }
    return unsafe ConfigTable(file: file, path: path, line: Int(node.line), entries: entries)
  }

  @unsafe
  private func value(path: String, next: inout UnsafePointer<kiosk_toml_node>) -> ConfigValue {
    let node = unsafe next.pointee
    unsafe next += 1
    let kind: ConfigValue.Kind =
      switch unsafe node.kind {
      case .table: unsafe .table(table(node, path: path, next: &next))
      case .array: unsafe .array((0..<node.count).map { _ in unsafe value(path: path, next: &next) })
      case .string: unsafe .string(string(node.text))
      case .integer: unsafe .integer(Int(node.integer))
      case .number: unsafe .number(node.number)
      case .boolean: unsafe .boolean(node.boolean)
      case .date: unsafe .date(string(node.text))
      }
    return unsafe ConfigValue(kind, line: Int(node.line))
  }

  @unsafe
  private func string(_ text: kiosk_toml_text) -> String {
    unsafe String(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.length), as: UTF8.self)
  }

  /// `Error while parsing boolean: expected 'true', saw 'ture'` as a sentence or two for the author of the
  /// file.
  private static func sentences(of complaint: String) -> String {
    let opening = "Error while parsing "
    guard complaint.hasPrefix(opening), let colon = complaint.firstIndex(of: ":") else {
      return complaint + "."
    }
    var part = String(complaint[..<colon].dropFirst(opening.count))
    var reason = String(complaint[colon...].dropFirst(2))
    switch part {
    case "root table": part = "line"
    case "floating-point": part = "number"
    default: break
    }
    for (words, plainer) in [
      ("'\\n'", "the end of the line"), ("encountered end-of-file", "the file ends in it"),
      ("expected expected", "expected"), (" (TOML_MAX_NESTED_VALUES)", ""),
    ] {
      reason = reason.replacing(words, with: plainer)
    }
    // What toml++ may take unquoted text for.
    let guesses = [
      "could not determine", "expected 'true'", "expected 'false'", "expected 'inf'", "expected 'nan'",
    ]
    let hint = guesses.contains { reason.hasPrefix($0) } ? " A text stands in quotes." : ""
    return "This \(part) is wrong: \(reason).\(hint)"
  }
}
