package import Terminal
import TextLayout

/// A line of text that somebody types, and where in it they are.
package struct TextField: Hashable, Sendable {
  package private(set) var text: String
  /// How many characters stand before the cursor.
  package private(set) var cursor: Int
  /// How many code points fit, as PostgreSQL counts the length of a column.
  private let limit: Int

  package init(_ text: String = "", limit: Int) {
    self.text = text
    self.limit = limit
    cursor = text.count
  }

  package var isEmpty: Bool { text.isEmpty }

  /// What a key did.
  package enum Outcome: Hashable, Sendable {
    /// It is no key of a field.
    case ignored
    case done
    /// There is no room for the character.
    case full
  }

  /// Types a character at the cursor, takes one back, or moves.
  @discardableResult
  package mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): return type(character)
    case .backspace: delete(before: cursor - 1)
    case .delete:
      guard cursor < text.count else { break }
      text.remove(at: index(cursor))
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .control("u"): delete(before: 0)
    case .control("w"): delete(before: startOfWord)
    default: return .ignored
    }
    return .done
  }

  package mutating func clear() { self = TextField(limit: limit) }

  private func index(_ position: Int) -> String.Index { text.index(text.startIndex, offsetBy: position) }

  private mutating func type(_ character: Character) -> Outcome {
    let before = String(text.prefix(cursor)) + String(character)
    let longer = before + text.dropFirst(cursor)
    guard Text.storable(longer).unicodeScalars.elementsEqual(longer.unicodeScalars) else { return .done }
    guard longer.unicodeScalars.count <= limit else { return .full }
    text = longer
    // An accent joins the character before it.
    cursor = before.count
    return .done
  }

  /// Deletes what stands between a place and the cursor.
  private mutating func delete(before start: Int) {
    guard start >= 0, start < cursor else { return }
    text.removeSubrange(index(start)..<index(cursor))
    cursor = start
  }

  /// Where the word before the cursor begins.
  private var startOfWord: Int {
    let before = Array(text.prefix(cursor))
    let end = before.lastIndex { $0 != " " } ?? -1
    return (before[..<max(0, end)].lastIndex(of: " ") ?? -1) + 1
  }
}

extension Canvas {
  /// A field's text where there is room for `room` columns, and the cursor in it if it has the focus.
  mutating func put(
    _ field: TextField, row: Int, column: Int, room: Int, isFocused: Bool, placeholder: String = ""
  ) {
    let position = isFocused ? field.cursor : field.text.count
    var before = drawn(String(field.text.prefix(position)))
    let after = drawn(String(field.text.dropFirst(position)))
    // Of long text the part before the cursor, and as much as fits behind it.
    while Text.columns(of: before) > room - 1 { before.removeFirst() }
    let shown = before + after
    put(
      Text.padded(
        shown.isEmpty && !isFocused ? placeholder : Text.clipped(shown, to: room, ellipsis: ""), to: room),
      row: row, column: column, role: isFocused ? .input : shown.isEmpty ? .inputPlaceholder : .text,
      width: room)
    if isFocused { frame.cursor = Point(column: column + Text.columns(of: before), row: row) }
  }
}
