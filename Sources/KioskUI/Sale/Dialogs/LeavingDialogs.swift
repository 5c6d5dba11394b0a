import Terminal
import Words

/// Leaving the seat map would give seats back.
struct LeaveSeatsDialog: Screen {
  enum Action: Hashable {
    case leave, stay
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], "Enter", hint: .hintLeave, help: nil, action: .leave),
      Binding([.escape], "Esc", hint: .hintStay, help: nil, action: .stay),
    ]
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    navigation.pop()
    if action == .leave { navigation.leave(.back) }
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.dialog(
      title: .leaveMapTitle, sentences: [sale.givenBackSentence],
      keys: keyHints(sale, in: environment))
  }
}

/// Quitting would give seats back.
struct QuitDialog: Screen {
  enum Action: Hashable {
    case quit, stay
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], "Enter", hint: .hintQuit, help: nil, action: .quit),
      Binding([.escape], "Esc", hint: .hintStay, help: nil, action: .stay),
    ]
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    navigation.pop()
    if action == .quit { navigation.leave(.quit) }
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.dialog(
      title: .quitTitle, sentences: [sale.givenBackSentence], keys: keyHints(sale, in: environment))
  }
}

extension Sale {
  fileprivate var givenBackSentence: Message {
    .seatsGivenBack(seatsToGiveBack)
  }
}
