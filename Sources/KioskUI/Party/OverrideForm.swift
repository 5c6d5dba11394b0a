package import BoxOffice
import Terminal
import TextLayout

/// Why staff sell seats although a rule speaks against it, asked in a dialog.
package struct OverrideForm: Hashable, Sendable {
  package let refusal: SeatingRefusal
  /// The whole choice that is to be sold all the same.
  package let choice: [Int]
  /// The reason that is selected; behind the last one stands what is typed.
  package var index = 0
  package var typed = ""

  /// What it mostly is.
  static let reasons = [
    "The customer asked for exactly these seats", "The party sits with the neighbours",
    "A wheelchair user's party", "The show is nearly sold out",
  ]

  /// The column of the database holds so many characters.
  static let longest = 200

  init(_ refusal: SeatingRefusal, of choice: [Int]) {
    self.refusal = refusal
    self.choice = choice
  }

  var isTyping: Bool { index == Self.reasons.count }

  /// Nil as long as there is none.
  var reason: String? { isTyping ? typed.nilIfBlank : Self.reasons[index] }

  mutating func move(by step: Int) {
    let count = Self.reasons.count + 1
    index = (index + step + count) % count
  }
}

extension KioskState {
  /// Asks staff why they sell the seats that were just refused.
  mutating func askForOverride() {
    guard settings.profile == .counter, case .refusal(let refusal, let choice) = sale?.proposal,
      refusal.mayBeOverridden
    else { return }
    dialog = .override(OverrideForm(refusal, of: choice))
  }

  mutating func pressed(_ key: Key, in form: OverrideForm) -> [Effect] {
    var form = form
    switch key {
    case .escape:
      dialog = nil
      return []
    case .enter: return override(form)
    case .up, .backTab: form.move(by: -1)
    case .down, .tab: form.move(by: 1)
    case .backspace: _ = form.typed.popLast()
    case .character(let character):
      form.index = OverrideForm.reasons.count
      form.typed.appendTyped(character, limit: OverrideForm.longest)
    default: return []
    }
    dialog = .override(form)
    return []
  }

  private mutating func override(_ form: OverrideForm) -> [Effect] {
    guard let reason = form.reason else { return [] }
    dialog = nil
    sale?.seatingOverride = SeatingOverride(seats: Set(form.choice), reason: reason)
    sale?.proposal = nil
    guard let sale else { return [] }
    return Set(sale.chosen) == Set(form.choice) ? proceed() : hold(form.choice)
  }
}

extension Canvas {
  mutating func override(_ form: OverrideForm, in sale: Sale) {
    let width = min(columns - 4, 60)
    // What was refused, as far as there is room beside the reasons.
    let room = max(0, rows - OverrideForm.reasons.count - 8)
    let sentence = Text.wrapped(drawn(form.refusal.sentence), to: width - 6).prefix(room)
    let count = OverrideForm.reasons.count + 1
    let box = box(
      title: "Sell \(sale.names(of: form.choice)) all the same?",
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
        var shown = drawn(form.typed)
        while Text.columns(of: shown) > room - 1 { shown.removeFirst() }
        put(
          Text.padded(shown.isEmpty && !isFocused ? "another reason: type it" : shown, to: room), row: row,
          column: column, role: isFocused ? .input : .inputPlaceholder, width: room)
        if isFocused { frame.cursor = Point(column: column + Text.columns(of: shown), row: row) }
      } else {
        put(
          OverrideForm.reasons[index], row: row, column: column, role: isFocused ? .text : .muted, width: room
        )
        if isFocused { frame.cursor = Point(column: column, row: row) }
      }
      if isFocused { put(glyph(.selection), row: row, column: box.minColumn + 3, role: .accent) }
      row += 1
    }
    keys([("Enter", "sell"), ("↑↓", "reason"), ("Esc", "back")], row: box.maxRow - 2, in: box)
  }
}
