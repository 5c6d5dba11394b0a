import Terminal
import Words

/// The keys of the screen below it, each with a sentence.
struct HelpDialog: Screen {
  typealias Action = Never

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

  mutating func press(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    navigation.pop()
    switch key {
    case .character("?"): navigation.showFurtherHelp()
    case .function(1): AboutDialog.open(&navigation, &turn)
    default: break
    }
  }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    canvas.help(others: .aboutKey)
  }
}
