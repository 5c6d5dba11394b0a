package import BoxOffice
import Terminal
import TextLayout
import Words

/// Asks who is coming.
package struct PartyForm: Hashable, Sendable {
  package enum Line: Hashable, Sendable, CaseIterable {
    case people, wheelchairs, price
  }

  package var size: Int
  package var wheelchairs: Int
  /// Whether to look only for seats that cost as much as this type.
  package var keepsPrice: Bool
  package let priceOf: SeatType
  package var line = Line.people
  /// Whether a number is being typed, so that the next digit belongs to it.
  package var isTyping = false

  init(_ map: SeatMapState) {
    let type = map.plan.seats[map.cursor].type
    size = map.party.size
    wheelchairs = map.party.wheelchairs
    keepsPrice = map.party.priceOf != nil
    priceOf = map.party.priceOf ?? (type.isForEverybody ? type : .standard)
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

struct PartyDialog: Screen {
  private var form: PartyForm

  init(_ map: SeatMapState) {
    form = PartyForm(map)
  }

  enum Action: Hashable {
    case showSeats, back
    case line(Int)
    case change(Int)
  }

  var isDialog: Bool { true }

  func bindings(_ sale: Sale, in environment: Environment) -> [Binding<Action>] {
    [
      Binding(
        [.left, .character("-")], "←→", hint: .hintChange, help: nil, action: .change(-1), kind: .movement),
      Binding([.right, .character("+"), .character(" ")], "→", help: nil, action: .change(1), kind: .second),
      Binding([.up, .backTab], "↑↓", hint: .hintLine, help: nil, action: .line(-1), kind: .movement),
      Binding([.down, .tab], "↓", help: nil, action: .line(1), kind: .second),
      Binding([.enter], "Enter", hint: .hintShowSeats, help: nil, action: .showSeats),
      Binding([.escape], "Esc", hint: .hintBack, help: nil, action: .back),
    ]
  }

  mutating func perform(
    _ action: Action, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    switch action {
    case .back: navigation.pop()
    case .showSeats:
      navigation.pop()
      sale.map.setParty(form.party)
      sale.map.suggest(by: 0, &turn)
    case .line(let step): form.move(by: step)
    case .change(let step): form.change(by: step, limit: turn.settings.maxSeats)
    }
  }

  mutating func press(
    _ key: Key, _ sale: inout Sale, _ navigation: inout Navigation<Sale>, _ turn: inout Turn
  ) {
    if case .character(let character) = key, character.isASCIIDigit, let digit = character.wholeNumberValue {
      form.type(digit, limit: turn.settings.maxSeats)
    }
  }

  func draw(_ sale: Sale, on canvas: inout Canvas, in environment: Environment) {
    canvas.party(form, in: sale.map, keys: keyHints(sale, in: environment))
  }
}

extension Canvas {
  fileprivate mutating func party(_ form: PartyForm, in map: SeatMapState, keys: [KeyHint]) {
    let currency = map.seating.cinema.currency
    let like: Message =
      map.typePrices[form.priceOf].map { .onlyLike(form.priceOf, $0, currency) } ?? .onlyLike(form.priceOf)
    let lines: [(PartyForm.Line, Message, String)] = [
      (.people, .partyPeople, words.number(form.size)),
      (.wheelchairs, .partyWheelchairs, words.number(form.wheelchairs)),
      (.price, .partyPrice, words(form.keepsPrice ? like : .anyPrice)),
    ]
    let box = box(title: .partyTitle, size: Size(columns: min(columns - 4, 54), rows: lines.count + 6))
    let fields = Form(left: box.minColumn + 3, width: box.size.columns - 6, labels: lines.map(\.1), on: self)
    for (index, (line, label, value)) in lines.enumerated() {
      let row = box.minRow + 2 + index
      let isFocused = line == form.line
      fields.draw(label: label, isFocused: isFocused, row: row, on: &self)
      let field = fields.fieldColumn
      let room = max(4, box.maxColumn - 3 - field)
      put(
        Text.padded(value, to: isFocused ? room : width(of: value)), row: row, column: field,
        role: isFocused ? .input : .text, width: room)
      if isFocused { frame.cursor = Point(column: field, row: row) }
    }
    put(keys, row: box.maxRow - 2, in: box)
  }
}
