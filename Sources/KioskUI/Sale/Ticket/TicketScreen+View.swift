import BoxOffice
import Terminal
import TextLayout
import Words

extension TicketScreen {
  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    let area = canvas.content
    let code = ticket.map(\.qrCode) ?? []
    // Two modules a row of cells, and a quiet zone of four modules around.
    let codeSize = Size(columns: code.count + 8, rows: (code.count + 9) / 2)
    let showsCode =
      canvas.charset == .unicode && !code.isEmpty && codeSize.rows <= area.size.rows
      && codeSize.columns + 34 <= area.size.columns
    let textWidth = showsCode ? area.size.columns - codeSize.columns - 3 : area.size.columns - 2
    let column = area.minColumn + 1
    // A low window has no rows for blank lines.
    let gap = area.size.rows >= 12 ? 1 : 0
    var row = area.minRow + (area.size.rows >= 14 ? 1 : 0)
    func line(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = .none, on canvas: inout Canvas) {
      guard row < area.maxRow else { return }
      canvas.put(text, row: row, column: column, role: role, emphasis: emphasis, width: textWidth)
      row += 1
    }
    let words = canvas.words
    line(canvas.either("✓ ", "") + words(.bookedTitle), .success, .bold, on: &canvas)
    row += gap
    line("\(order.claim.reference)", .title, .bold, on: &canvas)
    canvas.frame.cursor = Point(column: column, row: row - 1)
    row += gap
    let showtime = sale.map.seating.showtime
    line(sale.map.seating.movie.title, .text, .bold, on: &canvas)
    let screen = sale.map.seating.screen.name
    let place = words(.ticketPlace(screen, showtime.showDate, showtime.startTime))
    line(
      canvas.width(of: place) <= textWidth
        ? place : words(.ticketPlaceInShort(screen, showtime.showDate, showtime.startTime)), on: &canvas)
    line(words(.ticketSeats(order.claim.seats.map(\.label).sorted())), .accent, .bold, on: &canvas)
    row += gap
    for sentence in paymentSentences(sale) { line(words(sentence), .muted, on: &canvas) }
    row += gap
    switch printing {
    case .notAsked: line(words(.pressToPrint), .muted, on: &canvas)
    case .running: line(words(.waiting(.ticketPrinting, forSeconds: 0)), .muted, on: &canvas)
    case .done: line(words(.ticketPrinted), .success, on: &canvas)
    case .failed(let problem):
      for piece in Text.wrapped(
        canvas.drawn(words(.ticketNotPrinted(problem))), to: textWidth)
      { line(piece, .warning, on: &canvas) }
    }
    if showsCode {
      drawCode(
        code,
        at: Point(
          column: area.maxColumn - codeSize.columns,
          row: area.minRow + (area.size.rows - codeSize.rows) / 2), on: &canvas)
    }
  }

  private func paymentSentences(_ sale: Sale) -> [Message] {
    let currency = sale.map.seating.cinema.currency
    let amount = order.claim.finalAmount
    guard let payment = ticket?.record.payments.last else { return [.parts([.money(amount, currency)])] }
    let paid: Message
    switch payment.method {
    case .cash:
      guard let cash = payment.cash, cash.change > .zero else { return [.paidInCash(amount, currency)] }
      return [
        .paidInCash(amount, given: cash.tendered, currency), .changeReturned(cash.change, currency),
      ]
    case .card: paid = .paidByCard(amount, currency)
    case .upi: paid = .paidByUPI(amount, currency)
    case .wallet: paid = .paidByWallet(amount, currency)
    }
    return [payment.cardLastFour.map { .cardEnding(paid, $0) } ?? paid]
  }

  /// Half blocks, dark on light whatever the terminal's own colours are.
  private func drawCode(_ code: [[Bool]], at origin: Point, on canvas: inout Canvas) {
    let quiet = 4
    let size = code.count
    func isDark(_ x: Int, _ y: Int) -> Bool {
      x >= quiet && y >= quiet && x < size + quiet && y < size + quiet && code[y - quiet][x - quiet]
    }
    for row in 0..<(size + 2 * quiet + 1) / 2 {
      var text = ""
      for column in 0..<size + 2 * quiet {
        switch (isDark(column, 2 * row), isDark(column, 2 * row + 1)) {
        case (true, true): text += "█"
        case (true, false): text += "▀"
        case (false, true): text += "▄"
        case (false, false): text += " "
        }
      }
      canvas.put(
        text, row: origin.row + row, column: origin.column, role: .qrCode)
    }
  }
}
