/// A SQL file split into its statements, so that each can be sent by itself and a failure has a line number.
///
/// Recognises quoted texts and names, `E'…'` escapes, dollar quotes, both kinds of comments, and parentheses.
struct SQLScript: Sendable {
  struct Statement: Hashable, Sendable {
    /// Without the semicolon, and without comments before it.
    let sql: String
    /// The line of its first word, from 1.
    let line: Int

    /// Enough of it to be recognised: `CREATE TABLE users (…`.
    var opening: String {
      let words = sql.split(whereSeparator: \.isWhitespace)
      return words.prefix(4).joined(separator: " ") + (words.count > 4 ? " …" : "")
    }

    /// The line of the character at `position`, counted from 1 as the server does.
    func line(ofPosition position: Int) -> Int {
      line + sql.unicodeScalars.prefix(max(0, position - 1)).count { $0 == "\n" }
    }
  }

  let statements: [Statement]

  init(_ text: String) {
    var cutter = Cutter(text: Array(text.unicodeScalars))
    cutter.cutAll()
    statements = cutter.statements
  }
}

private struct Cutter {
  let text: [Unicode.Scalar]
  var statements: [SQLScript.Statement] = []
  private var position = 0
  private var line = 1
  private var current = String.UnicodeScalarView()
  private var startLine = 1
  private var depth = 0

  init(text: [Unicode.Scalar]) {
    self.text = text
  }

  mutating func cutAll() {
    while let next = peek() {
      switch next {
      case "-" where peek(1) == "-": skipLineComment()
      case "/" where peek(1) == "*": skipBlockComment()
      case "'":
        let escapes = (peek(-1) == "E" || peek(-1) == "e") && !isWord(peek(-2))
        takeQuoted(by: next, escapes: escapes)
      case "\"": takeQuoted(by: next, escapes: false)
      case "$" where !isWord(peek(-1)): takeDollarQuoted()
      case ";" where depth <= 0:
        position += 1
        finish()
      default:
        if next == "(" { depth += 1 }
        if next == ")" { depth -= 1 }
        take()
      }
    }
    finish()
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    text.indices.contains(position + offset) ? text[position + offset] : nil
  }

  private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" } ?? false
  }

  private mutating func take() {
    let scalar = text[position]
    position += 1
    if scalar == "\n" { line += 1 }
    if current.isEmpty {
      if scalar.properties.isWhitespace { return }
      startLine = scalar == "\n" ? line - 1 : line
    }
    current.append(scalar)
  }

  private mutating func finish() {
    while let last = current.last, last.properties.isWhitespace { current.removeLast() }
    if !current.isEmpty { statements.append(SQLScript.Statement(sql: String(current), line: startLine)) }
    current = String.UnicodeScalarView()
    depth = 0
  }

  /// A comment inside a statement stays, so that the server's positions are right; one before it is removed.
  private mutating func skipLineComment() {
    while let next = peek(), next != "\n" { takeOrSkip() }
  }

  private mutating func skipBlockComment() {
    var nesting = 0
    repeat {
      if peek() == "/", peek(1) == "*" {
        nesting += 1
        takeOrSkip()
      } else if peek() == "*", peek(1) == "/" {
        nesting -= 1
        takeOrSkip()
      }
      takeOrSkip()
    } while nesting > 0 && peek() != nil
  }

  private mutating func takeOrSkip() {
    guard let next = peek() else { return }
    if current.isEmpty {
      position += 1
      if next == "\n" { line += 1 }
    } else {
      take()
    }
  }

  private mutating func takeQuoted(by quote: Unicode.Scalar, escapes: Bool) {
    take()
    while let next = peek() {
      take()
      if escapes, next == "\\", peek() != nil {
        take()
      } else if next == quote {
        // A doubled quote is a quote inside the text.
        guard peek() == quote else { return }
        take()
      }
    }
  }

  private mutating func takeDollarQuoted() {
    var end = position + 1
    while end < text.count, isWord(text[end]) { end += 1 }
    // `$1` is a parameter, not a quote.
    guard end < text.count, text[end] == "$", !("0"..."9").contains(text[position + 1]) else {
      take()
      return
    }
    let tag = text[position...end]
    for _ in tag { take() }
    while position < text.count, !text[position...].starts(with: tag) { take() }
    for _ in tag where position < text.count { take() }
  }
}
