package import BoxOffice
import Terminal
import TextLayout
import Words

/// Asks staff why they sell seats against a rule.
package struct OverrideForm: Hashable, Sendable {
  package let refusal: SeatingRefusal
  /// The whole choice that is to be sold all the same.
  package let choice: [SeatIndex]
  /// The selected reason; the one after the last is typed.
  package var index = 0
  package var typed = TextField(limit: Self.longest)

  /// The usual reasons.
  static let reasons: [Message] = [
    .overrideCustomerAsked, .overrideNeighbours, .overrideWheelchair, .overrideNearlySoldOut,
  ]

  /// What the database column can hold.
  static let longest = 200

  init(_ refusal: SeatingRefusal, of choice: [SeatIndex]) {
    self.refusal = refusal
    self.choice = choice
  }

  var isTyping: Bool { index == Self.reasons.count }

  /// Nil while none is given. The database keeps it in English.
  var reason: String? { isTyping ? typed.text.nilIfBlank : Words.english(Self.reasons[index]) }

  mutating func move(by step: Int) {
    let count = Self.reasons.count + 1
    index = (index + step + count) % count
  }
}

struct OverrideDialog: Screen {
  private var form: OverrideForm

  init(_ refusal: SeatingRefusal, of choice: [SeatIndex]) {
    form = OverrideForm(refusal, of: choice)
  }

  enum Action: Hashable {
    case sell, back
    case move(Int)
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], "Enter", hint: .hintSell, help: nil, action: .sell),
      Binding([.up, .backTab], "↑↓", hint: .hintReason, help: nil, action: .move(-1), kind: .movement),
      Binding([.down, .tab], "↓", help: nil, action: .move(1), kind: .second),
      Binding([.escape], "Esc", hint: .hintBack, help: nil, action: .back),
    ]
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch action {
    case .back: navigation.pop()
    case .move(let step): form.move(by: step)
    case .sell:
      guard let reason = form.reason else { return }
      navigation.pop()
      sale.map.seatingOverride = SeatingOverride(seats: Set(form.choice), reason: reason)
      sale.map.proposal = nil
      if Set(sale.map.chosen) == Set(form.choice) {
        sale.proceedToDetails(&navigation, &turn)
      } else {
        sale.map.hold(form.choice, &turn)
      }
    }
  }

  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    if case .character = key { form.index = OverrideForm.reasons.count }
    if form.typed.press(key) == .full { turn.notify(.fieldIsFull, .warning) }
  }

  mutating func paste(
    _ text: String, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    form.index = OverrideForm.reasons.count
    if form.typed.paste(text) == .full { turn.notify(.fieldIsFull, .warning) }
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.override(form, in: sale.map, keys: keyHints(sale, in: environment))
  }
}

extension Canvas {
  fileprivate mutating func override(_ form: OverrideForm, in map: SeatMapState, keys: [KeyHint]) {
    let width = min(columns - 4, 60)
    // What was refused, if the reasons leave room for it.
    let room = max(0, rows - OverrideForm.reasons.count - 8)
    let sentence = Text.wrapped(drawn(words(.refusal(form.refusal))), to: width - 6).prefix(room)
    let count = OverrideForm.reasons.count + 1
    let box = box(
      title: .sellAllTheSameTitle(map.seatNames(of: form.choice)),
      size: Size(columns: width, rows: min(rows, sentence.count + count + 5 - (sentence.isEmpty ? 1 : 0))))
    var row = box.minRow + 1
    for line in sentence {
      put(line, row: row, column: box.minColumn + 3, role: .muted)
      row += 1
    }
    if !sentence.isEmpty { row += 1 }
    for index in 0..<count {
      let isFocused = index == form.index
      let column = box.minColumn + 5
      let room = max(4, box.size.columns - 8)
      if index == OverrideForm.reasons.count {
        put(
          form.typed, row: row, column: column, room: room, isFocused: isFocused,
          placeholder: words(.overrideOther))
      } else {
        put(
          words(OverrideForm.reasons[index]), row: row, column: column, role: isFocused ? .text : .muted,
          width: room
        )
        if isFocused { frame.cursor = Point(column: column, row: row) }
      }
      if isFocused { put(glyph(.selection), row: row, column: box.minColumn + 3, role: .accent) }
      row += 1
    }
    put(keys, row: box.maxRow - 2, in: box)
  }
}
