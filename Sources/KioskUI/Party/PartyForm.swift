package import BoxOffice
import Terminal
import TextLayout

/// Who is coming, asked in a dialog.
package struct PartyForm: Hashable, Sendable {
  package enum Line: Hashable, Sendable, CaseIterable {
    case people, wheelchairs, price
  }

  package var size: Int
  package var wheelchairs: Int
  /// Whether only seats of one price are looked for, and of which type's.
  package var keepsPrice: Bool
  package let priceOf: SeatType
  package var line = Line.people
  /// Whether the number on the line is being typed, so that the next digit goes on with it.
  package var isTyping = false

  init(_ sale: Sale) {
    let type = sale.plan.spots[sale.cursor].type
    size = sale.party.size
    wheelchairs = sale.party.wheelchairs
    keepsPrice = sale.party.priceOf != nil
    priceOf = sale.party.priceOf ?? (type.isForEverybody ? type : .standard)
  }

  var party: Party { Party(size: size, wheelchairs: wheelchairs, priceOf: keepsPrice ? priceOf : nil) }

  mutating func move(by step: Int) {
    line = Line.allCases.neighbour(of: line, by: step)
    isTyping = false
  }

  mutating func change(by step: Int, limit: Int) {
    isTyping = false
    switch line {
    case .people: set(people: size + step, limit: limit)
    case .wheelchairs: wheelchairs = min(max(0, wheelchairs + step), size)
    case .price: keepsPrice.toggle()
    }
  }

  mutating func type(_ digit: Int, limit: Int) {
    switch line {
    case .people:
      let number = isTyping ? size * 10 + digit : digit
      set(people: number <= limit ? number : digit, limit: limit)
    case .wheelchairs:
      wheelchairs = min(digit, size)
    case .price: return
    }
    isTyping = true
  }

  private mutating func set(people: Int, limit: Int) {
    size = min(max(1, people), limit)
    wheelchairs = min(wheelchairs, size)
  }
}

extension KioskState {
  /// Asks how many are coming.
  mutating func askParty() {
    guard let sale else { return }
    dialog = .party(PartyForm(sale))
  }

  mutating func pressed(_ key: Key, in form: PartyForm) -> [Effect] {
    var form = form
    switch key {
    case .escape:
      dialog = nil
      return []
    case .enter:
      dialog = nil
      setParty(form.party)
      suggest(by: 0)
      return []
    case .up, .backTab: form.move(by: -1)
    case .down, .tab: form.move(by: 1)
    case .left, .character("-"): form.change(by: -1, limit: settings.maxSeats)
    case .right, .character("+"), .character(" "): form.change(by: 1, limit: settings.maxSeats)
    case .character(let character):
      if character.isASCIIDigit, let digit = character.wholeNumberValue {
        form.type(digit, limit: settings.maxSeats)
      }
    default: return []
    }
    dialog = .party(form)
    return []
  }
}

extension Canvas {
  mutating func party(_ form: PartyForm, in sale: Sale) {
    let currency = sale.seating.cinema.currency
    let price = sale.typePrices[form.priceOf].map { " \(currency.formatted($0))" } ?? ""
    let lines: [(PartyForm.Line, String, String)] = [
      (.people, "People", "\(form.size)"),
      (.wheelchairs, "In a wheelchair", "\(form.wheelchairs)"),
      (.price, "Price", form.keepsPrice ? "only like \(form.priceOf.name)\(price)" : "any"),
    ]
    let box = box(title: "How many?", size: Size(columns: min(columns - 4, 54), rows: lines.count + 6))
    for (index, (line, label, value)) in lines.enumerated() {
      let row = box.minRow + 2 + index
      let isFocused = line == form.line
      let column = box.minColumn + 5
      put(label, row: row, column: column, role: isFocused ? .text : .muted)
      let field = column + 17
      let room = max(4, box.maxColumn - 3 - field)
      put(
        Text.padded(value, to: isFocused ? room : width(of: value)), row: row, column: field,
        role: isFocused ? .input : .text, width: room)
      guard isFocused else { continue }
      put(glyph(.selection), row: row, column: box.minColumn + 3, role: .accent)
      frame.cursor = Point(column: field, row: row)
    }
    keys(
      [("←→", "change"), ("↑↓", "line"), ("Enter", "show seats"), ("Esc", "back")], row: box.maxRow - 2,
      in: box)
  }

  /// A line of keys at the foot of a box, as many as fit.
  mutating func keys(_ keys: [(cap: String, hint: String)], row: Int, in box: Rect) {
    var column = box.minColumn + 3
    for key in keys {
      let cap = arrows(key.cap)
      guard column + width(of: cap) + 1 + width(of: key.hint) < box.maxColumn - 1 else { continue }
      column += put(cap, row: row, column: column, role: .key, emphasis: .bold) + 1
      column += put(key.hint, row: row, column: column, role: .keyLabel) + 2
    }
  }
}
