import Terminal
import TextLayout
import Words

/// Where the cursor stands in a list, and what was typed to filter it.
package struct ListFocus: Hashable, Sendable {
  package var filter = ""
  package var index = 0

  package init() {}

  /// Filters by one more character, or by one fewer. A blank filters nothing unless something stands before it.
  mutating func press(_ key: Key) {
    switch key {
    case .character(let character):
      guard character != " " || !filter.isEmpty else { return }
      filter.appendTyped(character)
    case .backspace: _ = filter.popLast()
    default: return
    }
    index = 0
  }

  mutating func perform(_ action: ListAction, of count: Int, page: Int) {
    switch action {
    case .move(let step): index += step
    case .page(let step): index += step * page
    case .home: index = 0
    case .end: index = count - 1
    }
    clamp(to: count)
  }

  /// Keeps the cursor on the list.
  mutating func clamp(to count: Int) {
    index = max(0, min(index, count - 1))
  }

  /// Keeps the cursor on its line, wherever that stands in the list that has changed.
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
  /// The keys of every list, with what Enter does in it.
  static func bindings<Action>(
    open: Binding<Action>, moving: (ListAction) -> Action
  ) -> [Binding<Action>] {
    [
      Binding(
        [.up], "↑↓", hint: .hintMove, help: .helpOtherLine, action: moving(.move(-1)), kind: .movement),
      Binding([.down], "↓", help: .helpDownALine, action: moving(.move(1)), kind: .movement),
      open,
      Binding([.pageUp], "PgUp", help: .helpUpAPage, action: moving(.page(-1))),
      Binding([.pageDown], "PgDn", help: .helpDownAPage, action: moving(.page(1))),
      Binding([.home], "Home", help: .helpFirstLine, action: moving(.home)),
      Binding([.end], "End", help: .helpLastLine, action: moving(.end)),
    ]
  }
}

extension String {
  /// Appends what somebody typed, as long as it is no longer than a field may be. Length is counted as PostgreSQL does,
  /// in code points: joiners within an emoji are kept, and count.
  mutating func appendTyped(_ character: Character, limit: Int = 40) {
    let longer = self + String(character)
    guard longer.unicodeScalars.count <= limit,
      Text.storable(longer).unicodeScalars.elementsEqual(longer.unicodeScalars)
    else { return }
    self = longer
  }
}

extension Environment {
  /// How many lines Page Up and Page Down move.
  var pageStep: Int { max(1, size.rows - 8) }

  /// How long something has been waited for.
  func waiting(_ what: Message, since: Double) -> Message {
    .waiting(what, forSeconds: Int(now - since))
  }
}
