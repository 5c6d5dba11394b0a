import BoxOffice
package import Terminal
import TextLayout

extension KioskState {
  /// The smallest window that the screens fit into.
  package static let smallestSize = Size(columns: 40, rows: 12)

  /// What the kiosk looks like now. A pure function of the state, the theme and what the terminal can do.
  package func frame(theme: Theme, capabilities: Capabilities) -> Frame {
    let charset = capabilities.charset
    return canvas(theme: theme, charset: charset)?.frame ?? tooSmall(charset)
  }

  /// The screen as it is drawn; nil in a window that it does not fit into.
  /// - Parameter click: where to find out what stands there.
  func canvas(theme: Theme, charset: Charset, click: Point? = nil) -> Canvas? {
    guard size.columns >= Self.smallestSize.columns, size.rows >= Self.smallestSize.rows else { return nil }
    var canvas = Canvas(size: size, theme: theme, charset: charset, footerRows: footerRows, click: click)
    switch scene {
    case .attract: drawAttract(on: &canvas)
    case .films: drawFilms(on: &canvas)
    case .showtimes: drawShowtimes(on: &canvas)
    case .opening(_, let since): drawOpening(since: since, on: &canvas)
    case .seats: drawSeats(on: &canvas)
    case .details: drawDetails(on: &canvas)
    case .payment: drawPayment(on: &canvas)
    case .ticket: drawTicket(on: &canvas)
    }
    drawFoot(on: &canvas)
    if let dialog {
      // What lies under it cannot be clicked.
      canvas.mark(canvas.frame.bounds, as: nil)
      draw(dialog, on: &canvas)
    }
    return canvas
  }

  var footerRows: Int {
    switch scene {
    case .seats: 2
    // A wide window has a panel beside the list instead.
    case .films: size.rows >= 20 && !hasFilmPanel ? 3 : 0
    case .attract, .showtimes, .opening, .ticket: 0
    case .details, .payment: 1
    }
  }

  private func tooSmall(_ charset: Charset) -> Frame {
    var frame = Frame(size: size, charset: charset)
    let smallest = Self.smallestSize
    let words = "This window is too small: \(smallest.columns) by \(smallest.rows) at least, please."
    for (row, line) in Text.wrapped(words, to: max(1, size.columns)).enumerated() {
      frame.put(line, at: Point(column: 0, row: row))
    }
    if !frame.bounds.isEmpty { frame.cursor = Point(column: 0, row: 0) }
    return frame
  }

  /// The rules with what they carry, and the keys.
  private func drawFoot(on canvas: inout Canvas) {
    canvas.rule(row: canvas.footerTop - 1)
    if let databaseTrouble {
      canvas.put(inRule: 1, "Database: \(databaseTrouble)", role: .error)
    } else if let holdsTrouble, sale != nil {
      canvas.put(inRule: 1, "Holds are off, booking goes on: \(holdsTrouble)", role: .warning)
    }
    if let notice = notice ?? standingNotice { draw(notice, on: &canvas) }
    canvas.hints(bindings)
  }

  /// In the rule above the footer. What does not fit grows upwards as far as the focused thing stays in view.
  func draw(_ notice: Notice, on canvas: inout Canvas) {
    let role: Role =
      switch notice.kind {
      case .information: .banner
      case .success: .success
      case .warning: .warning
      }
    let last = canvas.footerTop - 1
    let room = last - max(1, canvas.frame.cursor?.row ?? 1)
    var lines = Text.wrapped(canvas.drawn(notice.text), to: canvas.columns - 6)
    if lines.count > max(1, room) {
      lines = lines.prefix(max(1, room) - 1) + [lines.dropFirst(max(1, room) - 1).joined(separator: " ")]
    }
    for (index, line) in lines.enumerated() {
      let row = last - lines.count + 1 + index
      canvas.rule(row: row)
      canvas.put(inRule: row, line, role: role)
    }
  }

  private func draw(_ dialog: Dialog, on canvas: inout Canvas) {
    let seats = sale.map { $0.hasSeatsToGiveBack ? $0.chosen.count + $0.pending.count : 0 } ?? 0
    let back = seats == 1 ? "Your seat is given back." : "Your \(seats) seats are given back."
    switch dialog {
    case .help:
      canvas.help(bindings, next: scene == .seats ? "seating rules" : nil)
    case .rules(let number): canvas.rules(rulePages, page: number)
    case .party(let form): if let sale { canvas.party(form, in: sale) }
    case .override(let form): if let sale { canvas.override(form, in: sale) }
    case .leaveSeats:
      canvas.dialog(
        title: "Leave the seat map?", sentences: [back],
        keys: [("Enter", "leave"), ("Esc", "stay")])
    case .quit:
      canvas.dialog(title: "Quit?", sentences: [back], keys: [("Enter", "quit"), ("Esc", "stay")])
    case .stillThere(let until):
      let seconds = max(0, Int((until - now).rounded(.up)))
      let loss =
        seats == 0 ? "" : seats == 1 ? ", and your seat is given back" : ", and your seats are given back"
      canvas.dialog(
        title: "Are you still there?", sentences: ["This kiosk starts over in \(seconds) s\(loss)."],
        keys: [("any key", "go on")])
    case .moved(let sentences):
      canvas.dialog(
        title: "Another time", sentences: sentences, keys: [("Enter", "go on"), ("Esc", "other showtimes")])
    case .soldOut:
      canvas.dialog(
        title: "Sold out", sentences: soldOutSentences,
        keys: [("Enter", "other showtimes"), ("Esc", "stay and wait for seats")])
    case .ended(let sentence):
      canvas.dialog(title: "Please note", sentences: [sentence], keys: [("any key", "back to the showtimes")])
    }
  }

  /// `Wed 25 Nov  19:04`, by the cinema's clock.
  var clockText: String {
    wallClock.map { "\($0.date.short)  \($0.time)" } ?? ""
  }

  /// How long something has been waited for, for the screen.
  func waiting(_ words: String, since: Double, on canvas: Canvas) -> String {
    let seconds = Int(now - since)
    let dots = canvas.either("…", "...")
    return seconds < 2 ? "\(words)\(dots)" : "\(words)\(dots) \(seconds) s"
  }

  private func drawOpening(since: Double, on canvas: inout Canvas) {
    canvas.header(filmShown?.title ?? "Seats", right: clockText)
    canvas.putCentered(
      waiting("Reading the seats", since: since, on: canvas), row: canvas.rows / 2, role: .muted)
    canvas.frame.cursor = Point(column: 1, row: canvas.rows / 2)
  }
}
