import BoxOffice
import Terminal
import TextLayout

extension LayoutEditor {
  func draw(_ dialog: Dialog, on canvas: inout Canvas) {
    switch dialog {
    case .help:
      canvas.help()
    case .booked(let bookings, let seats):
      canvas.list(
        bookings, title: "\(seats.count == 1 ? "This seat is" : "These seats are") sold",
        sentence: "The bookings stand: seat the guests elsewhere.",
        keys: [.word("Enter", "go on"), .word("Esc", "leave")])
    case .reason(let seats, let text):
      canvas.question(
        title: "Out of order: \(names(seats))", prompt: "Why? Customers read it on the map.", text: text,
        keys: [.word("Enter", "apply"), .word("Esc", "leave")])
    case .companion(let seats, let text):
      canvas.question(
        title: "Companion: \(names(seats))", prompt: "Which wheelchair space does it belong to?", text: text,
        keys: [.word("Enter", "apply"), .word("Esc", "leave")])
    case .type(let index, let seats):
      canvas.choice(
        title: "What kind: \(names(seats))",
        lines: SeatType.allCases.map { ($0.name, price(of: $0)) }, selected: index,
        keys: [.word("Enter", "choose"), .word("Esc", "leave")])
    case .unsaved:
      canvas.dialog(
        title: "Leave without saving?", sentences: ["\(change.words.capitalisedFirst): this is lost."],
        keys: [.word("Enter", "leave"), .word("Esc", "stay")])
    case .problems(let problems):
      canvas.dialog(
        title: "This layout cannot be stored", sentences: canvas.some(problems),
        keys: [.word("any key", "back")])
    case .inUse(let bookings):
      canvas.list(
        bookings, title: "Nothing was stored", sentence: "Seats that are removed or moved are sold:",
        keys: [.word("Esc", "back")])
    case .changed(let opening):
      let theirs = LayoutChange(from: stored, to: opening.seating.screen.layout)
      canvas.dialog(
        title: "Somebody else was quicker",
        sentences: [
          "This layout has been stored by somebody else meanwhile: \(theirs.words). Nothing of yours was stored.",
          "Read theirs, and make your changes (\(change.words)) again; or stay and look at yours first.",
        ], keys: [.word("Enter", "read theirs"), .word("Esc", "stay")])
    }
    if let notice, dialog.hasInput { canvas.put(notice) }
  }

  private func names(_ seats: [SeatLabel]) -> String {
    let shown = seats.prefix(4).map(\.description).joined(separator: " ")
    return seats.count > 4 ? "\(shown) and \(seats.count - 4) more" : shown
  }
}

extension LayoutEditor.Dialog {
  fileprivate var hasInput: Bool {
    switch self {
    case .reason, .companion: true
    case .help, .booked, .type, .unsaved, .problems, .inUse, .changed: false
    }
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Canvas {
  /// As many sentences as there is room for, and how many more there are.
  fileprivate func some(_ sentences: [String]) -> [String] {
    let room = max(1, rows - 10)
    return sentences.count > room
      ? sentences.prefix(room - 1) + ["And \(sentences.count - room + 1) more."] : sentences
  }

  /// A box with the bookings that there is room for.
  fileprivate mutating func list(
    _ list: BookingList, title: String, sentence: String, keys: [KeyHint]
  ) {
    let shown = list.shown(in: frame.size)
    let isLong = shown.count < list.lines(in: frame.size).count
    let more = isLong && columns >= 60 ? [KeyHint.word(either("↑↓", "Up/Dn"), "more")] : []
    dialog(
      title: title, sentences: [sentence], room: shown.count + 1, columns: BookingList.columns,
      keys: keys + more)
    guard let keysAt = frame.cursor else { return }
    for (index, line) in shown.enumerated() {
      put(
        line, row: keysAt.row - 1 - shown.count + index, column: keysAt.column,
        width: min(columns - 4, BookingList.columns) - 6)
    }
  }

  /// A box with a question and a field to answer it in.
  fileprivate mutating func question(
    title: String, prompt: String, text: TextField, keys: [KeyHint]
  ) {
    dialog(title: title, sentences: [prompt], room: 2, keys: keys)
    guard let keysAt = frame.cursor else { return }
    let room = min(columns - 4, 60) - 6
    put(text, row: keysAt.row - 2, column: keysAt.column, room: room, isFocused: true)
  }

  /// A box with lines of which one is chosen.
  fileprivate mutating func choice(
    title: String, lines: [(name: String, detail: String)], selected: Int, keys: [KeyHint]
  ) {
    dialog(title: title, sentences: [], room: lines.count, keys: keys)
    guard let keysAt = frame.cursor else { return }
    let room = min(columns - 4, 60) - 6
    for (index, line) in lines.enumerated() {
      let row = keysAt.row - 1 - lines.count + index
      put(line.name, row: row, column: keysAt.column + 2)
      putRight(line.detail, row: row, end: keysAt.column + room, role: .price)
      guard index == selected else { continue }
      put(glyph(.selection), row: row, column: keysAt.column, role: .selection)
      frame.setRole(
        Rect(origin: Point(column: keysAt.column, row: row), size: Size(columns: room, rows: 1)), .selection)
      frame.cursor = Point(column: keysAt.column + 2, row: row)
    }
  }
}
