import BoxOffice
import Terminal
import Words

/// What the glyphs mean and what the seats cost, so that nobody has to walk to a seat to learn its price.
struct SeatLegend {
  struct Entry {
    var roles: [Role]
    var words: String
  }

  private let entries: [[Entry]]
  /// All seats, and those that are free.
  private let counts: (all: String, free: String)

  init(map: SeatMapState, canvas: Canvas) {
    let plan = map.plan
    let words = canvas.words
    func priced(_ kind: Message, _ type: SeatType, times count: Int = 1) -> String {
      let price = map.prices.price(of: type).map { Money(minorUnits: $0.price.minorUnits * count) }
      return words(price.map { .priced(kind, .amount($0, map.seating.cinema.currency)) } ?? kind)
    }
    var types: [Entry] = plan.singleTypes.map { type in
      switch type {
      case .standard: Entry(roles: [type.role], words: priced(.legendFree, type))
      case .premium: Entry(roles: [type.role], words: priced(.legendPremium, type))
      case .vip: Entry(roles: [type.role], words: priced(.legendVIP, type))
      case .wheelchair: Entry(roles: [type.role], words: priced(.legendWheelchair, type))
      case .companion: Entry(roles: [type.role], words: priced(.legendCompanion, type))
      }
    }
    if let pair = plan.pairType {
      types.append(
        Entry(roles: [.seatPairLeft, .seatPairRight], words: priced(.legendPair, pair, times: 2)))
    }
    var states: [Entry] = [
      Entry(roles: [.seatMine], words: words(.legendYours)),
      Entry(roles: [.seatHeld], words: words(.legendHeld)),
      Entry(roles: [.seatSold], words: words(.legendSold)),
    ]
    if !map.tooNear.isEmpty { states.append(Entry(roles: [.seatDimmed], words: words(.legendStaysEmpty))) }
    if map.proposal?.seats.isEmpty == false {
      states.append(Entry(roles: [.seatSuggested], words: words(.legendProposed)))
    }
    if !map.outOfOrder.isEmpty {
      states.append(Entry(roles: [.seatUnavailable], words: words(.legendOutOfOrder)))
    }
    entries = [types, states]
    counts = (words(.seatCount(plan.seats.count)) + " ", words(.freeCount(map.freeSeats)))
  }

  /// A line of the legend: entries, and what stands at its right end.
  struct Line {
    var entries: [Entry]
    var right: (all: String, free: String) = ("", "")
    var width: Int
  }

  func lines(width: Int) -> [Line] {
    [
      Line(entries: entries[0], width: width),
      Line(entries: entries[1], right: counts, width: width),
    ]
  }

  func draw(_ line: Line, row: Int, column: Int, on canvas: inout Canvas) {
    let end = column + line.width
    var column = column
    for entry in line.entries {
      let glyphs = entry.roles.map { (canvas.glyph($0), $0) }
      let width = glyphs.count + 1 + canvas.width(of: entry.words)
      guard column + width <= end else { break }
      for (glyph, role) in glyphs { column += canvas.put(glyph, row: row, column: column, role: role) }
      column += 1
      column += canvas.put(entry.words, row: row, column: column, role: .muted) + 3
    }
    let width = canvas.width(of: line.right.all) + canvas.width(of: line.right.free)
    if width > 0, column + width <= end {
      canvas.put(line.right.all, row: row, column: end - width, role: .muted)
      // What changes with every hold is ordinary text: a hold elsewhere then costs one colour less.
      canvas.putRight(line.right.free, row: row, end: end)
    }
  }
}
