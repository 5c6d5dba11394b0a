import BoxOffice

/// What a Vista layout leaves open, and what its codes did.
extension VistaPlan {
  /// Whether seats that are sold or unusable are unusable: where they are few, for a running sale has many.
  mutating func guessTaken(_ real: [VistaSeat]) -> Bool {
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
  mutating func gridShifts(_ areas: [JSONNode]) -> [Int: Int] {
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

  mutating func tellCodes(_ real: [VistaSeat]) {
    func told(_ seats: [VistaSeat]) -> String {
      "\(counted(seats.count, "seat")) (\(enumeration(seats.map { "\($0.row)\($0.text)" })))"
    }
    let styles = Dictionary(grouping: real.filter { meaning(ofStyle: $0) == nil }, by: \.style)
    for (style, seats) in styles.sorted(by: { $0.key < $1.key }) {
      readLayout.notes.append(
        "The seat style \(style) of \(told(seats)) is unknown: taken for ordinary. "
          + "`--style \(style)=wheelchair` says otherwise.")
    }
    let statuses = Dictionary(grouping: real, by: \.lastingStatus).filter { choices.statuses[$0.key] == nil }
    for (status, seats) in statuses.sorted(by: { $0.key < $1.key }) {
      switch VistaCodes.meaning(ofStatus: status) {
      case nil:
        readLayout.notes.append(
          "The status \(status) of \(told(seats)) is unknown: taken for free. "
            + "`--status \(status)=out-of-order` says otherwise.")
      case .outOfOrder?:
        readLayout.notes.append(
          "Out of order by status \(status), \(VistaCodes.reason(ofStatus: status)): \(told(seats)). "
            + "`--status \(status)=seat` says otherwise.")
      case .wheelchair?, .companion?, .seat?, .loveSeat?, SeatMeaning.none?: break
      }
    }
  }

  mutating func place() {
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
