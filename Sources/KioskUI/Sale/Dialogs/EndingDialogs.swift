import BoxOffice
import Terminal
import Words

/// The showtime begins at another time now.
struct MovedDialog: Screen {
  let sentences: [Message]

  enum Action: Hashable {
    case goOn, leave
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], "Enter", hint: .hintGoOn, help: nil, action: .goOn),
      Binding([.escape], "Esc", hint: .hintOtherShowtimes, help: nil, action: .leave),
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
      title: .movedTitle, sentences: sentences, keys: keyHints(sale, in: environment))
  }
}

/// The showtime's last seat was sold while somebody looked.
struct SoldOutDialog: Screen {
  /// The film's next showtime with free seats.
  var next: Programme.Listing?
  /// On the cinema's wall.
  var today: CalendarDate?

  enum Action: Hashable {
    case stay, leave
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], "Enter", hint: .hintOtherShowtimes, help: nil, action: .leave),
      Binding([.escape], "Esc", hint: .hintStayAndWait, help: nil, action: .stay),
    ]
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    navigation.pop()
    if action == .leave { navigation.leave(.elsewhere) }
  }

  private var sentences: [Message] {
    guard let next else {
      return [
        .lastSeatSoldNoOther,
        .seatsComeBack,
      ]
    }
    let showtime = next.showtime
    return [
      .lastSeatSold,
      .nextWithSeats(
        showtime.showDate, today: today ?? showtime.showDate, showtime.startTime, next.screenName,
        free: showtime.availableSeats),
    ]
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.dialog(title: .soldOutTitle, sentences: sentences, keys: keyHints(sale, in: environment))
  }
}

/// The showtime cannot be sold any more.
struct EndedDialog: Screen {
  let sentence: Message

  init(_ sentence: Message) {
    self.sentence = sentence
  }

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

  mutating func perform(
    _ action: Never, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {}

  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    navigation.pop()
    navigation.leave(.back)
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.dialog(
      title: .pleaseNote, sentences: [sentence], keys: [.anyKey(.hintBackToShowtimes)])
  }
}
