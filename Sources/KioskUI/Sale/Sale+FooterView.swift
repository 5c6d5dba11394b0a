import BoxOffice
import Terminal
import Words

extension Sale {
  /// Draws `held for 7:42 ▰▰▰▰▰▰▰▱` at the right end, or `pay within 5:00` once the seats are claimed.
  /// - Returns: the column it begins at.
  func drawCountdown(on canvas: inout Canvas, row: Int, in environment: Environment) -> Int {
    guard let deadline = checkout.deadline ?? map.deadline else { return canvas.columns - 1 }
    // Whole seconds pass with the ticks, whatever happens in between.
    let left = max(0, deadline.rounded(.down) - environment.now)
    let isClaimed = checkout.deadline != nil
    let whole = Double(isClaimed ? environment.settings.paymentSeconds : environment.settings.holdTerms.cap)
    let gauge = canvas.columns >= 70 ? 8 : 0
    let seconds = Int(left.rounded(.up))
    let text = canvas.words(isClaimed ? .payWithin(seconds) : .heldFor(seconds))
    let end = canvas.columns - 1 - (gauge > 0 ? gauge + 1 : 0)
    canvas.putRight(text, row: row, end: end, role: left < 60 ? .warning : .text)
    if gauge > 0 { canvas.gauge(left.rounded(.up), of: whole, row: row, column: end + 1, width: gauge) }
    return end - canvas.width(of: text)
  }

  /// Seats, what is due, and how long they are held.
  func drawTotalLine(on canvas: inout Canvas, in environment: Environment) {
    let row = canvas.footerTop
    let held = drawCountdown(on: &canvas, row: row, in: environment)
    let currency = map.seating.cinema.currency
    let total = canvas.words.money(amountDue(elapsed: elapsed(at: environment.now)), in: currency)
    canvas.putRight(total, row: row, end: held - 3, role: .price, emphasis: .bold)
    let labels = (bookingSeats ?? []).map(\.label.description).joined(separator: " ")
    canvas.put(labels, row: row, column: 1, width: max(0, held - 3 - canvas.width(of: total) - 3))
  }
}
