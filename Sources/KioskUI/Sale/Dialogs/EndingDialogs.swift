import BoxOffice
import Terminal

/// The showtime begins at another time now.
struct MovedDialog: Screen {
  let sentences: [String]

  enum Action: Hashable {
    case goOn, leave
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], "Enter", hint: "go on", help: "", action: .goOn),
      Binding([.escape], "Esc", hint: "other showtimes", help: "", action: .leave),
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
      title: "Another time", sentences: sentences, keys: keyHints(sale, in: environment))
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
      Binding([.enter], "Enter", hint: "other showtimes", help: "", action: .leave),
      Binding([.escape], "Esc", hint: "stay and wait for seats", help: "", action: .stay),
    ]
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    navigation.pop()
    if action == .leave { navigation.leave(.elsewhere) }
  }

  private var sentences: [String] {
    guard let next else {
      return [
        "The last seat of this showtime has just been sold, and no other showtime of this film has free seats.",
        "Seats that others do not pay for come back.",
      ]
    }
    let day = next.showtime.showDate.relativeName(to: today ?? next.showtime.showDate)
    let count = next.showtime.availableSeats
    return [
      "The last seat of this showtime has just been sold.",
      "The next one with free seats: \(day) \(next.showtime.startTime), \(next.screenName), \(count) \(count == 1 ? "seat" : "seats") free.",
    ]
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.dialog(title: "Sold out", sentences: sentences, keys: keyHints(sale, in: environment))
  }
}

/// The showtime cannot be sold any more.
struct EndedDialog: Screen {
  let sentence: String

  init(_ sentence: String) {
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
      title: "Please note", sentences: [sentence], keys: [.word("any key", "back to the showtimes")])
  }
}
