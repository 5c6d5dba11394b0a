import BoxOffice
import Terminal
import TextLayout
import Words

extension LayoutEditor {
  func draw(_ dialog: Dialog, on canvas: inout Canvas) {
    switch dialog {
    case .help:
      canvas.help()
    case .booked(let bookings, let seats):
      canvas.list(
        bookings, title: .seatsAreSold(seats.count),
        sentence: .bookingsStand,
        keys: [.key("Enter", .hintGoOn), .key("Esc", .hintLeave)])
    case .reason(let seats, let text):
      canvas.question(
        title: .outOfOrderTitle(names(seats)), prompt: .whyOutOfOrder, text: text,
        keys: [.key("Enter", .hintApply), .key("Esc", .hintLeave)])
    case .companion(let seats, let text):
      canvas.question(
        title: .companionTitle(names(seats)), prompt: .whichSpace, text: text,
        keys: [.key("Enter", .hintApply), .key("Esc", .hintLeave)])
    case .type(let index, let seats):
      canvas.choice(
        title: .kindTitle(names(seats)),
        lines: SeatType.allCases.map { [words = canvas.words] in
          (words(.seatType($0)), words.text(of: price(of: $0)))
        }, selected: index,
        keys: [.key("Enter", .hintChoose), .key("Esc", .hintLeave)])
    case .unsaved:
      canvas.dialog(
        title: .leaveUnsavedTitle,
        sentences: [change.parts.isEmpty ? .reasonIsLost : .changeIsLost(change.message)],
        keys: [.key("Enter", .hintLeave), .key("Esc", .hintStay)])
    case .problems(let problems):
      canvas.dialog(
        title: .cannotBeStored, sentences: canvas.some(problems),
        keys: [.anyKey(.hintBack)])
    case .inUse(let bookings):
      canvas.list(
        bookings, title: .nothingStoredTitle, sentence: .seatsInUse,
        keys: [.key("Esc", .hintBack)])
    case .changed(let opening):
      let theirs = LayoutChange(from: stored, to: opening.seating.screen.layout)
      canvas.dialog(
        title: .quickerTitle,
        sentences: [
          .storedByOthers(theirs.message),
          .readTheirs(change.message),
        ], keys: [.key("Enter", .hintReadTheirs), .key("Esc", .hintStay)])
    }
    if let notice, dialog.hasInput { canvas.put(notice) }
  }

  private func names(_ seats: [SeatLabel]) -> Message {
    let shown = seats.prefix(4).map(\.description).joined(separator: " ")
    return seats.count > 4 ? .seatsAndMore(shown, seats.count - 4) : .verbatim(shown)
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

extension Canvas {
  /// As many sentences as there is room for, and how many more there are.
  fileprivate func some(_ sentences: [Message]) -> [Message] {
    let room = max(1, rows - 10)
    return sentences.count > room
      ? sentences.prefix(room - 1) + [.andMoreProblems(sentences.count - room + 1)] : sentences
  }

  /// A box with the bookings that there is room for.
  fileprivate mutating func list(
    _ list: BookingList, title: Message, sentence: Message, keys: [KeyHint]
  ) {
    let shown = list.shown(in: frame.size, words)
    let isLong = shown.count < list.lines(in: frame.size, words).count
    let more = isLong && columns >= 60 ? [KeyHint.key("↑↓", .hintMore)] : []
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
    title: Message, prompt: Message, text: TextField, keys: [KeyHint]
  ) {
    dialog(title: title, sentences: [prompt], room: 2, keys: keys)
    guard let keysAt = frame.cursor else { return }
    let room = min(columns - 4, 60) - 6
    put(text, row: keysAt.row - 2, column: keysAt.column, room: room, isFocused: true)
  }

  /// A box with lines of which one is chosen.
  fileprivate mutating func choice(
    title: Message, lines: [(name: String, detail: String)], selected: Int, keys: [KeyHint]
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
