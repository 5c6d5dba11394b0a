import BoxOffice
import Terminal
import Words

/// A question that comes up in a sale: Enter gives one answer and Esc the other.
struct QuestionDialog: Screen {
  var question: Question

  init(_ question: Question) {
    self.question = question
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Question.Answer>] {
    let (enter, escape) = question.answers
    return [
      Binding([.enter], "Enter", hint: enter.hint, help: nil, action: enter),
      Binding([.escape], "Esc", hint: escape.hint, help: nil, action: escape),
    ]
  }

  mutating func perform(
    _ answer: Question.Answer, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    navigation.pop()
    if let departure = answer.departure { navigation.leave(departure) }
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.dialog(
      title: question.title, sentences: question.sentences(about: sale), keys: keyHints(sale, in: environment)
    )
  }
}

/// What is asked, and what the answers do.
enum Question: Hashable, Sendable {
  /// The showtime begins at another time now; the sentences say when, and what changes with it.
  case moved([Message])
  /// The showtime's last seat was sold while somebody looked. The film's next showtime with free seats, and the day on the
  /// cinema's wall.
  case soldOut(next: Programme.Listing?, today: CalendarDate?)
  /// Leaving the seat map would give seats back.
  case leaveSeats
  /// Quitting would give seats back.
  case quit

  struct Answer: Hashable, Sendable {
    let hint: Message
    /// How the sale is left; nil where it goes on.
    var departure: Departure?
  }

  /// Whether it comes up only because there are seats to give back.
  var isAboutOwnSeats: Bool {
    switch self {
    case .leaveSeats, .quit: true
    case .moved, .soldOut: false
    }
  }

  var title: Message {
    switch self {
    case .moved: .movedTitle
    case .soldOut: .soldOutTitle
    case .leaveSeats: .leaveMapTitle
    case .quit: .quitTitle
    }
  }

  var answers: (enter: Answer, escape: Answer) {
    switch self {
    case .moved: (Answer(hint: .hintGoOn), Answer(hint: .hintOtherShowtimes, departure: .back))
    case .soldOut:
      (Answer(hint: .hintOtherShowtimes, departure: .elsewhere), Answer(hint: .hintStayAndWait))
    case .leaveSeats: (Answer(hint: .hintLeave, departure: .back), Answer(hint: .hintStay))
    case .quit: (Answer(hint: .hintQuit, departure: .quit), Answer(hint: .hintStay))
    }
  }

  func sentences(about sale: Sale) -> [Message] {
    switch self {
    case .moved(let sentences): return sentences
    case .soldOut(nil, _): return [.lastSeatSoldNoOther, .seatsComeBack]
    case .soldOut(let next?, let today):
      let showtime = next.showtime
      return [
        .lastSeatSold,
        .nextWithSeats(
          showtime.showDate, today: today ?? showtime.showDate, showtime.startTime, next.screenName,
          free: showtime.availableSeats),
      ]
    case .leaveSeats, .quit: return [.seatsGivenBack(sale.seatsToGiveBack)]
    }
  }
}
