/// What is wrong with a layout, as a sentence that names the row and the seat.
package struct LayoutProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}

extension SeatLayout {
  /// Everything that keeps the layout from being stored; empty when it is sound.
  package var problems: [LayoutProblem] {
    var found: [LayoutProblem] = []
    func report(_ sentence: String) { found.append(LayoutProblem(sentence)) }

    if rows.allSatisfy(\.places.isEmpty) { report("The layout has no seats.") }
    if let metresPerSeat, !(metresPerSeat.isFinite && metresPerSeat > 0) {
      report("`metresPerSeat` must be a number above 0.")
    }
    if let metresToScreen {
      if !(metresToScreen.isFinite && metresToScreen > 0) {
        report("`metresToScreen` must be a number above 0.")
      }
      if metresPerSeat == nil { report("`metresToScreen` needs `metresPerSeat` beside it.") }
    }
    if let seatCount, seatCount != rows.reduce(0, { $0 + $1.places.count }) {
      report(
        "`seatCount` is \(seatCount), but the rows have \(rows.reduce(0) { $0 + $1.places.count }) seats.")
    }
    if let focus, !SeatLayout.bounds.contains(focus.x) || !SeatLayout.bounds.contains(focus.y) {
      report("`focus` needs x and y between 0 and 999.99.")
    }
    var rowLabels: Set<String> = []
    var byLabel: [SeatLabel: Place] = [:]
    var byPoint: [SIMD2<Int>: SeatLabel] = [:]
    for row in rows {
      // PostgreSQL counts code points.
      if row.label.isEmpty || row.label.unicodeScalars.count > 10 {
        report("Row “\(row.label)”: a label has 1 to 10 characters.")
      }
      if let section = row.section, section.isEmpty || section.unicodeScalars.count > 50 {
        report("Row “\(row.label)”: a section's name has 1 to 50 characters.")
      }
      if !rowLabels.insert(row.label).inserted { report("Row “\(row.label)” appears twice.") }
      for place in row.places {
        let name = "Row “\(row.label)”, seat \(place.label.number)"
        if !(1...9_999).contains(place.label.number) {
          report("\(name): a seat's number lies between 1 and 9,999.")
        }
        if byLabel.updateValue(place, forKey: place.label) != nil {
          report("\(name): the number appears twice in this row.")
        }
        guard SeatLayout.bounds.contains(place.x), SeatLayout.bounds.contains(place.y) else {
          report("\(name): x and y must lie between 0 and 999.99.")
          continue
        }
        let point = SIMD2(Int((place.x * 100).rounded()), Int((place.y * 100).rounded()))
        if let other = byPoint.updateValue(place.label, forKey: point) {
          report("\(name): lies exactly where \(other) lies.")
        }
      }
    }
    for place in places {
      let name = "Row “\(place.label.row)”, seat \(place.label.number)"
      if let partner = place.partner {
        if partner == place.label || byLabel[partner]?.partner != place.label {
          report("\(name): its pair \(partner) is missing or does not name it back.")
        } else if byLabel[partner]?.label.row != place.label.row {
          report("\(name): its pair \(partner) stands in another row.")
        } else if (byLabel[partner]?.outOfOrder == nil) != (place.outOfOrder == nil) {
          report("\(name): half of a pair cannot be out of order alone.")
        }
      }
      if let space = place.companionOf {
        if place.type != .companion {
          report("\(name): only a COMPANION seat belongs to a wheelchair space.")
        }
        if byLabel[space]?.type != .wheelchair {
          report("\(name): \(space) is not a wheelchair space.")
        } else if space.row != place.label.row {
          report("\(name): its wheelchair space \(space) stands in another row.")
        }
      } else if place.type == .companion {
        report("\(name): a COMPANION seat must say which wheelchair space it belongs to.")
      }
    }
    for fixture in fixtures
    where fixture.text.isEmpty || !SeatLayout.bounds.contains(fixture.x)
      || !SeatLayout.bounds.contains(fixture.y)
    {
      report("The label “\(fixture.text)” needs a text, and x and y between 0 and 999.99.")
    }
    return found
  }

  /// What `DECIMAL(5,2)` holds, without negative positions.
  private static let bounds = 0.0...999.99
}
