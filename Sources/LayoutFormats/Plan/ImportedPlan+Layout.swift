import BoxOffice

extension ImportedPlan {
  /// Names rows and seats and makes a layout of the plan, which is turned already.
  /// - Parameter findings: what was found, guessed and noted until now; more is added.
  func layout(prefixes: [String: String], _ findings: inout ReadLayout) {
    var plan = self
    plan.joinRows()
    plan.sortRows()
    for row in plan.rows.indices {
      plan.rows[row].seats.sort { ($0.x, $0.y, $0.text) < ($1.x, $1.y, $1.text) }
    }
    let uncounted = plan.rows.map { row in row.seats.map { $0.number == nil } }
    plan.countOthers()
    let labels = RowLabels(plan, prefixes: prefixes)
    findings.guesses += labels.guesses
    findings.notes += labels.notes
    let seats = plan.rows.flatMap(\.seats)
    let left = min(seats.map(\.x).min() ?? 0, plan.fixtures.map(\.x).min() ?? .infinity)
    let front = min(seats.map(\.y).min() ?? 0, plan.fixtures.map(\.y).min() ?? .infinity)
    func hundredths(_ length: Double) -> Double { (length * 100).rounded() / 100 }
    var origins: [SeatLabel: (row: Row, seat: Seat)] = [:]
    var pairs: [Int: [SeatLabel]] = [:]
    var rows: [SeatLayout.Row] = []
    var notes = NumberNotes()
    for (index, (row, label)) in zip(plan.rows, labels.labels).enumerated() {
      var places = row.seats.enumerated().map { seatIndex, seat in
        let place = SeatLayout.Place(
          label: SeatLabel(row: label, number: seat.number ?? 0), type: seat.type,
          x: hundredths(seat.x - left),
          y: hundredths(seat.y - front), outOfOrder: seat.outOfOrder)
        notes.add(seat, of: row, as: place.label, isCounted: uncounted[index][seatIndex])
        origins[place.label] = (row, seat)
        if let pair = seat.pair { pairs[pair, default: []].append(place.label) }
        return place
      }
      // As they are read again, once hundredths have made places equal that differed by less.
      places.sort { ($0.x, $0.y, $0.label.number) < ($1.x, $1.y, $1.label.number) }
      rows.append(SeatLayout.Row(label: label, places: places, section: plan.sections[row.zone]))
    }
    findings.notes += notes.notes
    Self.join(pairs, in: &rows, &findings)
    Self.findWheelchairSpaces(in: &rows)
    let layout = SeatLayout(
      screenSide: plan.screenSide, rows: rows,
      fixtures: plan.fixtures.map {
        SeatLayout.Fixture(text: $0.text, x: hundredths($0.x - left), y: hundredths($0.y - front))
      })
    findings.layout = layout
    findings.origins = origins.mapValues { row, seat in
      SeatOrigin(
        zone: seat.zone ?? row.zone, row: row.fileName, text: seat.text, x: seat.fileX, y: seat.fileY)
    }
    findings.problems += (layout.problems + layout.oddities).map { problem in
      guard let row = problem.row, let number = problem.seat.flatMap({ Int($0) }),
        let origin = origins[SeatLabel(row: row, number: number)]
      else { return problem }
      // In the file's words, where the labels are others.
      let isLonely = problem.sentence == SeatLayout.companionWithoutSpace
      var told = plan.problem(
        isLonely ? "is a companion's seat without a wheelchair space in its row." : problem.sentence,
        origin.row,
        origin.seat)
      told.severity = problem.severity
      return told
    }
  }

  private static func join(
    _ pairs: [Int: [SeatLabel]], in rows: inout [SeatLayout.Row], _ findings: inout ReadLayout
  ) {
    var partners: [SeatLabel: SeatLabel] = [:]
    var parted: [String] = []
    for pair in pairs.values where pair.count == 2 {
      if pair[0].row == pair[1].row {
        (partners[pair[0]], partners[pair[1]]) = (pair[1], pair[0])
      } else {
        parted.append("\(min(pair[0], pair[1])) and \(max(pair[0], pair[1]))")
      }
    }
    if !parted.isEmpty {
      findings.notes.append(
        "Two halves of a love seat need a row in common, so these are sold one by one: \(enumeration(parted.sorted()))."
      )
    }
    var broken: [SeatLabel: String] = [:]
    for place in rows.flatMap(\.places) {
      if let reason = place.outOfOrder, let partner = partners[place.label] { broken[partner] = reason }
    }
    var closed: [String] = []
    for row in rows.indices {
      for place in rows[row].places.indices {
        let label = rows[row].places[place].label
        rows[row].places[place].partner = partners[label]
        if rows[row].places[place].outOfOrder == nil, let reason = broken[label] {
          rows[row].places[place].outOfOrder = reason
          closed.append(label.description)
        }
      }
    }
    if !closed.isEmpty {
      findings.notes.append(
        "A love seat is sold whole, so with its other half out of order goes \(enumeration(closed)).")
    }
  }

  /// A companion belongs to the nearest wheelchair space of its row.
  private static func findWheelchairSpaces(in rows: inout [SeatLayout.Row]) {
    for row in rows.indices {
      let spaces = rows[row].places.filter { $0.type == .wheelchair }
      for place in rows[row].places.indices where rows[row].places[place].type == .companion {
        let x = rows[row].places[place].x
        rows[row].places[place].companionOf = spaces.min { abs($0.x - x) < abs($1.x - x) }?.label
      }
    }
  }
}
