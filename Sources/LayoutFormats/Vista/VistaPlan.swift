import BoxOffice

/// A Vista seat layout: areas on one grid of rows and columns, one seat wide.
struct VistaPlan {
  private(set) var readLayout = ReadLayout(format: .vista, layout: nil, problems: [])
  private var plan: HallPlan
  private var seats: [VistaSeat] = []
  private let choices: ImportChoices

  /// Further off lies no row and no column.
  private static let farthest = 5_000

  /// The object with the areas; nil where there is none.
  static func layout(in root: JSONNode) -> JSONNode? {
    func hasAreas(_ node: JSONNode) -> Bool {
      node.member("Areas")?.lenientList.contains { $0.member("Rows") != nil } ?? false
    }
    if let layout = root.member("SeatLayoutData") { return layout }
    if hasAreas(root) { return root }
    // The answer may be wrapped once more.
    return (root.object ?? []).lazy.compactMap { $0.value.member("SeatLayoutData") }.first
  }

  init(_ root: JSONNode, choices: ImportChoices) {
    self.choices = choices
    plan = HallPlan(zones: [], rows: [], zoneNoun: "Area", joinsZones: true)
    if let code = root.member("ResponseCode")?.lenientInteger, code != 0 {
      readLayout.problems.append(
        LayoutProblem(
          "The answer says that it failed: `ResponseCode` \(code), "
            + "\(root.member("ErrorDescription")?.lenientText ?? "without a description")."))
    }
    guard let areas = VistaPlan.layout(in: root)?.member("Areas")?.array?.filter({ !$0.isNull }) else {
      readLayout.problems.append(LayoutProblem("`SeatLayoutData` with a list `Areas` is missing."))
      return
    }
    plan.zones = areas.enumerated().map { index, area in
      let description = area.member("Description")?.lenientText ?? ""
      return description.isEmpty ? "\(index + 1)" : description
    }
    for (index, area) in areas.enumerated() { read(area, index) }
    guard !seats.isEmpty else {
      readLayout.problems.append(LayoutProblem("The layout has no seats."))
      return
    }
    makeRows(areas)
    place()
    plan.layout(prefixes: choices.prefixes, &readLayout)
  }

  // MARK: - Reading

  private mutating func read(_ area: JSONNode, _ index: Int) {
    let number =
      area.member("Number")?.lenientInteger ?? area.member("AreaNumber")?.lenientInteger ?? index + 1
    let rowCount = area.member("RowCount")?.lenientInteger
    let columnCount = area.member("ColumnCount")?.lenientInteger
    let part = plan.part(index)
    let rows = area.member("Rows")?.array ?? []
    var count = 0
    var placeholders = 0
    for (rowIndex, row) in rows.enumerated() where !row.isNull {
      let name = row.member("PhysicalName")?.lenientText ?? ""
      for node in row.member("Seats")?.lenientList ?? [] {
        guard let seat = seat(node, row: row, name, rowIndex, area: index, number: number) else { continue }
        if meaning(of: seat) == SeatMeaning.none { placeholders += 1 } else { count += 1 }
        seats.append(seat)
        if let rowCount, seat.cell.row >= rowCount {
          report("lies out of bounds: `RowIndex` \(seat.cell.row), but `RowCount` is \(rowCount).", seat)
        }
        if let columnCount, seat.cell.column >= columnCount {
          report(
            "lies out of bounds: `ColumnIndex` \(seat.cell.column), but `ColumnCount` is \(columnCount).",
            seat)
        }
      }
    }
    if let declared = area.member("NumberOfSeats")?.lenientInteger,
      declared != count, declared != count + placeholders
    {
      readLayout.problems.append(
        LayoutProblem(
          "`NumberOfSeats` is \(declared), but the rows have \(counted(count, "seat")).", part: part))
    }
    if let rowCount, rowCount != rows.count {
      readLayout.problems.append(
        LayoutProblem(
          "`RowCount` is \(rowCount), but there \(rows.count == 1 ? "is 1 row" : "are \(rows.count) rows").",
          severity: rows.count > rowCount ? .error : .warning, part: part))
    }
  }

  private mutating func seat(
    _ node: JSONNode, row: JSONNode, _ name: String, _ rowIndex: Int, area: Int, number: Int
  ) -> VistaSeat? {
    let text = node.member("Id")?.lenientText ?? ""
    let position = node.member("Position") ?? node
    let line =
      (position.member("RowIndex") ?? row.member("RowIndexZeroBased"))?.lenientInteger ?? rowIndex
    guard node.object != nil, let column = position.member("ColumnIndex")?.lenientInteger,
      (0...Self.farthest).contains(column), (0...Self.farthest).contains(line)
    else {
      readLayout.problems.append(
        LayoutProblem(
          "has no `Position` with a `RowIndex` and a `ColumnIndex` from 0 to \(Self.farthest).",
          part: plan.part(area), row: name, seat: text.isEmpty ? "without an `Id`" : text))
      return nil
    }
    func code(_ key: String) -> String? { node.member(key)?.lenientText?.lowercased() }
    let status = code("Status") ?? "0"
    let group = node.member("SeatsInGroup")
    return VistaSeat(
      text: text, row: name, area: area, cell: VistaSeat.Cell(area: number, row: line, column: column),
      style: code("SeatStyle") ?? "0", status: status,
      originalStatus: code("OriginalStatus") ?? code("OriginalSeatStatus") ?? status,
      isCompanion: node.member("IsCompanion")?.bool ?? false,
      group: (group?.lenientList ?? []).compactMap { place in
        guard let row = place.member("RowIndex")?.lenientInteger,
          let column = place.member("ColumnIndex")?.lenientInteger
        else { return nil }
        return VistaSeat.Cell(
          area: place.member("AreaNumber")?.lenientInteger ?? number, row: row, column: column)
      },
      hasGroup: !(group?.lenientList ?? []).isEmpty)
  }

  private mutating func report(_ sentence: String, _ seat: VistaSeat) {
    readLayout.problems.append(
      LayoutProblem(
        sentence, part: plan.part(seat.area), row: seat.row,
        seat: seat.text.isEmpty ? "without an `Id`" : seat.text, x: Double(seat.cell.column),
        y: Double(seat.cell.row)))
  }

  // MARK: - Meaning

  /// What a seat is; its status before its style, since that tells a wheelchair space and a gap.
  private func meaning(of seat: VistaSeat) -> SeatMeaning {
    let style = choices.styles[seat.style] ?? VistaCodes.meaning(ofStyle: seat.style) ?? .seat
    let status =
      choices.statuses[seat.lastingStatus] ?? VistaCodes.meaning(ofStatus: seat.lastingStatus) ?? .seat
    if status == SeatMeaning.none || style == SeatMeaning.none { return SeatMeaning.none }
    if style == .loveSeat { return .loveSeat }
    if status == .wheelchair || status == .companion { return status }
    if seat.isCompanion { return .companion }
    if style != .seat { return style }
    return status == .outOfOrder ? .outOfOrder : .seat
  }

  /// Why it may not be sold; nil when it may.
  private func outOfOrder(_ seat: VistaSeat, takenIsBroken: Bool) -> String? {
    let status = seat.lastingStatus
    let isOut =
      (choices.statuses[status] ?? VistaCodes.meaning(ofStatus: status)) == .outOfOrder
      || meaning(of: seat) == .outOfOrder || (takenIsBroken && seat.isTaken)
    return isOut ? VistaCodes.reason(ofStatus: status) : nil
  }

  private mutating func makeRows(_ areas: [JSONNode]) {
    let real = seats.filter { meaning(of: $0) != SeatMeaning.none }
    let takenIsBroken = guessTaken(real)
    let shift = gridShifts(areas)
    let pairs = VistaPairs(real.filter { !$0.group.isEmpty || meaning(of: $0) == .loveSeat })
    pairs.problems.forEach { report($0.sentence, $0.seat) }
    readLayout.notes += pairs.notes
    tellUnknownCodes(real)
    struct Key: Hashable {
      var area: Int
      var row: Int
      var name: String
    }
    var indices: [Key: Int] = [:]
    for seat in real {
      let key = Key(area: seat.area, row: seat.cell.row, name: seat.row)
      if indices[key] == nil {
        indices[key] = plan.rows.count
        plan.rows.append(HallPlan.Row(name: seat.row, zone: seat.area, seats: []))
      }
      guard let index = indices[key] else { continue }
      plan.rows[index].seats.append(
        HallPlan.Seat(
          text: seat.text, fileX: Double(seat.cell.column), fileY: Double(seat.cell.row),
          x: Double(seat.cell.column), y: Double(seat.cell.row + (shift[seat.area] ?? 0)),
          type: type(of: seat, areas), pair: pairs.pair(of: seat.cell),
          outOfOrder: outOfOrder(seat, takenIsBroken: takenIsBroken)))
    }
    for (index, name) in plan.zones.enumerated() where plan.zones.count > 1 && !VistaPlan.isKind(name) {
      plan.sections[index] = name.prefix(scalars: 50)
    }
  }

  /// Whether an area's name says what its seats are, not where.
  private static func isKind(_ name: String) -> Bool {
    let kinds = [
      "standard", "vip", "premium", "couple", "sofa", "love", "regular", "normal", "seat", "deluxe", "gold",
      "sweetbox",
      "recliner", "wheelchair", "companion", "general", "preferencial", "classic", "luxury",
    ]
    return Int(name) != nil || kinds.contains { name.lowercased().contains($0) }
  }

  private func type(of seat: VistaSeat, _ areas: [JSONNode]) -> SeatType {
    switch meaning(of: seat) {
    case .wheelchair: return .wheelchair
    case .companion: return .companion
    case .seat, .loveSeat, .outOfOrder, .none: break
    }
    let description = plan.zones[seat.area]
    let code = areas[seat.area].member("AreaCategoryCode")?.lenientText ?? ""
    let given = choices.types[description.lowercased()] ?? choices.types[code.lowercased()]
    let guessed = SeatType(named: description)
    // A wheelchair space is told by the seat, not by the area it is in.
    return given ?? (guessed.isForEverybody ? guessed : .standard)
  }

  // MARK: - Guesses

  /// Whether seats that are sold or unusable are unusable: where they are few, for a running sale has many.
  private mutating func guessTaken(_ real: [VistaSeat]) -> Bool {
    let taken = real.filter(\.isTaken)
    guard !taken.isEmpty, choices.statuses["1"] == nil, choices.statuses["sold"] == nil else { return false }
    let names = enumeration(taken.map { "\($0.row)\($0.text)" })
    let areFew = taken.count == 1 || taken.count * 33 <= real.count
    readLayout.guesses.append(
      areFew
        ? "\(counted(taken.count, "seat")) with status 1, sold or unusable, \(taken.count == 1 ? "is" : "are") out of order "
          + "(\(names)), being so few; `--status 1=seat` says that they are sold."
        : "\(counted(taken.count, "seat")) with status 1 are sold, not out of order (\(names)); "
          + "`--status 1=out-of-order` says otherwise.")
    return areFew
  }

  /// How far back each area's grid begins: 0 where they share one. Areas that would share many cells have grids of
  /// their own; a few are a mistake in the file.
  private mutating func gridShifts(_ areas: [JSONNode]) -> [Int: Int] {
    let cells = Dictionary(grouping: seats) { [$0.cell.row, $0.cell.column] }
    var shared: [Int: Int] = [:]
    for cell in cells.values {
      let areas = Set(cell.map(\.area))
      if areas.count > 1 { for area in areas { shared[area, default: 0] += 1 } }
    }
    let hasOwnGrids = shared.contains { area, count in count * 4 >= seats.count { $0.area == area } }
    guard hasOwnGrids else { return [:] }
    readLayout.guesses.append(
      "The areas have grids of their own and stand behind one another, in the file's order.")
    var shifts: [Int: Int] = [:]
    var next = 0
    for area in areas.indices {
      let rows = seats.filter { $0.area == area }.map(\.cell.row)
      guard let last = rows.max() else { continue }
      shifts[area] = next
      next += last + 2
    }
    return shifts
  }

  private mutating func tellUnknownCodes(_ real: [VistaSeat]) {
    let styles = Dictionary(
      grouping: real.filter {
        choices.styles[$0.style] == nil && VistaCodes.meaning(ofStyle: $0.style) == nil
      }, by: \.style)
    for (style, seats) in styles.sorted(by: { $0.key < $1.key }) {
      readLayout.notes.append(
        "The seat style \(style) is unknown; seats with it are ordinary ones "
          + "(\(enumeration(seats.map { "\($0.row)\($0.text)" }))). `--style \(style)=wheelchair` says otherwise."
      )
    }
    let statuses = Dictionary(
      grouping: real.filter {
        choices.statuses[$0.lastingStatus] == nil && VistaCodes.meaning(ofStatus: $0.lastingStatus) == nil
      }, by: \.lastingStatus)
    for (status, seats) in statuses.sorted(by: { $0.key < $1.key }) {
      readLayout.notes.append(
        "The status \(status) is unknown; seats with it are free "
          + "(\(enumeration(seats.map { "\($0.row)\($0.text)" }))). `--status \(status)=out-of-order` says otherwise."
      )
    }
  }

  private mutating func place() {
    let order = plan.nameOrder
    let isFirstInFront = order.fromTop > order.fromBottom
    if choices.front == nil {
      let reason =
        order.fromTop == order.fromBottom ? "as usual" : "since the rows' names begin there"
      readLayout.guesses.append(
        "The screen is at the end of the \(isFirstInFront ? "lowest" : "highest") row index, \(reason), with row index 0 "
          + "\(isFirstInFront ? "in front" : "at the back"); "
          + "`--front \(isFirstInFront ? "bottom" : "top")` says otherwise.")
    }
    switch choices.front ?? (isFirstInFront ? .top : .bottom) {
    case .top: break
    case .bottom:
      // Columns count from one side, whichever end is in front.
      plan.turn(.bottom)
      plan.mirror()
      plan.screenSide = .top
    case .left: plan.turn(.left)
    case .right: plan.turn(.right)
    }
    let sides = plan.numberOneSides
    let side: ImportChoices.Side = sides.left >= sides.right ? .left : .right
    if let wanted = choices.numberOne {
      if wanted != side { plan.mirror() }
    } else {
      readLayout.guesses.append(
        "Column 0 is on the left of somebody who faces the screen, so that number 1 is on the left in "
          + "\(counted(sides.left, "row")) and on the right in \(sides.right); "
          + "`--number-one \(side == .left ? "right" : "left")` mirrors the hall.")
    }
  }
}
