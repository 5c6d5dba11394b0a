import Terminal
import TextLayout
import Words

/// A frame being drawn: the theme's glyphs, and the parts that every screen has in the same places.
///
/// Row 0 is the header, and row 1 a rule that shows what is wrong with the servers. The last row has the
/// keys, and the rule above the screen's own footer shows notices. So nothing moves when they come and go.
struct Canvas {
  var frame: Frame
  let theme: Theme
  let charset: Charset
  let words: Words
  /// How many rows the screen's own footer has, between the rule and the keys.
  let footerRows: Int
  /// Where somebody clicked, if the frame is drawn to find out what is there.
  let click: Point?
  /// What is at the point that was clicked.
  private(set) var clicked: ClickTarget?
  /// The keys of the screen that is drawn.
  private(set) var keys: [KeyHint] = []
  /// What `?` shows after them.
  var furtherHelp: Message?

  init(
    size: Size, theme: Theme, charset: Charset, words: Words, footerRows: Int, click: Point? = nil
  ) {
    frame = Frame(size: size, charset: charset)
    self.theme = theme
    self.charset = charset
    self.words = words
    self.footerRows = footerRows
    self.click = click
  }

  /// Says what a click into `rect` means. A later call covers earlier ones.
  mutating func mark(_ rect: Rect, as target: ClickTarget?) {
    if let click, rect.contains(click) { clicked = target }
  }

  mutating func mark(row: Int, column: Int, columns: Int, as target: ClickTarget?) {
    mark(Rect(column: column, row: row, columns: columns, rows: 1), as: target)
  }

  var columns: Int { frame.size.columns }
  var rows: Int { frame.size.rows }

  /// Between the two rules.
  var content: Rect { Canvas.content(of: frame.size, footerRows: footerRows) }

  static func content(of size: Size, footerRows: Int) -> Rect {
    Rect(
      origin: Point(column: 1, row: 2),
      size: Size(columns: max(0, size.columns - 2), rows: max(0, size.rows - 4 - footerRows)))
  }

  /// The footer's first row.
  var footerTop: Int { rows - 1 - footerRows }

  func glyph(_ role: Role) -> String { theme.glyph(role, charset) }

  /// One of two texts, whichever the terminal can show.
  func either(_ unicode: String, _ ascii: String) -> String {
    charset == .unicode ? unicode : ascii
  }

  @discardableResult
  mutating func put(
    _ text: String, row: Int, column: Int, role: Role = .text, emphasis: Emphasis = .none, width: Int? = nil
  ) -> Int {
    frame.put(
      text, at: Point(column: column, row: row), role: role, emphasis: emphasis,
      maxColumns: width ?? max(0, columns - column), ellipsis: true)
  }

  /// Text that ends at `column`, which is not part of it.
  mutating func putRight(
    _ text: String, row: Int, end column: Int, role: Role = .text, emphasis: Emphasis = .none
  ) {
    put(text, row: row, column: column - width(of: text), role: role, emphasis: emphasis)
  }

  mutating func putCentered(
    _ text: String, row: Int, role: Role = .text, emphasis: Emphasis = .none, in rect: Rect? = nil
  ) {
    let rect = rect ?? frame.bounds
    let text = Text.clipped(drawn(text), to: rect.size.columns, ellipsis: charset.ellipsis)
    let column = rect.minColumn + (rect.size.columns - Text.columns(of: text)) / 2
    put(text, row: row, column: column, role: role, emphasis: emphasis)
  }

  /// The columns that text takes once it is made safe and, on an ASCII terminal, transliterated.
  func width(of text: String) -> Int { Text.columns(of: drawn(text)) }

  func drawn(_ text: String) -> String {
    let safe = Text.sanitised(text)
    return charset == .ascii ? Text.ascii(safe) : safe
  }

  mutating func rule(row: Int) {
    frame.fill(
      Rect(origin: Point(column: 0, row: row), size: Size(columns: columns, rows: 1)),
      glyph: either("─", "-"), role: .border)
  }

  /// Text set into a rule: ` text `.
  mutating func put(inRule row: Int, _ text: String, role: Role) {
    put(" \(text) ", row: row, column: 2, role: role, width: max(0, columns - 4))
  }

  /// The header's parts: the first is the title, and `right` is at the right end.
  mutating func header(_ title: String, _ detail: String = "", right: String) {
    let rightWidth = width(of: right)
    let room = max(0, columns - rightWidth - 4)
    let used = put(title, row: 0, column: 1, role: .title, emphasis: .bold, width: room)
    if !detail.isEmpty, room - used > 6 {
      put(detail, row: 0, column: 1 + used + 2, role: .muted, width: room - used - 2)
    }
    putRight(right, row: 0, end: columns - 1, role: .text)
    rule(row: 1)
  }

  /// A gauge of `width` cells, of which `part` of `whole` are filled. Only 0 is drawn as empty, and only
  /// `whole` as full.
  mutating func gauge(_ part: Double, of whole: Double, row: Int, column: Int, width: Int) {
    var full = whole > 0 ? Int((part / whole * Double(width)).rounded()) : 0
    if part > 0 { full = max(1, full) }
    if part < whole { full = min(width - 1, full) }
    full = min(max(0, full), width)
    put(String(repeating: glyph(.gaugeFull), count: full), row: row, column: column, role: .gaugeFull)
    put(
      String(repeating: glyph(.gaugeEmpty), count: width - full), row: row, column: column + full,
      role: .gaugeEmpty)
  }

  /// In the rule above the footer. A long notice takes rows above it, as long as the focused item stays
  /// visible.
  mutating func put(_ notice: Notice) {
    let role: Role =
      switch notice.kind {
      case .information: .banner
      case .success: .success
      case .warning: .warning
      }
    let last = footerTop - 1
    let room = last - max(1, frame.cursor?.row ?? 1)
    var lines = Text.wrapped(drawn(words(notice.message)), to: columns - 6)
    if lines.count > max(1, room) {
      lines = lines.prefix(max(1, room) - 1) + [lines.dropFirst(max(1, room) - 1).joined(separator: " ")]
    }
    for (index, line) in lines.enumerated() {
      let row = last - lines.count + 1 + index
      rule(row: row)
      put(inRule: row, line, role: role)
    }
  }

  /// The most important keys, as many as fit. `?` and the language are always shown.
  mutating func hints(_ bindings: [KeyHint]) {
    keys = bindings
    let shown = bindings.filter { $0.hint != nil }
    func width(_ binding: KeyHint) -> Int {
      self.width(of: cap(binding)) + 1 + self.width(of: hint(binding)) + 2
    }
    let always = shown.filter(\.isEssential)
    var room = columns - 1 - always.reduce(0) { $0 + width($1) }
    var column = 1
    func draw(_ binding: KeyHint, on canvas: inout Canvas) {
      let isEnabled = binding.isEnabled
      let first = column
      column += canvas.put(
        canvas.cap(binding), row: canvas.rows - 1, column: column, role: isEnabled ? .key : .disabled,
        emphasis: isEnabled ? .bold : [])
      column += 1
      column += canvas.put(
        canvas.hint(binding), row: canvas.rows - 1, column: column, role: isEnabled ? .keyLabel : .disabled)
      if let key = binding.clickedKey {
        canvas.mark(row: canvas.rows - 1, column: first, columns: column - first, as: .key(key))
      }
      column += 2
    }
    for binding in shown where !binding.isEssential {
      let needed = width(binding)
      guard needed <= room else { continue }
      room -= needed
      draw(binding, on: &self)
    }
    for binding in always { draw(binding, on: &self) }
  }

  /// The key's name; where the terminal has no arrows, words for them.
  func cap(_ binding: KeyHint) -> String { binding.isAnyKey ? words(.anyKey) : arrows(binding.cap) }

  func hint(_ binding: KeyHint) -> String { binding.hint.map { words($0) } ?? "" }

  func arrows(_ cap: String) -> String {
    guard charset == .ascii else { return cap }
    return switch cap {
    case "←↑↓→": words(.keyArrows)
    case "↑↓": words(.keyUpDown)
    case "←→": words(.keyLeftRight)
    case "↑": words(.keyUp)
    case "↓": words(.keyDown)
    case "←": words(.keyLeft)
    case "→": words(.keyRight)
    default: cap
    }
  }
}
