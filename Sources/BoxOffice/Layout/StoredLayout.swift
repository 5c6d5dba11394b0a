/// The stored form of a layout, as its JSON is written.
struct StoredLayout: Encodable {
  /// Nil if it could not be read.
  var version: Int?
  var screen: String?
  var metresPerSeat: Double?
  var metresToScreen: Double?
  var seatCount: Int?
  var focus: StoredFocus?
  var rules: StoredRules?
  var rows: [StoredRow]
  var fixtures: [StoredFixture]?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case version, screen, metresPerSeat, metresToScreen, seatCount, focus, rules, rows, fixtures
  }
}

struct StoredFocus: Encodable {
  var x: Double
  var y: Double

  enum CodingKeys: String, CodingKey, CaseIterable {
    case x, y
  }
}

/// Rules that are not given have their strict values.
struct StoredRules: Encodable {
  var loneSeats: String?
  var releaseAccessible: String?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case loneSeats, releaseAccessible
  }

  /// Nil if all rules have their defaults.
  init?(_ rules: SeatingRules) {
    let usual = SeatingRules()
    guard rules != usual else { return nil }
    loneSeats = rules.loneSeats == usual.loneSeats ? nil : rules.loneSeats.rawValue
    releaseAccessible =
      rules.releaseAccessible == usual.releaseAccessible ? nil : rules.releaseAccessible.rawValue
  }

  /// The rules, reporting a problem for each invalid value.
  func rules(reporting report: (LayoutProblem) -> Void) -> SeatingRules {
    func value<Value: RawRepresentable & CaseIterable>(_ text: String?, of key: String, or usual: Value)
      -> Value
    where Value.RawValue == String {
      guard let text else { return usual }
      if let value = Value(rawValue: text) { return value }
      let known = Value.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      report(LayoutProblem("`rules.\(key)` is “\(text)”, but must be one of \(known)."))
      return usual
    }
    let usual = SeatingRules()
    return SeatingRules(
      loneSeats: value(loneSeats, of: "loneSeats", or: usual.loneSeats),
      releaseAccessible: value(releaseAccessible, of: "releaseAccessible", or: usual.releaseAccessible))
  }
}

struct StoredFixture: Encodable {
  var text: String
  var x: Double
  var y: Double

  enum CodingKeys: String, CodingKey, CaseIterable {
    case text, x, y
  }
}

struct StoredRow: Encodable {
  var label: String
  var section: String?
  var y: Double?
  var seats: [StoredRun]

  enum CodingKeys: String, CodingKey, CaseIterable {
    case label, section, y, seats
  }

  /// Combines neighbours into runs if they differ only by one number and one step.
  init(_ row: SeatLayout.Row) {
    label = row.label
    section = row.section
    let places = row.places.map(\.inHundredths)
    let rowY = places.first?.y ?? 0
    y = rowY
    seats = []
    var rest = places[...]
    while let first = rest.first {
      var run = StoredRun(first, rowY: rowY)
      if let second = rest.dropFirst().first, isPair(first, second) {
        run.numbers = [first.label.number, second.label.number]
        let step = hundredths(second.x - first.x)
        run.step = step == 1 ? nil : step
        run.number = nil
        run.pair = true
        run.pairedWith = nil
        rest = rest.dropFirst(2)
      } else {
        let length = runLength(of: rest)
        if length > 1 {
          let last = rest[rest.startIndex + length - 1]
          let step = hundredths(rest[rest.startIndex + 1].x - first.x)
          run.numbers = [first.label.number, last.label.number]
          run.number = nil
          run.step = step == 1 ? nil : step
        }
        rest = rest.dropFirst(length)
      }
      seats.append(run)
    }
  }
}

extension SeatLayout.Place {
  /// As the database keeps it.
  fileprivate var inHundredths: SeatLayout.Place {
    var place = self
    place.x = hundredths(x)
    place.y = hundredths(y)
    return place
  }
}

/// Whether two neighbours are a love seat whose halves differ only by number and x; such a pair is one entry.
private func isPair(_ first: SeatLayout.Place, _ second: SeatLayout.Place) -> Bool {
  guard first.partner == second.label, second.partner == first.label,
    abs(first.label.number - second.label.number) == 1
  else { return false }
  var expected = first
  (expected.label, expected.partner, expected.x) = (second.label, first.label, second.x)
  return second == expected
}

/// As `seats.x_position` keeps it.
private func hundredths(_ length: Double) -> Double {
  (length * 100).rounded() / 100
}

/// How many seats one entry may stand for, so that a typing error does not make millions.
private let longestRun = 1_000

/// How many of the first places form one run: alike, one number and one step apart.
private func runLength(of places: ArraySlice<SeatLayout.Place>) -> Int {
  guard let first = places.first, first.partner == nil, first.companionOf == nil, places.count > 1
  else { return 1 }
  let second = places[places.startIndex + 1]
  let step = hundredths(second.x - first.x)
  let direction = second.label.number - first.label.number
  guard abs(direction) == 1 else { return 1 }
  var length = 1
  for place in places.dropFirst() {
    var expected = first
    expected.label = SeatLabel(row: first.label.row, number: first.label.number + direction * length)
    expected.x = hundredths(first.x + step * Double(length))
    guard place == expected, length < longestRun else { break }
    length += 1
  }
  return length
}

struct StoredRun: Encodable {
  /// Its index among its row's entries, from 1; not written.
  var entry = 0
  var number: Int?
  var numbers: [Int]?
  var x: Double?
  var y: Double?
  var step: Double?
  var type: String?
  var pair: Bool?
  var pairedWith: Int?
  var companionOf: Int?
  var outOfOrder: String?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case number, numbers, x, y, step, type, pair, pairedWith, companionOf, outOfOrder
  }

  init(_ place: SeatLayout.Place, rowY: Double) {
    number = place.label.number
    x = place.x
    y = place.y == rowY ? nil : place.y
    type = place.type == .standard ? nil : place.type.rawValue
    pairedWith = place.partner?.number
    companionOf = place.companionOf?.number
    outOfOrder = place.outOfOrder
  }

  func places(row: String, rowY: Double?) -> Result<[SeatLayout.Place], LayoutProblem> {
    let seatNumbers: [Int]
    switch (number, numbers) {
    case (let number?, nil): seatNumbers = [number]
    case (nil, let range?) where range.count == 2 && spans(range[0], range[1], atMost: longestRun):
      let (first, last) = (range[0], range[1])
      seatNumbers = first <= last ? Array(first...last) : (last...first).reversed()
    case (nil, .some): return .failure(LayoutProblem("`numbers` must be [first, last], at most 1,000 seats."))
    default: return .failure(LayoutProblem("give either `number` or `numbers`."))
    }
    guard let x else { return .failure(LayoutProblem("`x` is missing.")) }
    guard let y = y ?? rowY else { return .failure(LayoutProblem("`y` is missing here and on the row.")) }
    guard let type = SeatType(rawValue: type ?? SeatType.standard.rawValue) else {
      let known = SeatType.allCases.map(\.rawValue).joined(separator: ", ")
      return .failure(LayoutProblem("`type` is “\(type ?? "")”, but must be one of \(known)."))
    }
    if pair == true, !seatNumbers.count.isMultiple(of: 2) {
      return .failure(LayoutProblem("`pair` needs an even number of seats."))
    }
    if pairedWith != nil, pair == true || numbers != nil {
      return .failure(LayoutProblem("`pairedWith` goes with a single `number`."))
    }
    let step = step ?? 1
    return .success(
      seatNumbers.enumerated().map { index, number in
        let partner = pair == true ? seatNumbers[index ^ 1] : pairedWith
        return SeatLayout.Place(
          label: SeatLabel(row: row, number: number), type: type, x: hundredths(x + Double(index) * step),
          y: hundredths(y),
          partner: partner.map { SeatLabel(row: row, number: $0) },
          companionOf: companionOf.map { SeatLabel(row: row, number: $0) }, outOfOrder: outOfOrder)
      })
  }
}

/// Whether there are at most `count` numbers from `first` to `last`. Works for any two integers.
private func spans(_ first: Int, _ last: Int, atMost count: Int) -> Bool {
  let (distance, isTooLarge) = last.subtractingReportingOverflow(first)
  return !isTooLarge && distance.magnitude < count.magnitude
}
