internal import BoxOffice

extension Catalogue {
  /// Reads the sentences of a PO file, a format for which translators have tools.
  ///
  /// An entry's `msgid` is the key of a message, and its `msgstr` the whole sentence. If the sentence depends
  /// on a number, `msgid_plural` is the name of its placeholder, and there is a `msgstr[n]` for each plural
  /// form of the language:
  ///
  ///     msgid "seats.at-most"
  ///     msgid_plural "limit"
  ///     msgstr[0] "One booking may have {limit} seat."
  ///     msgstr[1] "One booking may have at most {limit} seats."
  ///
  /// The first entry is the header. Entries without text, and those marked `fuzzy`, count as not translated.
  ///
  /// - Parameter forms: how many plural forms the language has.
  init(po bytes: [UInt8], forms: Int) throws(POError) {
    var reader = POReader(bytes: bytes, forms: forms)
    entries = try reader.read()
  }
}

private struct POReader {
  let bytes: [UInt8]
  let forms: Int
  private var position = 0
  private var line = 0
  private var entries: [String: Catalogue.Entry] = [:]
  private var hasHeader = false

  private var entry = Entry()
  /// The field that is continued by a line with only a quoted text.
  private var field = Field.none
  private var isFuzzy = false

  private enum Field { case none, key, plural, form }

  private struct Entry {
    var line = 0
    var key: String?
    var plural: String?
    var forms: [String] = []
    var hasNumbers = false
  }

  init(bytes: [UInt8], forms: Int) {
    self.bytes = bytes
    self.forms = forms
  }

  mutating func read() throws(POError) -> [String: Catalogue.Entry] {
    entries.reserveCapacity(bytes.count / 80)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.endIndex { try readLine() }
    try endEntry()
    guard hasHeader else { throw error(.noHeader) }
    return entries
  }

  private func error(_ problem: POError.Problem) -> POError { POError(line: max(1, line), problem: problem) }

  // MARK: - Lines

  private mutating func readLine() throws(POError) {
    line += 1
    skipBlanks()
    guard position < bytes.endIndex else { return }
    switch bytes[position] {
    case newline, carriageReturn: break
    case UInt8(ascii: "#"):
      // A comment after a text belongs to the next entry.
      if field == .form { try endEntry() }
      try readComment()
    case quote: try readContinuation()
    default: try readKeyword()
    }
    try endLine()
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex,
      bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t")
    {
      position += 1
    }
  }

  private mutating func endLine() throws(POError) {
    skipBlanks()
    if position < bytes.endIndex, bytes[position] == carriageReturn { position += 1 }
    guard position < bytes.endIndex else { return }
    guard bytes[position] == newline else { throw error(.unclosedQuote) }
    position += 1
  }

  private mutating func readComment() throws(POError) {
    let start = position
    while position < bytes.endIndex, bytes[position] != newline { position += 1 }
    if bytes[start...].prefix(2).last == UInt8(ascii: ",") {
      let flags = String(decoding: bytes[start..<position], as: UTF8.self)
      if flags.dropFirst(2).split(whereSeparator: { ", \t\r".contains($0) }).contains("fuzzy") {
        isFuzzy = true
      }
    }
  }

  private mutating func readContinuation() throws(POError) {
    let more = try readQuoted()
    switch field {
    case .none: throw error(.textWithoutKeyword)
    case .key: entry.key = (entry.key ?? "") + more
    case .plural: entry.plural = (entry.plural ?? "") + more
    case .form: entry.forms[entry.forms.count - 1] += more
    }
  }

  private mutating func readKeyword() throws(POError) {
    let start = position
    while position < bytes.endIndex, isOfKeyword(bytes[position]) { position += 1 }
    let word = bytes[start..<position]
    if word.elementsEqual("msgid".utf8) {
      if field == .form { try endEntry() }
      guard entry.key == nil else { throw error(.repeatedKeyword("msgid")) }
      entry.line = line
      entry.key = try readValue()
      field = .key
    } else if word.elementsEqual("msgid_plural".utf8) {
      guard entry.key != nil, entry.forms.isEmpty else { throw error(.noMessageID) }
      guard entry.plural == nil else { throw error(.repeatedKeyword("msgid_plural")) }
      entry.plural = try readValue()
      field = .plural
    } else if word.elementsEqual("msgstr".utf8) {
      guard entry.key != nil else { throw error(.noMessageID) }
      try readForm()
    } else if word.elementsEqual("msgctxt".utf8) {
      throw error(.contextUnsupported)
    } else {
      throw error(.unknownWord)
    }
  }

  private mutating func readForm() throws(POError) {
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "[") {
      guard position + 2 < bytes.endIndex, bytes[position + 2] == UInt8(ascii: "]"),
        Int(bytes[position + 1]) - Int(UInt8(ascii: "0")) == entry.forms.count,
        entry.hasNumbers || entry.forms.isEmpty
      else { throw error(.formsOutOfOrder) }
      guard entry.plural != nil else { throw error(.pluralNameMissing) }
      position += 3
      entry.hasNumbers = true
    } else {
      guard entry.forms.isEmpty else { throw error(.repeatedKeyword("msgstr")) }
    }
    entry.forms.append(try readValue())
    field = .form
  }

  private mutating func readValue() throws(POError) -> String {
    skipBlanks()
    guard position < bytes.endIndex, bytes[position] == quote else { throw error(.noQuotedText) }
    return try readQuoted()
  }

  /// The text between quotes, starting at the first one, with its escapes replaced.
  private mutating func readQuoted() throws(POError) -> String {
    position += 1
    let start = position
    while position < bytes.endIndex {
      switch bytes[position] {
      case quote:
        guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
          throw error(.notUTF8)
        }
        position += 1
        return text
      case newline: throw error(.unclosedQuote)
      case backslash: return try readEscaped(from: start)
      default: position += 1
      }
    }
    throw error(.unclosedQuote)
  }

  private mutating func readEscaped(from start: Int) throws(POError) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      switch byte {
      case quote:
        guard let text = String(validating: text, as: UTF8.self) else { throw error(.notUTF8) }
        return text
      case newline: throw error(.unclosedQuote)
      case backslash:
        guard position < bytes.endIndex else { throw error(.unclosedQuote) }
        switch bytes[position] {
        case UInt8(ascii: "n"): text.append(newline)
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): text.append(carriageReturn)
        case quote, backslash: text.append(bytes[position])
        default: throw error(.unknownEscape)
        }
        position += 1
      default: text.append(byte)
      }
    }
    throw error(.unclosedQuote)
  }

  // MARK: - Entries

  private mutating func endEntry() throws(POError) {
    defer {
      entry = Entry()
      field = .none
      isFuzzy = false
    }
    guard let key = entry.key else { return }
    let line = entry.line
    func error(_ problem: POError.Problem) -> POError { POError(line: line, problem: problem) }
    guard !entry.forms.isEmpty else { throw error(.noText) }
    if !hasHeader {
      guard key.isEmpty else { throw error(.noHeader) }
      hasHeader = true
      try checkHeader(entry.forms[0], line: entry.line)
      return
    }
    if let first = entries[key] { throw error(.repeatedKey(key, firstLine: first.line)) }
    if key.isEmpty { throw error(.repeatedKey("msgid \"\"", firstLine: 1)) }
    if let plural = entry.plural {
      guard !plural.isEmpty, plural.utf8.allSatisfy(Template.isOfName) else {
        throw error(.pluralNameMissing)
      }
      guard entry.hasNumbers, entry.forms.count == forms else {
        throw error(.wrongFormCount(found: entry.hasNumbers ? entry.forms.count : 1, wanted: forms))
      }
    }
    guard !isFuzzy, !entry.forms.contains("") else { return }
    if let broken = entry.forms.first(where: { !Template.isSound($0) }) {
      throw error(.brokenPlaceholder(broken))
    }
    entries[key] = Catalogue.Entry(forms: entry.forms, plural: entry.plural, line: entry.line)
  }

  private func checkHeader(_ header: String, line: Int) throws(POError) {
    guard header.lowercased().contains("charset=utf-8") else {
      throw POError(line: line, problem: .wrongCharset)
    }
    let found = header.split(separator: "\n").first { $0.hasPrefix("Plural-Forms:") }?
      .split(separator: "nplurals=").last.flatMap { Int($0.prefix(while: \.isASCIIDigit)) }
    guard found == forms else {
      throw POError(line: line, problem: .wrongFormCount(found: found ?? 0, wanted: forms))
    }
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")

private func isOfKeyword(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
}
