import BoxOffice
import Terminal
import TextLayout

extension TicketScreen {
  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    guard let order = sale.order else { return }
    let area = canvas.content
    let code = sale.ticket.map(\.qrCode) ?? []
    // Two modules a row of cells, and a quiet zone of four modules around.
    let codeSize = Size(columns: code.count + 8, rows: (code.count + 9) / 2)
    let showsCode =
      canvas.charset == .unicode && !code.isEmpty && codeSize.rows <= area.size.rows
      && codeSize.columns + 34 <= area.size.columns
    let textWidth = showsCode ? area.size.columns - codeSize.columns - 3 : area.size.columns - 2
    let column = area.minColumn + 1
    // In a low window what is said needs the rows more than the blanks between do.
    let gap = area.size.rows >= 12 ? 1 : 0
    var row = area.minRow + (area.size.rows >= 14 ? 1 : 0)
    func line(_ text: String, _ role: Role = .text, _ emphasis: Emphasis = .none, on canvas: inout Canvas) {
      guard row < area.maxRow else { return }
      canvas.put(text, row: row, column: column, role: role, emphasis: emphasis, width: textWidth)
      row += 1
    }
    line("\(canvas.either("✓ ", ""))Booked. Enjoy the film!", .success, .bold, on: &canvas)
    row += gap
    line("\(order.claim.reference)", .title, .bold, on: &canvas)
    canvas.frame.cursor = Point(column: column, row: row - 1)
    row += gap
    let showtime = sale.map.seating.showtime
    line(sale.map.seating.movie.title, .text, .bold, on: &canvas)
    let screen = sale.map.seating.screen.name
    let place = "\(screen), \(showtime.showDate.long), \(showtime.startTime)"
    line(
      canvas.width(of: place) <= textWidth
        ? place : "\(showtime.showDate.short), \(showtime.startTime), \(screen)", on: &canvas)
    let seats = order.claim.seats.map(\.label).sorted().map(\.description).joined(separator: " ")
    line("\(order.claim.seats.count == 1 ? "Seat" : "Seats") \(seats)", .accent, .bold, on: &canvas)
    row += gap
    for sentence in paymentSentences(sale, order) { line(sentence, .muted, on: &canvas) }
    row += gap
    switch sale.printing {
    case .notAsked: line("P prints the ticket.", .muted, on: &canvas)
    case .running: line("Printing\(canvas.either("…", "..."))", .muted, on: &canvas)
    case .done: line("The ticket is printed.", .success, on: &canvas)
    case .failed(let problem):
      for piece in Text.wrapped(
        canvas.drawn("Not printed, but booked: \(problem) P tries again."), to: textWidth)
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

  private func paymentSentences(_ sale: Sale, _ order: Order) -> [String] {
    let currency = sale.map.seating.cinema.currency
    let amount = currency.formatted(order.claim.finalAmount)
    guard let payment = sale.ticket?.record.payments.last else { return [amount] }
    switch payment.method {
    case .cash:
      guard let cash = payment.cash, cash.change > .zero else { return ["\(amount) paid in cash"] }
      return [
        "\(amount) paid in cash: \(currency.formatted(cash.tendered)) given,",
        "\(currency.formatted(cash.change)) change",
      ]
    case .card, .upi, .wallet:
      let card = payment.cardLastFour.map { ", card ending \($0)" } ?? ""
      return ["\(amount) paid by \(payment.method.name.lowercased())\(card)"]
    }
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
