import BoxOffice

/// A seat as it stands in a file, read here without the importer.
struct FileSeat: Hashable {
  var zone: Int
  var text: String
  var x: Double
  var y: Double

  /// Of a pretix plan that has no errors.
  static func pretix(_ root: JSONNode) -> [FileSeat] {
    var plan = root
    if let first = (value(root, "results")?.array ?? root.array)?.first(where: { node in
      !node.isNull
        && (value(node, "zones") != nil || value(node, "layout").map { value($0, "zones") != nil } ?? false)
    }) {
      plan = first
    }
    if value(plan, "zones") == nil, let layout = value(plan, "layout") { plan = layout }
    var seats: [FileSeat] = []
    for (index, zone) in list(plan, "zones").enumerated() {
      let zoneOffset = offset(of: zone)
      for row in list(zone, "rows") {
        let rowOffset = offset(of: row)
        for seat in list(row, "seats") {
          let place = offset(of: seat)
          seats.append(
            FileSeat(
              zone: index, text: text(value(seat, "seat_number")), x: zoneOffset.x + rowOffset.x + place.x,
              y: zoneOffset.y + rowOffset.y + place.y))
        }
      }
    }
    return seats
  }

  private static func offset(of node: JSONNode) -> (x: Double, y: Double) {
    guard let position = value(node, "position"), let x = number(value(position, "x")),
      let y = number(value(position, "y"))
    else { return (0, 0) }
    return (x, y)
  }

  /// Of a Vista layout that has no errors, without places that only fill the grid.
  static func vista(_ root: JSONNode) -> [FileSeat] {
    var seats: [FileSeat] = []
    for (index, area) in (areas(root, 0) ?? []).enumerated() {
      for (rowIndex, row) in (value(area, "Rows")?.array ?? []).enumerated() where !row.isNull {
        for seat in list(row, "Seats") {
          let position = value(seat, "Position") ?? seat
          let status = text(value(seat, "Status") ?? JSONNode(.number(0), range: 0..<0)).lowercased()
          let original =
            (value(seat, "OriginalStatus") ?? value(seat, "OriginalSeatStatus")).map { text($0).lowercased() }
            ?? status
          let sales = ["0", "1", "4", "empty", "available", "free", "sold", "reserved", "selected"]
          let fillers = ["6", "placeholder", "none"]
          let style = text(value(seat, "SeatStyle")).lowercased()
          if fillers.contains(sales.contains(original) ? status : original)
            || ["placeholder", "none"].contains(style)
          {
            continue
          }
          let line =
            number(value(position, "RowIndex") ?? value(row, "RowIndexZeroBased")) ?? Double(rowIndex)
          seats.append(
            FileSeat(
              zone: index, text: text(value(seat, "Id")), x: number(value(position, "ColumnIndex")) ?? -1,
              y: line))
        }
      }
    }
    return seats
  }

  private static func areas(_ node: JSONNode, _ depth: Int) -> [JSONNode]? {
    if depth == 0, let data = value(node, "SeatLayoutData") { return list(data, "Areas") }
    let own = list(node, "Areas")
    if own.contains(where: { value($0, "Rows") != nil }) { return own }
    guard depth < 4 else { return nil }
    for member in node.object ?? [] {
      if let data = value(member.value, "SeatLayoutData") { return list(data, "Areas") }
      if let found = areas(member.value, depth + 1) { return found }
    }
    return nil
  }

  /// Whether the areas of a Vista layout have one rectangle and no cell in common, so that they are one grid.
  static func areOnOneGrid(_ seats: [FileSeat], _ root: JSONNode) -> Bool {
    let frames = (areas(root, 0) ?? []).map { area in
      ["Left", "Top", "Width", "Height"].map { key in value(area, key).flatMap { number($0) } }
    }
    return Set(frames).count == 1 && Set(seats.map { SIMD2($0.x, $0.y) }).count == seats.count
  }

  /// How many seats a layout of our own has.
  static func countNative(_ root: JSONNode) -> Int {
    list(root, "rows").flatMap { list($0, "seats") }.reduce(0) { count, entry in
      let run = (entry["numbers"]?.array ?? []).compactMap(\.integer)
      return count + (run.count == 2 ? abs(run[1] - run[0]) + 1 : 1)
    }
  }

  // MARK: - Values as other systems write them

  private static func value(_ node: JSONNode, _ key: String) -> JSONNode? {
    let members = node.object ?? []
    let found = members.last { $0.key == key } ?? members.last { $0.key.lowercased() == key.lowercased() }
    return found.flatMap { $0.value.isNull ? nil : $0.value }
  }

  private static func list(_ node: JSONNode, _ key: String) -> [JSONNode] {
    (value(node, key)?.array ?? []).filter { !$0.isNull }
  }

  private static func text(_ node: JSONNode?) -> String {
    guard let node else { return "" }
    let text = node.string ?? node.integer.map { "\($0)" } ?? node.double.map { "\($0)" } ?? ""
    return trimmed(text)
  }

  private static func trimmed(_ text: String) -> String {
    let seen = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    return String(seen.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func number(_ node: JSONNode?) -> Double? {
    guard let node else { return nil }
    return node.double ?? node.string.flatMap { Double(trimmed($0)) }.flatMap { $0.isFinite ? $0 : nil }
  }
}
