package import Terminal
import TextLayout

/// A line of text that somebody types, and the cursor in it.
package struct TextField: Hashable, Sendable {
  package private(set) var text: String
  /// How many characters are before the cursor.
  package private(set) var cursor: Int
  /// How many code points it can have, counted as PostgreSQL counts the length of a column.
  private let limit: Int

  package init(_ text: String = "", limit: Int) {
    self.text = text
    self.limit = limit
    cursor = text.count
  }

  package var isEmpty: Bool { text.isEmpty }

  /// What a key did.
  package enum Outcome: Hashable, Sendable {
    /// The key does nothing in a field.
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

  /// Types pasted text at the cursor, as much of it as fits.
  @discardableResult
  package mutating func paste(_ text: String) -> Outcome {
    for scalar in text.unicodeScalars where type(Character(scalar)) == .full { return .full }
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

  /// Deletes the text from `start` to the cursor.
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
  /// A field's text in `room` columns, and the cursor in it if it has the focus.
  /// - Parameter placeholder: what is shown if the field is empty.
  mutating func put(
    _ field: TextField, row: Int, column: Int, room: Int, isFocused: Bool, placeholder: String = ""
  ) {
    let (before, after) = visible(field, room: room, isFocused: isFocused)
    let isPlaceholder = field.isEmpty && !placeholder.isEmpty
    put(
      Text.padded(
        isPlaceholder ? placeholder : Text.clipped(before + after, to: room, ellipsis: ""), to: room),
      row: row, column: column, role: isPlaceholder ? .inputPlaceholder : isFocused ? .input : .text,
      width: room)
    if isFocused { frame.cursor = Point(column: column + Text.columns(of: before), row: row) }
  }

  /// The same if the terminal's cursor is elsewhere: the field draws its own, a reversed cell.
  mutating func put(_ field: TextField, withOwnCursorIn room: Int, row: Int, column: Int) {
    let (before, after) = visible(field, room: room, isFocused: true)
    put(
      Text.clipped(before + after, to: room, ellipsis: ""), row: row, column: column, role: .input,
      width: room)
    put(
      after.first.map(String.init) ?? " ", row: row, column: column + Text.columns(of: before), role: .input,
      emphasis: .reverse)
  }

  /// The visible part of a field. Of long text, that is the part before the cursor, and as much after it as
  /// fits.
  private func visible(_ field: TextField, room: Int, isFocused: Bool) -> (before: String, after: String) {
    let position = isFocused ? field.cursor : field.text.count
    var before = drawn(String(field.text.prefix(position)))
    while Text.columns(of: before) > room - 1, !before.isEmpty { before.removeFirst() }
    return (before, drawn(String(field.text.dropFirst(position))))
  }
}
