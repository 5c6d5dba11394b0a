import BoxOffice

extension ImportedPlan {
  /// Makes seat widths of the file's measure: the median distance of neighbours.
  /// - Parameter acrossOnly: whether the file measures x alone.
  mutating func measure(
    _ choices: ImportChoices, unit: String, acrossOnly: Bool = false, _ findings: inout ReadLayout
  ) {
    var distances: [Double] = []
    for row in rows {
      for (seat, next) in zip(row.seats, row.seats.dropFirst()) {
        let (x, y) = (next.fileX - seat.fileX, next.fileY - seat.fileY)
        distances.append((x * x + y * y).squareRoot())
      }
    }
    distances = distances.filter { $0 > 0.01 }.sorted()
    let measured = distances.isEmpty ? 25 : distances[(distances.count - 1) / 2]
    let width = choices.seatWidth ?? measured
    if choices.seatWidth == nil {
      findings.guesses.append(
        "A seat is \((width * 100).rounded() / 100)\(unit.isEmpty ? "" : " \(unit)") wide, the median distance of neighbours; "
          + "`--seat-width` says otherwise.")
    }
    for row in rows.indices {
      for seat in rows[row].seats.indices {
        rows[row].seats[seat].x /= width
        if !acrossOnly { rows[row].seats[seat].y /= width }
      }
    }
    for index in fixtures.indices {
      fixtures[index].x /= width
      fixtures[index].y /= width
    }
  }

  /// Turns the plan as the choices say, or as it seems to be meant.
  mutating func place(_ choices: ImportChoices, _ findings: inout ReadLayout) {
    let (front, reason) = guessedFront
    if choices.front == nil {
      findings.guesses.append(
        "The screen is at the \(front.rawValue) of the plan, \(reason); `--front` says otherwise.")
    }
    turn(choices.front ?? front)
    if choices.floors != .keep {
      let moved = stackFloors()
      if !moved.isEmpty, choices.floors == nil {
        findings.guesses.append(
          "\(enumeration(moved.map { "“\($0)”" })) is placed behind what it is drawn over; "
            + "`--floors keep` leaves it there.")
      }
    }
    put(numberOne: choices.numberOne, &findings) { sides, other in
      "The plan is drawn as seen from above: number 1 is on the left of somebody who faces the screen in "
        + "\(counted(sides.left, "row")), on the right in \(sides.right). `--number-one \(other.rawValue)` mirrors it."
    }
  }

  /// Mirrors the hall where most rows have number 1 on the other side than was chosen.
  /// - Parameter guess: what was found, and the side that is not it, for whoever chose none.
  mutating func put(
    numberOne wanted: ImportChoices.Side?, _ findings: inout ReadLayout,
    guess: (_ sides: (left: Int, right: Int), _ other: ImportChoices.Side) -> String
  ) {
    let sides = numberOneSides
    let side: ImportChoices.Side = sides.left >= sides.right ? .left : .right
    guard let wanted else {
      findings.guesses.append(guess(sides, side == .left ? .right : .left))
      return
    }
    guard sides.left + sides.right > 0 else {
      findings.notes.append("`--number-one` does nothing: no row has two numbered seats side by side.")
      return
    }
    if wanted != side { mirror() }
  }

  private var guessedFront: (edge: ImportChoices.Edge, reason: String) {
    let words = ["screen", "stage", "leinwand", "bühne", "podium", "scene", "scène", "escenario", "pantalla"]
    let seats = rows.flatMap(\.seats)
    if let stage = fixtures.first(where: { fixture in
      words.contains { fixture.text.lowercased().contains($0) }
    }), let top = seats.map(\.y).min(), let bottom = seats.map(\.y).max(),
      let left = seats.map(\.x).min(), let right = seats.map(\.x).max()
    {
      let outside: [(edge: ImportChoices.Edge, by: Double)] = [
        (.top, top - stage.y), (.bottom, stage.y - bottom), (.left, left - stage.x),
        (.right, stage.x - right),
      ]
      if let edge = outside.max(by: { $0.by < $1.by }), edge.by > 0 {
        return (edge.edge, "where “\(stage.text)” is")
      }
      return (stage.y - top < bottom - stage.y ? .top : .bottom, "the nearer edge to “\(stage.text)”")
    }
    let order = nameOrder
    if order.fromBottom > 2 * order.fromTop { return (.bottom, "since the rows' names begin there") }
    return (.top, order.fromTop > 2 * order.fromBottom ? "since the rows' names begin there" : "as usual")
  }
}
