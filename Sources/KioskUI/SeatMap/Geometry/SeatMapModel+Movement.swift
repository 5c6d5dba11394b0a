package import BoxOffice

package enum Direction: Hashable, Sendable {
  case up, down, left, right
}

extension SeatMapModel {
  /// The seat that an arrow key leads to from `seat`, as the map is drawn; nil at the edge.
  ///
  /// Left and right follow the row, at its end the line, and at the line's end lead to a line that lies wholly beside
  /// it. Up and down go to the nearest line that has a seat, and there to the one nearest to the wanted column.
  /// In a hall where that does not lead everywhere, left and right go through all lines like a text, round and round.
  /// - Parameter wanted: the column of the wide projection that vertical moves keep to.
  package func neighbour(of seat: SeatIndex, to direction: Direction, wanted: Int) -> SeatIndex? {
    switch direction {
    case .left: sideways(from: seat, by: -1)
    case .right: sideways(from: seat, by: 1)
    case .up: vertically(from: seat, by: -1, wanted: wanted)
    case .down: vertically(from: seat, by: 1, wanted: wanted)
    }
  }

  private func sideways(from seat: SeatIndex, by step: Int) -> SeatIndex? {
    guard !isWalkedLikeText else { return onward(from: seat, by: step) }
    let row = rows[seats[seat].row]
    let line = wide.seatsByLine[wide.cells[seat].line]
    let position = line.firstIndex(of: seat).map { $0 + step }
    let beside =
      position.flatMap { line.indices.contains($0) ? line[$0] : nil } ?? across(from: seat, by: step)
    guard let place = row.firstIndex(of: seat), row.indices.contains(place + step) else { return beside }
    let next = row[place + step]
    // Where a row goes up or down rather than to the side, what lies beside its seats are other rows.
    let (cell, other) = (wide.cells[seat], wide.cells[next])
    let isSteep = abs(other.column - cell.column) < 2 * abs(other.line - cell.line)
    if shapes[seats[seat].row] != .level, isSteep { return beside }
    // A short row in the aisle of a longer one is walked through, or nothing would lead there.
    guard let beside, beside != next, stands(beside, between: seat, and: next) else { return next }
    return beside
  }

  /// The next seat of the line, or the first of the next line; of all lines they make one ring.
  private func onward(from seat: SeatIndex, by step: Int) -> SeatIndex? {
    let lines = wide.seatsByLine
    var line = wide.cells[seat].line
    if let position = lines[line].firstIndex(of: seat), lines[line].indices.contains(position + step) {
      return lines[line][position + step]
    }
    repeat { line = (line + step + lines.count) % lines.count } while lines[line].isEmpty
    return step > 0 ? lines[line].first : lines[line].last
  }

  /// From the end of a line to the nearest line that lies wholly beside it: a box has lines that the stalls have not.
  private func across(from seat: SeatIndex, by step: Int) -> SeatIndex? {
    let start = wide.cells[seat]
    return wide.seatsByLine.compactMap { step > 0 ? $0.first : $0.last }
      .filter { (wide.cells[$0].column - start.column) * step > 0 }
      .min { abs(wide.cells[$0].line - start.line) < abs(wide.cells[$1].line - start.line) }
  }

  /// Whether a seat's whole row stands between two seats of one line.
  private func stands(_ seat: SeatIndex, between one: SeatIndex, and other: SeatIndex) -> Bool {
    let ends = [wide.cells[one], wide.cells[other]].sorted { $0.column < $1.column }
    return ends[0].line == ends[1].line
      && rows[seats[seat].row].allSatisfy {
        let cell = wide.cells[$0]
        return cell.line == ends[0].line && cell.column > ends[0].column && cell.column < ends[1].column
      }
  }

  private func vertically(from seat: SeatIndex, by step: Int, wanted: Int) -> SeatIndex? {
    let start = wide.cells[seat].line
    var best: (seat: SeatIndex, cost: Int)?
    var line = start + step
    while wide.seatsByLine.indices.contains(line) {
      // A line costs as much as two seats to the side, so that the end of a short row is passed over.
      let distance = abs(line - start) * 2 * wide.pitch
      if let best, best.cost <= distance { break }
      for candidate in wide.seatsByLine[line] {
        let cost = distance + abs(wide.cells[candidate].column - wanted)
        if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
      }
      line += step
    }
    return best?.seat
  }

  /// The seats that arrow keys cannot reach from everywhere, or cannot leave. There must be none in any hall.
  package var unreachable: [SeatIndex] {
    guard !seats.isEmpty else { return [] }
    var onward = SeatArray<[SeatIndex]>(repeating: [], count: seats.count)
    var backward = onward
    for seat in seats.indices {
      for direction in [Direction.left, .right, .up, .down] {
        // A move to the side makes the column the wanted one, even where it leads nowhere.
        let wanted = wide.cells[seat].column
        guard let next = neighbour(of: seat, to: direction, wanted: wanted) else { continue }
        onward[seat].append(next)
        backward[next].append(seat)
      }
    }
    let (there, back) = (SeatMapModel.reached(by: onward), SeatMapModel.reached(by: backward))
    return seats.indices.filter { !there[$0] || !back[$0] }
  }

  /// Which seats the first one is joined to.
  private static func reached(by steps: SeatArray<[SeatIndex]>) -> SeatArray<Bool> {
    let first = steps.startIndex
    var reached = SeatArray(repeating: false, count: steps.count)
    var open = [first]
    reached[first] = true
    while let seat = open.popLast() {
      for next in steps[seat] where !reached[next] {
        reached[next] = true
        open.append(next)
      }
    }
    return reached
  }

  /// The seat nearest to the best place of the house, two thirds back on the centre line, among those that
  /// `isWanted`; nil when there is none.
  package func nearestToFocus(where isWanted: (SeatIndex) -> Bool) -> SeatIndex? {
    let focusColumn = Double(wide.columns - 1) / 2
    let depth = Double(wide.lines - 1) * 2 / 3
    let focusLine = screenSide == .top ? depth : Double(wide.lines - 1) - depth
    func distance(_ seat: SeatIndex) -> Double {
      let across = (Double(wide.cells[seat].column) - focusColumn) / Double(wide.pitch)
      let along = (Double(wide.cells[seat].line) - focusLine) * 2
      return across * across + along * along
    }
    return seats.indices.filter(isWanted).min { distance($0) < distance($1) }
  }

  /// The seat that typed text such as `g12` means; for a row alone, its seat nearest to the column.
  package func seat(typed text: String, near wanted: Int) -> SeatIndex? {
    let folded = text.uppercased()
    let exact = seats.indices.first { seats[$0].label.description.uppercased() == folded }
    if let exact { return exact }
    guard
      let row = rows.indices.first(where: { row in
        rows[row].first.map { seats[$0].label.row.uppercased() == folded } ?? false
      })
    else { return nil }
    return seat(inRow: row, near: wanted)
  }

  /// A row's seat nearest to a column; nil when the row has none.
  func seat(inRow row: Int, near wanted: Int) -> SeatIndex? {
    rows[row].min { abs(wide.cells[$0].column - wanted) < abs(wide.cells[$1].column - wanted) }
  }

  /// Whether typed text may still become a seat's label.
  package func mayBecomeLabel(_ text: String) -> Bool {
    let folded = text.uppercased()
    return seats.contains { $0.label.description.uppercased().hasPrefix(folded) }
  }
}
