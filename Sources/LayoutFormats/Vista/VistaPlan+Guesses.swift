import BoxOffice

/// What a Vista layout leaves open, and what its codes did.
extension VistaPlan {
  /// A file is made while seats are sold, and a layout is the empty house.
  mutating func tellTaken(_ real: [VistaSeat]) {
    let taken = real.filter(\.isTaken)
    guard !taken.isEmpty, choices.statuses["1"] == nil, choices.statuses["sold"] == nil else { return }
    readLayout.notes.append(
      "\(counted(taken.count, "seat")) \(taken.count == 1 ? "is" : "are") sold in the file (status 1), and free in an empty "
        + "house: \(enumeration(taken.map { "\($0.row)\($0.text)" })). `--status 1=out-of-order` closes "
        + "\(taken.count == 1 ? "it" : "them").")
  }

  /// How the areas stand to one another, where that is not plain.
  mutating func tell(_ grids: VistaGrids) {
    func names(_ areas: [Int]) -> String { enumeration(areas.map { "“\(plan.zones[$0])”" }) }
    guard choices.areas == nil else { return }
    if !grids.placed.isEmpty {
      let (one, has) =
        grids.placed.count == 1 ? ("stands", "has a grid of its own") : ("stand", "have grids of their own")
      readLayout.guesses.append(
        "\(names(grids.placed)) \(has) and \(one) where `Left`, `Top`, `Width` and `Height` say; "
          + "`--areas grid` puts all areas on one grid, `--areas behind` those with a grid of their own behind the others."
      )
    }
    if !grids.behind.isEmpty {
      let areas = grids.behind.flatMap(\.self)
      let (one, has) =
        areas.count == 1 ? ("stands", "has a grid of its own") : ("stand", "have grids of their own")
      readLayout.guesses.append(
        "\(names(areas)) \(has), and the file does not say where: \(areas.count == 1 ? "it" : "they") \(one) behind the "
          + "others; `--areas grid` puts all areas on one grid.")
    }
    if grids.isSharedDespiteFrames {
      readLayout.guesses.append(
        "The areas share one grid, since no two seats are in one cell; `--areas place` places them by `Left`, `Top`, "
          + "`Width` and `Height`.")
    }
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
          "Out of order by status \(status), “\(VistaCodes.reason(ofStatus: status))” for customers: \(told(seats)). "
            + "`--status \(status)=seat` says otherwise.")
      case .wheelchair?, .companion?, .seat?, .loveSeat?, SeatMeaning.none?: break
      }
    }
  }

  mutating func place(_ grids: VistaGrids) {
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
    for zones in grids.behind { plan.moveBehind(zones, all: grids.behind.flatMap(\.self)) }
    plan.put(numberOne: choices.numberOne, &readLayout) { sides, other in
      "Column 0 is on the left of somebody who faces the screen, so that number 1 is on the left in "
        + "\(counted(sides.left, "row")) and on the right in \(sides.right); `--number-one \(other.rawValue)` mirrors the hall."
    }
  }
}
