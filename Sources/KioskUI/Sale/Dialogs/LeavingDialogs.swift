import Terminal

/// Leaving the seat map would give seats back.
struct LeaveSeatsDialog: Screen {
  enum Action: Hashable {
    case leave, stay
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], "Enter", hint: "leave", help: "", action: .leave),
      Binding([.escape], "Esc", hint: "stay", help: "", action: .stay),
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
      title: "Leave the seat map?", sentences: [sale.givenBackSentence],
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
      Binding([.enter], "Enter", hint: "quit", help: "", action: .quit),
      Binding([.escape], "Esc", hint: "stay", help: "", action: .stay),
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
      title: "Quit?", sentences: [sale.givenBackSentence], keys: keyHints(sale, in: environment))
  }
}

extension Sale {
  fileprivate var givenBackSentence: String {
    let seats = seatsToGiveBack
    return seats == 1 ? "Your seat is given back." : "Your \(seats) seats are given back."
  }
}
