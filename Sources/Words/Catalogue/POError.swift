/// What is wrong with a PO file, and where.
struct POError: Error, Hashable, CustomStringConvertible {
  /// From 1.
  let line: Int
  let problem: Problem

  enum Problem: Hashable {
    case notUTF8
    case unknownWord
    case noQuotedText
    case unclosedQuote
    case unknownEscape
    case textWithoutKeyword
    case contextUnsupported
    case noMessageID
    case repeatedKeyword(String)
    case noText
    case noHeader
    case wrongCharset
    case wrongFormCount(found: Int, wanted: Int)
    case formsOutOfOrder
    case pluralNameMissing
    case brokenPlaceholder(String)
    case repeatedKey(String, firstLine: Int)
  }

  var description: String { "line \(line): \(problem.sentence)" }
}

extension POError.Problem {
  var sentence: String {
    switch self {
    case .notUTF8: "This is not UTF-8."
    case .unknownWord:
      "A line begins with `msgid`, `msgid_plural`, `msgstr`, `#` or a quote."
    case .noQuotedText: "The text has to stand in double quotes."
    case .unclosedQuote: "The text has no closing quote, or something follows it."
    case .unknownEscape: "The escapes are \\n, \\t, \\r, \\\" and \\\\."
    case .textWithoutKeyword: "This text belongs to no `msgid` or `msgstr`."
    case .contextUnsupported: "`msgctxt` is not used here: the key alone names a message."
    case .noMessageID: "`msgid` has to come first."
    case .repeatedKeyword(let word): "The entry has `\(word)` twice."
    case .noText: "The entry has no `msgstr`."
    case .noHeader: "The first entry has to be the header: `msgid \"\"`."
    case .wrongCharset: "The header has to say `charset=UTF-8`."
    case .wrongFormCount(let found, let wanted):
      "There are \(found) plural forms; the language has \(wanted)."
    case .formsOutOfOrder: "The plural forms have to be numbered from `msgstr[0]` on."
    case .pluralNameMissing:
      "Plural forms need a `msgid_plural` with the name of the placeholder that decides between them."
    case .brokenPlaceholder(let text):
      "A brace in “\(text)” is no placeholder like {name}."
    case .repeatedKey(let key, let line): "`\(key)` stands at line \(line) already."
    }
  }
}
