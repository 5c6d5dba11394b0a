import Terminal
import Words

/// Asks whether anybody is still there, after a long time without a key. Any key answers it.
struct StillThereDialog: Screen {
  typealias Action = Never

  /// When the kiosk starts over, on the monotonic clock.
  let until: Double
  /// How many seats would be given back then.
  let seats: Int

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

  mutating func press(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    navigation.pop()
  }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    let seconds = max(0, Int((until - environment.now).rounded(.up)))
    let sentence: Message =
      seats == 0 ? .startsOver(inSeconds: seconds) : .startsOver(inSeconds: seconds, losing: seats)
    canvas.dialog(
      title: .stillThereTitle, sentences: [sentence],
      keys: [.anyKey(.hintGoOn)])
  }
}
