import BoxOffice
import Terminal

extension LayoutEditor {
  enum Action: Hashable, Sendable {
    case move(Direction)
    case home, end
    case mark, outOfOrder, type
    case undo, save, preview
    case help, back
    /// Done by typing.
    case jump
  }

  /// The keys of what is shown, in the order of the hint line.
  var bindings: [Binding<Action>] {
    let moving = [
      Binding<Action>(
        [.left], "←↑↓→", hint: "move", help: "Moves to the next seat that way.", action: .move(.left),
        kind: .movement),
      Binding([.right], "→", help: "Moves right.", action: .move(.right), kind: .movement),
      Binding([.up], "↑", help: "Moves up.", action: .move(.up), kind: .movement),
      Binding([.down], "↓", help: "Moves down.", action: .move(.down), kind: .movement),
    ]
    let previewing = Binding<Action>(
      [.control("v"), .function(5)], "^V", hint: preview == nil ? "preview" : "next size",
      help: "Shows what kiosks show: 40×12, 80×24, 120×40, this window.", action: .preview)
    guard preview == nil else {
      return moving + [
        previewing, Binding([.escape], "Esc", hint: "edit", help: "Goes back to editing.", action: .back),
      ]
    }
    let isOut = marked.allSatisfy { place($0)?.outOfOrder != nil }
    return moving + [
      Binding(
        [.enter], "Enter", hint: isOut ? "back in order" : "out of order",
        help: "Puts seats out of order with a reason, or back in order.", action: .outOfOrder),
      Binding([.tab], "Tab", hint: "kind", help: "Makes seats of another kind.", action: .type),
      Binding(
        [.character(" ")], "Space", hint: anchor == nil ? "mark" : "end block",
        help: "Begins a block of seats: move to its other end.", action: .mark),
      Binding([.control("s"), .function(2)], "^S", hint: "save", help: "Stores the layout.", action: .save),
      Binding(
        [.escape, .control("q"), .control("c")], "Esc", hint: anchor == nil ? "leave" : "no block",
        help: "Gives up the block, then leaves; asks if something is not saved.", action: .back),
      previewing,
      Binding([.control("z")], "^Z", hint: "undo", help: "Takes the last change back.", action: .undo),
      Binding(
        [], "G12", help: "Typing a seat's name moves there; a letter alone, to that row.", action: .jump),
      Binding([.home], "Home", help: "Moves to the left end of the row.", action: .home),
      Binding([.end], "End", help: "Moves to the right end of the row.", action: .end),
      Binding(
        [.character("?"), .function(1)], "?", hint: "keys", help: "Shows these keys.", action: .help,
        kind: .help),
    ]
  }
}
