import BoxOffice

/// A seating plan as pretix writes it: `zones` with `rows` with `seats`, whose positions add up, in pixels.
///
/// Only what a layout needs is read; keys that are missing, unknown or null do no harm where they can be done without.
struct PretixPlan {
  private(set) var readLayout = ReadLayout(format: .pretix, layout: nil, problems: [])
  private var plan: ImportedPlan
  private let choices: ImportChoices

  /// Further off lies no seat: what is meant for a screen of pixels has positions of some thousands.
  private static let farthest = 1e6

  init(_ root: JSONNode, choices: ImportChoices) {
    self.choices = choices
    plan = ImportedPlan(zones: [], rows: [], zoneNoun: "Zone")
    let root = PretixAnswer(root).plan(choices, &readLayout) ?? root
    guard root.object != nil, let zones = root.member("zones")?.array else {
      readLayout.problems.append(LayoutProblem("`zones` is missing, or no list."))
      return
    }
    read(zones.filter { !$0.isNull }, of: root)
    guard plan.rows.contains(where: { !$0.seats.isEmpty }) else {
      readLayout.problems.append(LayoutProblem("The plan has no seats."))
      return
    }
    plan.measure(choices, unit: "pixels", &readLayout)
    plan.readNumbers()
    plan.place(choices, &readLayout)
    plan.layout(prefixes: choices.prefixes, &readLayout)
  }

  // MARK: - Reading

  private struct Offset {
    var x = 0.0
    var y = 0.0
  }

  private struct Counts {
    var withoutGUID = 0
    var withoutPosition = 0
    var unknownCategories: Set<String> = []
    var texts: [(text: String, x: Double, y: Double)] = []
  }

  private mutating func read(_ zones: [JSONNode], of root: JSONNode) {
    var counts = Counts()
    var guids: [String: String] = [:]
    let categories = Set(
      (root.member("categories")?.lenientList ?? []).compactMap { $0.member("name")?.lenientText })
    let size = root.member("size")
    let width = size?.member("width")?.lenientNumber
    let height = size?.member("height")?.lenientNumber
    plan.zones = zones.map { $0.member("name")?.lenientText ?? "" }
    for (index, zone) in zones.enumerated() {
      let zoneOffset = offset(of: zone, &counts)
      for node in zone.member("rows")?.lenientList ?? [] {
        let name = (node.member("row_number") ?? node.member("row_label"))?.lenientText ?? ""
        var row = ImportedPlan.Row(name: name, zone: index, seats: [])
        let rowOffset = offset(of: node, &counts)
        for seat in node.member("seats")?.lenientList ?? [] {
          guard let read = self.seat(seat, row, zoneOffset, rowOffset) else { continue }
          row.seats.append(read)
          if let width, let height,
            !(0...max(width, 0)).contains(read.fileX) || !(0...max(height, 0)).contains(read.fileY)
          {
            readLayout.problems.append(
              plan.problem("lies outside of the plan, which is \(width) by \(height).", row, read))
          }
          if let category = seat.member("category")?.lenientText, !categories.contains(category) {
            counts.unknownCategories.insert(category)
          }
          guard let guid = seat.member("seat_guid")?.lenientText, !guid.isEmpty else {
            counts.withoutGUID += 1
            continue
          }
          if let first = guids[guid] {
            readLayout.problems.append(
              plan.problem("its `seat_guid` “\(guid)” is that of \(first) too.", row, read))
          } else {
            guids[guid] = plan.problem("", row, read).location
          }
        }
        let count = (node.member("seats")?.lenientList ?? []).count
        if let declared = node.member("number_of_seats")?.lenientInteger, declared != count {
          readLayout.problems.append(
            LayoutProblem(
              "`number_of_seats` is \(declared), but the row has \(counted(count, "seat")).",
              part: plan.part(index), row: name))
        }
        plan.rows.append(row)
      }
      for area in zone.member("areas")?.lenientList ?? [] { readText(of: area, zoneOffset, &counts) }
    }
    note(counts)
    plan.fixtures = counts.texts.map { SeatLayout.Fixture(text: $0.text, x: $0.x, y: $0.y) }
    if plan.zones.count > 1 {
      for (index, name) in plan.zones.enumerated() where !name.isEmpty {
        plan.sections[index] = name.prefix(scalars: 50)
      }
    }
  }

  private mutating func seat(
    _ node: JSONNode, _ row: ImportedPlan.Row, _ zone: Offset, _ offset: Offset
  ) -> ImportedPlan.Seat? {
    let text = node.member("seat_number")?.lenientText ?? ""
    let position = node.member("position")
    let (x, y) = (position?.member("x")?.lenientNumber, position?.member("y")?.lenientNumber)
    let fileX = zone.x + offset.x + (x ?? 0)
    let fileY = zone.y + offset.y + (y ?? 0)
    var seat = ImportedPlan.Seat(text: text, fileX: fileX, fileY: fileY, x: fileX, y: fileY)
    guard node.object != nil, x != nil, y != nil else {
      readLayout.problems.append(
        LayoutProblem(
          "has no `position` with x and y.", part: plan.part(row.zone), row: row.name,
          seat: text.isEmpty ? "without a number" : text))
      return nil
    }
    guard abs(fileX) <= Self.farthest, abs(fileY) <= Self.farthest else {
      readLayout.problems.append(plan.problem("lies out of bounds.", row, seat))
      return nil
    }
    seat.type = type(of: node.member("category")?.lenientText ?? "")
    return seat
  }

  private mutating func offset(of node: JSONNode, _ counts: inout Counts) -> Offset {
    guard let position = node.member("position"), let x = position.member("x")?.lenientNumber,
      let y = position.member("y")?.lenientNumber
    else {
      counts.withoutPosition += 1
      return Offset()
    }
    return Offset(x: x, y: y)
  }

  /// The label of a shape, such as the stage's.
  private func readText(of area: JSONNode, _ zone: Offset, _ counts: inout Counts) {
    guard let label = area.member("text"), let position = area.member("position") else { return }
    let text = (label.member("text") ?? label).lenientText ?? ""
    guard !text.isEmpty else { return }
    let x =
      (position.member("x")?.lenientNumber ?? 0) + (label.member("position")?.member("x")?.lenientNumber ?? 0)
    let y =
      (position.member("y")?.lenientNumber ?? 0) + (label.member("position")?.member("y")?.lenientNumber ?? 0)
    guard abs(zone.x + x) <= Self.farthest, abs(zone.y + y) <= Self.farthest else { return }
    counts.texts.append((text.prefix(scalars: 40), zone.x + x, zone.y + y))
  }

  private mutating func note(_ counts: Counts) {
    if counts.withoutGUID > 0 {
      readLayout.notes.append(
        "\(counted(counts.withoutGUID, "seat")) without a `seat_guid`: none is needed here.")
    }
    if counts.withoutPosition > 0 {
      readLayout.notes.append(
        "\(counted(counts.withoutPosition, "zone or row", plural: "zones or rows")) without a `position`: "
          + "their seats' own positions are taken.")
    }
    if !counts.unknownCategories.isEmpty, counts.unknownCategories != [""] {
      readLayout.notes.append(
        "Not among the plan's `categories`: \(enumeration(counts.unknownCategories.sorted().map { "“\($0)”" }))."
      )
    }
    let used = Set(plan.rows.flatMap(\.seats).map(\.type))
    readLayout.guesses.append(
      used == [.standard]
        ? "All seats are STANDARD; `--category \"NAME=VIP\"` gives those of a category another type."
        : "Seats have the types that their categories' names tell (\(used.map(\.rawValue).sorted().joined(separator: ", "))); "
          + "`--category \"NAME=TYPE\"` says otherwise.")
  }

  private func type(of category: String) -> SeatType {
    choices.types[category.lowercased()] ?? SeatType(named: category)
  }
}
