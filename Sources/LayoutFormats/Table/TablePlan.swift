import BoxOffice

/// A hall as a table with a line for each seat. The first line names the columns, in any order.
struct TablePlan {
  private(set) var readLayout = ReadLayout(format: .csv, layout: nil, problems: [])
  private var plan = ImportedPlan(zones: [], rows: [], zoneNoun: "Section")
  private let choices: ImportChoices
  private var columns: [TableColumn: Int] = [:]
  private let separator: Character
  private var types: [String: [String]] = [:]
  private var pairs = 0

  /// Further off lies no seat.
  private static let farthest = 1e6

  static func isTable(_ text: String) -> Bool {
    let first = text.first { !$0.isWhitespace }
    guard first != "{", first != "[" else { return false }
    return TableText(String(text.prefix(4_096))).lines.first.map { TableColumn.columns(of: $0.cells) != nil }
      ?? false
  }

  init(_ text: String, choices: ImportChoices) {
    self.choices = choices
    let table = TableText(text)
    separator = table.separator
    guard let header = table.lines.first, let columns = TableColumn.columns(of: header.cells) else {
      readLayout.problems.append(
        LayoutProblem(
          "The first line of a table of seats names its columns, such as `row,number,x,y,type`; this one does not say where a "
            + "seat's number is."))
      return
    }
    self.columns = columns
    let known = Set(columns.values)
    let others = header.cells.indices.filter { !known.contains($0) && !header.cells[$0].isEmpty }
    if !others.isEmpty {
      readLayout.notes.append(
        "Columns that are not read: \(enumeration(others.map { "“\(header.cells[$0])”" })).")
    }
    for line in table.lines.dropFirst() { read(line) }
    guard plan.rows.contains(where: { !$0.seats.isEmpty }) else {
      readLayout.problems.append(LayoutProblem("The table has no seats."))
      return
    }
    tellTypes()
    plan.readNumbers()
    spread()
    plan.place(choices, &readLayout)
    joinLoveSeats()
    plan.layout(prefixes: choices.prefixes, &readLayout)
  }

  // MARK: - Reading

  private mutating func read(_ line: TableText.Line) {
    func cell(_ column: TableColumn) -> String {
      columns[column].flatMap { line.cells.indices.contains($0) ? line.cells[$0] : nil } ?? ""
    }
    let (name, text) = (cell(.row), cell(.number))
    func report(_ sentence: String) {
      readLayout.problems.append(
        LayoutProblem(
          "line \(line.number): \(sentence)", row: name.isEmpty ? nil : name, seat: text.isEmpty ? nil : text)
      )
    }
    var place = SIMD2(0.0, 0.0)
    for (index, column) in [TableColumn.x, .y].enumerated() where columns[column] != nil {
      guard let number = self.number(cell(column)), abs(number) <= Self.farthest else {
        return report("\(column.rawValue) is “\(cell(column))”, which is no number.")
      }
      place[index] = number
    }
    guard columns[.number] == nil || !text.isEmpty else { return report("the seat has no number.") }
    var seat = ImportedPlan.Seat(text: text, fileX: place.x, fileY: place.y, x: place.x, y: place.y)
    let isLoveSeat = read(cell(.type), into: &seat)
    if isLoveSeat { seat.pair = -1 }
    let zone = zone(cell(.section))
    if let row = plan.rows.firstIndex(where: { $0.zone == zone && $0.fileName == name }) {
      plan.rows[row].seats.append(seat)
    } else {
      plan.rows.append(ImportedPlan.Row(name: name, zone: zone, seats: [seat]))
    }
  }

  private mutating func zone(_ name: String) -> Int {
    if let zone = plan.zones.firstIndex(of: name) { return zone }
    plan.zones.append(name)
    let zone = plan.zones.count - 1
    if !name.isEmpty { plan.sections[zone] = name.prefix(scalars: 50) }
    return zone
  }

  /// With a decimal comma where a comma does not part the cells.
  private func number(_ text: String) -> Double? {
    let text = separator == "," ? text : String(text.map { $0 == "," ? "." : $0 })
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// - Returns: whether the seat is half of a love seat.
  private mutating func read(_ type: String, into seat: inout ImportedPlan.Seat) -> Bool {
    let word = type.lowercased()
    if let told = choices.types[word] {
      seat.type = told
      return false
    }
    if let exact = SeatType(rawValue: type.uppercased()) {
      seat.type = exact
      return false
    }
    func has(_ words: [String]) -> Bool { words.contains { word.contains($0) } }
    if has(["love", "couple", "pair", "sofa", "doppel", "duo", "pareja", "paar"]) { return true }
    if has(["broken", "defekt", "defect", "out of order", "closed", "gesperrt", "blocked", "removed"]) {
      seat.outOfOrder = has(["broken", "defekt", "defect"]) ? "broken" : "closed"
      return false
    }
    seat.type = SeatType(named: type)
    if !word.isEmpty, seat.type == .standard { types[type, default: []].append(seat.text) }
    return false
  }

  private mutating func tellTypes() {
    let plain: Set<String> = ["normal", "regular", "seat", "free", "available", "sold", "0", "1", "standard"]
    let unknown = types.filter { !plain.contains($0.key.lowercased()) }
    guard !unknown.isEmpty else { return }
    let names = unknown.sorted { $0.key < $1.key }.map { "“\($0.key)” (\(counted($0.value.count, "seat")))" }
    readLayout.guesses.append(
      "STANDARD are the seats of the types \(enumeration(names)); `--category \"NAME=VIP\"` says otherwise.")
  }

  // MARK: - Places

  /// Makes seat widths of the table's measure. Without x, a seat stands where its number says, and without y a row
  /// behind the one before it.
  private mutating func spread() {
    let (hasX, hasY) = (columns[.x] != nil, columns[.y] != nil)
    if !hasX || !hasY {
      let missing = [
        hasX ? nil : "x, so a seat stands where its number says",
        hasY ? nil : "y, so rows stand behind one another",
      ]
      readLayout.guesses.append(
        "The table has no column for \(missing.compactMap(\.self).joined(separator: ", and none for ")).")
    }
    var lines: [String: Int] = [:]
    for row in plan.rows.indices {
      let line = lines["\(plan.rows[row].zone)\u{0}\(plan.rows[row].fileName)"] ?? lines.count
      lines["\(plan.rows[row].zone)\u{0}\(plan.rows[row].fileName)"] = line
      for seat in plan.rows[row].seats.indices {
        let order = Double(plan.rows[row].seats[seat].number ?? seat)
        if !hasX { plan.rows[row].seats[seat].x = order }
        if !hasY { plan.rows[row].seats[seat].y = Double(line) }
      }
    }
    guard hasX else { return }
    for row in plan.rows.indices { plan.rows[row].seats.sort { ($0.fileX, $0.fileY) < ($1.fileX, $1.fileY) } }
    plan.measure(choices, unit: "", acrossOnly: !hasY, &readLayout)
  }

  /// Every two love seats side by side in a row are one.
  private mutating func joinLoveSeats() {
    for row in plan.rows.indices {
      plan.rows[row].seats.sort { ($0.x, $0.y) < ($1.x, $1.y) }
      let halves = plan.rows[row].seats.indices.filter { plan.rows[row].seats[$0].pair != nil }
      var at = 0
      while at < halves.count {
        let seat = plan.rows[row].seats[halves[at]]
        let isPair = at + 1 < halves.count && halves[at + 1] == halves[at] + 1
        if isPair {
          pairs += 1
          plan.rows[row].seats[halves[at]].pair = pairs
          plan.rows[row].seats[halves[at + 1]].pair = pairs
        } else {
          plan.rows[row].seats[halves[at]].pair = nil
          readLayout.problems.append(
            plan.problem("is half of a love seat without the other beside it.", plan.rows[row], seat))
        }
        at += isPair ? 2 : 1
      }
    }
  }
}
