import Terminal
import Words

/// Where the cursor is in a list, and what was typed to filter it.
package struct ListFocus: Hashable, Sendable {
  /// As long as a title can be.
  package private(set) var filter = TextField(limit: 40)
  package var index = 0

  package init() {}

  /// Types into the filter, or moves in it. A leading space is ignored.
  mutating func press(_ key: Key) {
    if key == .character(" "), filter.isEmpty { return }
    edit { $0.press(key) }
  }

  mutating func paste(_ text: String) { edit { $0.paste(text) } }

  private mutating func edit(_ body: (inout TextField) -> Void) {
    let before = filter.text
    body(&filter)
    if filter.text != before { index = 0 }
  }

  /// The line with the cursor, in a list that may have become shorter.
  func selected(of count: Int) -> Int { max(0, min(index, count - 1)) }

  mutating func perform(_ action: ListAction, of count: Int, page: Int) {
    clamp(to: count)
    switch action {
    case .move(let step): index += step
    case .page(let step): index += step * page
    case .home: index = 0
    case .end: index = count - 1
    }
    clamp(to: count)
  }

  /// Keeps the cursor inside the list.
  mutating func clamp(to count: Int) {
    index = selected(of: count)
  }

  /// Keeps the cursor on its line when the list changes, wherever the line is now.
  mutating func follow<Line: Identifiable>(from old: [Line], to new: [Line]) {
    if old.indices.contains(index) {
      let selected = old[index].id
      index = new.firstIndex { $0.id == selected } ?? index
    }
    clamp(to: new.count)
  }
}

/// How the cursor moves through a list.
enum ListAction: Hashable, Sendable {
  case move(Int)
  case page(Int)
  case home, end
}

extension ListFocus {
  /// The keys of every list, and what Enter does in it. Home and End belong to the filter if it has text.
  func bindings<Action>(open: Binding<Action>, moving: (ListAction) -> Action) -> [Binding<Action>] {
    let keys: [Binding<Action>] = [
      Binding(
        [.up], "↑↓", hint: .hintMove, help: .helpOtherLine, action: moving(.move(-1)), kind: .movement),
      Binding([.down], "↓", help: .helpDownALine, action: moving(.move(1)), kind: .movement),
      open,
      Binding([.pageUp], "PgUp", help: .helpUpAPage, action: moving(.page(-1))),
      Binding([.pageDown], "PgDn", help: .helpDownAPage, action: moving(.page(1))),
    ]
    guard filter.isEmpty else { return keys }
    return keys + [
      Binding([.home], "Home", help: .helpFirstLine, action: moving(.home)),
      Binding([.end], "End", help: .helpLastLine, action: moving(.end)),
    ]
  }
}

extension Environment {
  /// How many lines Page Up and Page Down move.
  var pageStep: Int { max(1, size.rows - 8) }

  /// A message that says what is waited for, and for how long.
  func waiting(_ what: Message, since: Double) -> Message {
    .waiting(what, forSeconds: Int(now - since))
  }
}
