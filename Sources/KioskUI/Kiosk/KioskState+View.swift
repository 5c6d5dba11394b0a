import BoxOffice
package import Terminal

extension KioskState {
  /// The smallest window that the screens fit into.
  package static let smallestSize = Size(columns: 40, rows: 12)

  /// What the kiosk looks like now. A pure function of the state, the theme and what the terminal can do.
  package func frame(theme: Theme, capabilities: Capabilities) -> Frame {
    let charset = capabilities.charset
    guard size.columns >= Self.smallestSize.columns, size.rows >= Self.smallestSize.rows else {
      return tooSmall(charset)
    }
    var page = Page(size: size, theme: theme, charset: charset, footerRows: footerRows)
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
    if let dialog { draw(dialog, on: &page) }
    return page.frame
  }

  private var footerRows: Int {
    switch scene {
    case .seats: 2
    case .films: size.rows >= 20 ? 3 : 0
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
    frame.cursor = Point(column: 0, row: 0)
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
    if let notice {
      let role: Role =
        switch notice.kind {
        case .information: .banner
        case .success: .success
        case .warning: .warning
        }
      page.put(inRule: page.footerTop - 1, notice.text, role: role)
    }
    page.hints(bindings)
  }

  private func draw(_ dialog: Dialog, on page: inout Page) {
    let seats = sale.map { $0.chosen.count } ?? 0
    let back = seats == 1 ? "Your seat is given back." : "Your \(seats) seats are given back."
    switch dialog {
    case .help:
      page.help(bindings)
    case .leaveSeats:
      page.dialog(
        title: "Leave the seat map?", sentences: [back],
        keys: [("Enter", "leave"), ("Esc", "stay")])
    case .quit:
      page.dialog(title: "Quit?", sentences: [back], keys: [("Enter", "quit"), ("Esc", "stay")])
    case .stillThere(let until):
      let seconds = max(0, Int((until - now).rounded(.up)))
      page.dialog(
        title: "Are you still there?",
        sentences: [
          "This kiosk starts over in \(seconds) s\(seats > 0 ? ", and your seats are given back" : "")."
        ],
        keys: [("any key", "go on")])
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
