import BoxOffice

/// A Vista seat layout: areas on one grid of rows and columns, one seat wide.
struct VistaPlan {
  var readLayout = ReadLayout(format: .vista, layout: nil, problems: [])
  var plan: ImportedPlan
  private(set) var seats: [VistaSeat] = []
  let choices: ImportChoices

  /// Further off lies no row and no column.
  private static let farthest = 5_000

  /// The object with the areas; nil where there is none.
  static func layout(in root: JSONNode) -> JSONNode? {
    if let layout = root.member("SeatLayoutData") { return layout }
    return areas(in: root, depth: 0)
  }

  /// The object with the areas, however an answer is wrapped, in so many objects at most.
  private static func areas(in node: JSONNode, depth: Int) -> JSONNode? {
    if node.member("Areas")?.lenientList.contains(where: { $0.member("Rows") != nil }) ?? false {
      return node
    }
    guard depth < 4 else { return nil }
    return (node.object ?? []).lazy.compactMap {
      $0.value.member("SeatLayoutData") ?? areas(in: $0.value, depth: depth + 1)
    }
    .first
  }

  init(_ root: JSONNode, choices: ImportChoices) {
    self.choices = choices
    plan = ImportedPlan(zones: [], rows: [], zoneNoun: "Area", joinsZones: true)
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
    let real = seats.filter { meaning(of: $0) != SeatMeaning.none }
    guard !real.isEmpty else {
      readLayout.problems.append(LayoutProblem("The layout has no seats."))
      return
    }
    let grids = VistaGrids(of: areas, real, choices.areas)
    makeRows(areas, grids)
    plan.readNumbers()
    tell(grids)
    place(grids)
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
    // Rows without seats are left out of many files.
    if let rowCount, rows.count > rowCount {
      readLayout.problems.append(
        LayoutProblem(
          "`RowCount` is \(rowCount), but there \(rows.count == 1 ? "is 1 row" : "are \(rows.count) rows").",
          part: part))
    }
  }

  private mutating func seat(
    _ node: JSONNode, row: JSONNode, _ name: String, _ rowIndex: Int, area: Int, number: Int
  ) -> VistaSeat? {
    let text = node.member("Id")?.lenientText ?? ""
    let position = node.member("Position") ?? node
    let told = position.member("RowIndex") ?? row.member("RowIndexZeroBased")
    guard node.object != nil, let line = told == nil ? rowIndex : told?.lenientInteger,
      let column = position.member("ColumnIndex")?.lenientInteger,
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
    let style = meaning(ofStyle: seat) ?? .seat
    let status =
      choices.statuses[seat.lastingStatus] ?? VistaCodes.meaning(ofStatus: seat.lastingStatus) ?? .seat
    if status == SeatMeaning.none || style == SeatMeaning.none { return SeatMeaning.none }
    if style == .loveSeat { return .loveSeat }
    if status == .wheelchair || status == .companion { return status }
    if seat.isCompanion { return .companion }
    if style != .seat { return style }
    return status == .outOfOrder ? .outOfOrder : .seat
  }

  /// Nil when nobody knows the style. The middle of a sofa is none without the sofa: others mean something else by it.
  func meaning(ofStyle seat: VistaSeat) -> SeatMeaning? {
    if let told = choices.styles[seat.style] { return told }
    return seat.style == "2" && !seat.hasGroup ? nil : VistaCodes.meaning(ofStyle: seat.style)
  }

  /// Why it may not be sold; nil when it may.
  private func outOfOrder(_ seat: VistaSeat) -> String? {
    let status = seat.lastingStatus
    let isOut =
      (choices.statuses[status] ?? VistaCodes.meaning(ofStatus: status)) == .outOfOrder
      || meaning(of: seat) == .outOfOrder
    return isOut ? VistaCodes.reason(ofStatus: status) : nil
  }

  private mutating func makeRows(_ areas: [JSONNode], _ grids: VistaGrids) {
    let real = seats.filter { meaning(of: $0) != SeatMeaning.none }
    tellTaken(real)
    let pairs = VistaPairs(real.filter { !$0.group.isEmpty || meaning(of: $0) == .loveSeat })
    pairs.problems.forEach { report($0.sentence, $0.seat) }
    readLayout.notes += pairs.notes
    tellCodes(real)
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
        plan.rows.append(ImportedPlan.Row(name: seat.row, zone: seat.area, seats: []))
      }
      guard let index = indices[key] else { continue }
      let grid = grids.grid(of: seat.area)
      plan.rows[index].seats.append(
        ImportedPlan.Seat(
          text: seat.text, fileX: Double(seat.cell.column), fileY: Double(seat.cell.row),
          x: grid.x(ofColumn: seat.cell.column), y: grid.y(ofRow: seat.cell.row),
          type: type(of: seat, areas), pair: pairs.pair(of: seat.cell),
          outOfOrder: outOfOrder(seat)))
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
}
