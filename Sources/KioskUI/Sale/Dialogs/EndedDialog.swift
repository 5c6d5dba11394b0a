import Terminal
import Words

/// The showtime cannot be sold any more.
struct EndedDialog: Screen {
  typealias Action = Never

  let sentence: Message

  init(_ sentence: Message) {
    self.sentence = sentence
  }

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

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
