import BoxOffice
import Terminal
import Words

extension LayoutEditor {
  enum Action: Hashable, Sendable {
    case move(Direction)
    case home, end
    case mark, outOfOrder, type
    case undo, save, preview
    case help, back
    case language(Language)
    /// Done by typing a seat's name.
    case jump
  }

  /// The keys of what is on the screen, in the order of the hint line.
  var bindings: [Binding<Action>] {
    let moving = [
      Binding<Action>(
        [.left], "←↑↓→", hint: .hintMove, help: .helpMove, action: .move(.left),
        kind: .movement),
      Binding([.right], "→", help: .helpMoveRight, action: .move(.right), kind: .movement),
      Binding([.up], "↑", help: .helpMoveUp, action: .move(.up), kind: .movement),
      Binding([.down], "↓", help: .helpMoveDown, action: .move(.down), kind: .movement),
    ]
    let previewing = Binding<Action>(
      [.control("v"), .function(6)], "^V", hint: preview == nil ? .hintPreview : .hintNextSize,
      help: .helpPreview, action: .preview)
    let language = environment.settings.language(after: environment.language).map {
      Binding<Action>.language(to: $0, action: .language($0))
    }
    guard preview == nil else {
      return moving + [
        previewing, Binding([.escape], "Esc", hint: .hintEdit, help: .helpEdit, action: .back),
      ] + [language].compactMap(\.self)
    }
    let isOut = marked.allSatisfy { place($0)?.outOfOrder != nil }
    return moving + [
      Binding(
        [.enter], "Enter", hint: isOut ? .hintBackInOrder : .hintOutOfOrder,
        help: .helpOutOfOrder, action: .outOfOrder),
      Binding([.tab], "Tab", hint: .hintKind, help: .helpKind, action: .type),
      Binding(
        [.character(" ")], "Space", hint: anchor == nil ? .hintMark : .hintEndBlock,
        help: .helpMark, action: .mark),
      Binding([.control("s"), .function(2)], "^S", hint: .hintSave, help: .helpSave, action: .save),
      Binding(
        [.escape, .control("q"), .control("c")], "Esc", hint: anchor == nil ? .hintLeave : .hintNoBlock,
        help: .helpLeaveEditor, action: .back),
      previewing,
      Binding([.control("z")], "^Z", hint: .hintUndo, help: .helpUndo, action: .undo),
      Binding(
        [], "G12", help: .helpJump, action: .jump),
      Binding([.home], "Home", help: .helpLeftEnd, action: .home),
      Binding([.end], "End", help: .helpRightEnd, action: .end),
    ] + [language].compactMap(\.self) + [
      Binding(
        [.character("?"), .function(1)], "?", hint: .hintKeys, help: .helpKeys, action: .help,
        kind: .essential)
    ]
  }
}
