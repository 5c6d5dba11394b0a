extension SeatingGraph {
  /// Seats in a sentence, along their rows: `F4`, `F4 and F6`, `F4 to F7`, `F4 to F7, G1 and G2`.
  func names(of seats: [Int]) -> String {
    let labels = seats.sorted { geometry.positions[$0] < geometry.positions[$1] }.map { self.seats[$0].label }
    var names: [String] = []
    var rest = labels[...]
    while let first = rest.first {
      let step = rest.dropFirst().first.map { $0.number - first.number } ?? 0
      var count = 1
      if abs(step) == 1 {
        while let label = rest.dropFirst(count).first, label.row == first.row,
          label.number == first.number + step * count
        {
          count += 1
        }
      }
      let run = rest.prefix(count)
      names += count > 2 ? ["\(first) to \(run[run.endIndex - 1])"] : run.map(\.description)
      rest = rest.dropFirst(count)
    }
    return names.listed
  }

  /// `F4 would be left alone between F3 and F5. Please take F6 and F7 instead.`
  func leftAlone(_ lone: [Int], by chosen: [Int], instead: [Int]) -> String {
    let seats = lone.map { geometry.seats[$0] }
    var place = ""
    if lone.count == 1, let position = lone.first {
      let run = geometry.runs[geometry.runOf[position]]
      let row = geometry.rows[geometry.rowOf[position]]
      let besides = [position - 1, position + 1].map { beside in
        run.contains(beside)
          ? names(of: [geometry.seats[beside]])
          : row.contains(beside) ? "the aisle" : "the end of the row"
      }
      // A seat is named before an aisle.
      let ordered = run.contains(position - 1) ? besides : besides.reversed()
      place = " between \(ordered.joined(separator: " and "))"
    }
    let offer =
      Set(instead).isDisjoint(with: chosen)
      ? "Please take \(names(of: instead)) instead."
      : "\(names(of: instead)) would leave no single seat."
    return "\(names(of: seats)) would be left alone\(place). \(offer)"
  }

  /// `one seat`, `two rows`.
  func counted(_ count: Int, _ what: String) -> String { "\(inWords(count)) \(what)\(count == 1 ? "" : "s")" }
}

/// `one` to `twelve`, and digits above.
func inWords(_ number: Int) -> String {
  let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  return words.indices.contains(number) ? words[number] : "\(number)"
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}
