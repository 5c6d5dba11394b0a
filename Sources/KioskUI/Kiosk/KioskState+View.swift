import BoxOffice
package import Terminal

extension KioskState {
  /// The smallest window that the screens fit into.
  package static let smallestSize = Size(columns: 40, rows: 12)

  /// What the kiosk looks like now. A pure function of the state, the theme and what the terminal can do.
  package func frame(theme: Theme, capabilities: Capabilities) -> Frame {
    let charset = capabilities.charset
    return page(theme: theme, charset: charset)?.frame ?? tooSmall(charset)
  }

  /// The screen as it is drawn; nil in a window that it does not fit into.
  /// - Parameter click: where to find out what stands there.
  func page(theme: Theme, charset: Charset, click: Point? = nil) -> Page? {
    guard size.columns >= Self.smallestSize.columns, size.rows >= Self.smallestSize.rows else { return nil }
    var page = Page(size: size, theme: theme, charset: charset, footerRows: footerRows, click: click)
    switch scene {
    case .attract: drawAttract(on: &page)
    case .films: drawFilms(on: &page)
    case .showtimes: drawShowtimes(on: &page)
    case .opening(_, let since): drawOpening(since: since, on: &page)
    case .seats: drawSeats(on: &page)
    case .details: drawDetails(on: &page)
    case .payment: drawPayment(on: &page)
    case .ticket: drawTicket(on: &page)
    }
    drawFoot(on: &page)
    if let dialog {
      // What lies under it cannot be clicked.
      page.mark(page.frame.bounds, as: nil)
      draw(dialog, on: &page)
    }
    return page
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
  private func drawFoot(on page: inout Page) {
    page.rule(row: page.footerTop - 1)
    if let databaseTrouble {
      page.put(inRule: 1, "Database: \(databaseTrouble)", role: .error)
    } else if let holdsTrouble, sale != nil {
      page.put(inRule: 1, "Holds are off, booking goes on: \(holdsTrouble)", role: .warning)
    }
    if let notice = notice ?? standingNotice { draw(notice, on: &page) }
    page.hints(bindings)
  }

  /// In the rule above the footer. What does not fit grows upwards as far as the focused thing stays in view.
  func draw(_ notice: Notice, on page: inout Page) {
    let role: Role =
      switch notice.kind {
      case .information: .banner
      case .success: .success
      case .warning: .warning
      }
    let last = page.footerTop - 1
    let room = last - max(1, page.frame.cursor?.row ?? 1)
    var lines = Text.wrapped(page.drawn(notice.text), to: page.columns - 6)
    if lines.count > max(1, room) {
      lines = lines.prefix(max(1, room) - 1) + [lines.dropFirst(max(1, room) - 1).joined(separator: " ")]
    }
    for (index, line) in lines.enumerated() {
      let row = last - lines.count + 1 + index
      page.rule(row: row)
      page.put(inRule: row, line, role: role)
    }
  }

  private func draw(_ dialog: Dialog, on page: inout Page) {
    let seats = sale.map { $0.hasSeatsToGiveBack ? $0.chosen.count + $0.pending.count : 0 } ?? 0
    let back = seats == 1 ? "Your seat is given back." : "Your \(seats) seats are given back."
    switch dialog {
    case .help:
      page.help(bindings, next: scene == .seats ? "seating rules" : nil)
    case .rules(let number): page.rules(rulePages, page: number)
    case .party(let form): if let sale { page.party(form, in: sale) }
    case .override(let form): if let sale { page.override(form, in: sale) }
    case .leaveSeats:
      page.dialog(
        title: "Leave the seat map?", sentences: [back],
        keys: [("Enter", "leave"), ("Esc", "stay")])
    case .quit:
      page.dialog(title: "Quit?", sentences: [back], keys: [("Enter", "quit"), ("Esc", "stay")])
    case .stillThere(let until):
      let seconds = max(0, Int((until - now).rounded(.up)))
      let loss =
        seats == 0 ? "" : seats == 1 ? ", and your seat is given back" : ", and your seats are given back"
      page.dialog(
        title: "Are you still there?", sentences: ["This kiosk starts over in \(seconds) s\(loss)."],
        keys: [("any key", "go on")])
    case .moved(let sentences):
      page.dialog(
        title: "Another time", sentences: sentences, keys: [("Enter", "go on"), ("Esc", "other showtimes")])
    case .soldOut:
      page.dialog(
        title: "Sold out", sentences: soldOutSentences,
        keys: [("Enter", "other showtimes"), ("Esc", "stay and wait for seats")])
    case .ended(let sentence):
      page.dialog(title: "Please note", sentences: [sentence], keys: [("any key", "back to the showtimes")])
    }
  }

  /// `Wed 25 Nov  19:04`, by the cinema's clock.
  var clockText: String {
    wallClock.map { "\($0.date.short)  \($0.time)" } ?? ""
  }

  /// How long something has been waited for, for the screen.
  func waiting(_ words: String, since: Double, on page: Page) -> String {
    let seconds = Int(now - since)
    let dots = page.either("…", "...")
    return seconds < 2 ? "\(words)\(dots)" : "\(words)\(dots) \(seconds) s"
  }

  private func drawOpening(since: Double, on page: inout Page) {
    page.header(filmShown?.title ?? "Seats", right: clockText)
    page.putCentered(
      waiting("Reading the seats", since: since, on: page), row: page.rows / 2, role: .muted)
    page.frame.cursor = Point(column: 1, row: page.rows / 2)
  }
}
