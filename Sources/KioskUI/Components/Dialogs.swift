import Terminal
import TextLayout
import Words

extension Canvas {
  /// A box in the middle of the screen, with wrapped sentences and a line of keys at the bottom.
  /// - Parameter room: rows between the sentences and the keys, in which the caller draws.
  mutating func dialog(
    title: Message, sentences: [Message], room: Int = 0, columns wide: Int = 60,
    keys: [KeyHint]
  ) {
    let width = min(columns - 4, wide)
    let lines = sentences.flatMap { Text.wrapped(drawn(words($0)), to: width - 6) }
    let box = box(title: title, size: Size(columns: width, rows: lines.count + room + 5))
    for (index, line) in lines.enumerated() {
      put(line, row: box.minRow + 2 + index, column: box.minColumn + 3)
    }
    var column = box.minColumn + 3
    let row = box.maxRow - 2
    for key in keys {
      let first = column
      column += put(cap(key), row: row, column: column, role: .key, emphasis: .bold) + 1
      column += put(hint(key), row: row, column: column, role: .keyLabel)
      mark(row: row, column: first, columns: column - first, as: key.clickedKey.map { .key($0) })
      column += 3
    }
    frame.cursor = Point(column: box.minColumn + 3, row: row)
  }

  /// Draws an empty box in the middle.
  mutating func box(title: Message, size: Size) -> Rect {
    let size = Size(columns: min(size.columns, columns), rows: min(size.rows, rows))
    let rect = Rect(
      origin: Point(column: (columns - size.columns) / 2, row: (rows - size.rows) / 2), size: size)
    frame.fill(rect, role: .background)
    let line = String(repeating: either("─", "-"), count: max(0, size.columns - 2))
    put(either("╭", "+") + line + either("╮", "+"), row: rect.minRow, column: rect.minColumn, role: .border)
    put(
      either("╰", "+") + line + either("╯", "+"), row: rect.maxRow - 1, column: rect.minColumn, role: .border)
    for row in rect.minRow + 1..<max(rect.minRow + 1, rect.maxRow - 1) {
      put(either("│", "|"), row: row, column: rect.minColumn, role: .border)
      put(either("│", "|"), row: row, column: rect.maxColumn - 1, role: .border)
    }
    put(" \(words(title)) ", row: rect.minRow, column: rect.minColumn + 2, role: .title, emphasis: .bold)
    return rect
  }

  /// All keys of the screen, each with a sentence.
  /// - Parameter others: what another key shows, if there is room to say so.
  mutating func help(others: Message? = nil) {
    let room = rows - 4
    var shown = keys.filter { !$0.isSecondOfPair }
    if shown.count > room { shown = shown.filter { $0.hint != nil } }
    while shown.count > max(0, room) {
      // Customers have to find the language key, but they already know the key that opened this list.
      let isLeast = { (key: KeyHint) in !key.isEssential || key.keys.contains(.character("?")) }
      shown.remove(at: shown.lastIndex(where: isLeast) ?? shown.count - 1)
    }
    let capWidth = shown.map { width(of: cap($0)) }.max() ?? 0
    let widest = shown.map { width(of: $0.help.map { words($0) } ?? "") }.max() ?? 0
    let box = box(
      title: .keysTitle, size: Size(columns: min(columns, capWidth + widest + 8), rows: shown.count + 4))
    for (index, binding) in shown.enumerated() {
      let row = box.minRow + 2 + index
      put(cap(binding), row: row, column: box.minColumn + 3, role: .key, emphasis: .bold)
      let room = max(0, box.size.columns - capWidth - 8)
      // A whole word says more than half a sentence.
      let help = binding.help.map { words($0) } ?? ""
      put(
        width(of: help) <= room || binding.hint == nil ? help : hint(binding), row: row,
        column: box.minColumn + 5 + capWidth, width: room)
    }
    let plain = words(furtherHelp.map { .anyKeyBack($0) } ?? .anyKeyCloses)
    let whole = others.map { words(.alsoShows($0, foot: plain)) } ?? plain
    put(
      " \(width(of: whole) <= box.size.columns - 6 ? whole : plain) ", row: box.maxRow - 1,
      column: box.minColumn + 2, role: .muted)
    frame.cursor = Point(column: box.minColumn + 3, row: box.minRow + 2)
  }

  /// A box with facts, one below the other. Values that are too long continue in the next rows.
  mutating func facts(_ facts: [(label: Message, value: Message)], title: Message, foot: Message) {
    let facts = facts.map { (label: words($0.label), value: words($0.value)) }
    let labels = (facts.map { width(of: $0.label) }.max() ?? 0) + 2
    let inner = min(columns - 4, 70) - 6
    let lines = facts.flatMap { fact in
      Text.wrapped(drawn(fact.value), to: max(8, inner - labels)).enumerated().map { index, line in
        (label: index == 0 ? fact.label : "", value: line)
      }
    }.prefix(max(1, rows - 4))
    let box = box(title: title, size: Size(columns: inner + 6, rows: lines.count + 4))
    for (index, line) in lines.enumerated() {
      let row = box.minRow + 2 + index
      put(line.label, row: row, column: box.minColumn + 3, role: .muted)
      put(line.value, row: row, column: box.minColumn + 3 + labels)
    }
    put(" \(words(foot)) ", row: box.maxRow - 1, column: box.minColumn + 2, role: .muted)
    frame.cursor = Point(column: box.minColumn + 3 + labels, row: box.minRow + 2)
  }

  /// A line of keys at the bottom of a box, as many as fit.
  mutating func put(_ keys: [KeyHint], row: Int, in box: Rect) {
    var column = box.minColumn + 3
    for key in keys {
      guard key.hint != nil else { continue }
      let (cap, hint) = (cap(key), hint(key))
      guard column + width(of: cap) + 1 + width(of: hint) < box.maxColumn - 1 else { continue }
      column += put(cap, row: row, column: column, role: .key, emphasis: .bold) + 1
      column += put(hint, row: row, column: column, role: .keyLabel) + 2
    }
  }
}
