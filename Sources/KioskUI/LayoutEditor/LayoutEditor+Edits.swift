import BoxOffice
import Words

extension LayoutEditor {
  /// How many steps can be undone.
  private static let longestPast = 200

  /// Changes places, as one step that can be undone.
  mutating func edit(_ seats: [SeatLabel], _ change: (inout SeatLayout.Place) -> Void) {
    let wanted = Set(seats)
    var layout = draft
    for row in layout.rows.indices {
      for index in layout.rows[row].places.indices where wanted.contains(layout.rows[row].places[index].label)
      {
        change(&layout.rows[row].places[index])
      }
    }
    guard layout != draft else { return }
    past = (past + [draft]).suffix(Self.longestPast)
    show(layout)
  }

  mutating func undo() {
    guard let last = past.popLast() else {
      notify(.nothingToUndo)
      return
    }
    let change = LayoutChange(from: draft, to: last)
    show(last)
    notify(.undone(change.message))
  }

  /// Opens the list of kinds, at the kind that the seats have.
  mutating func chooseType() {
    let seats = marked
    let current = seats.first.flatMap { place($0)?.type } ?? .standard
    dialog = .type(SeatType.allCases.firstIndex(of: current) ?? 0, seats: seats)
  }

  /// Changes the kind of seats, asks for what the kind needs, or says why the seats cannot have it.
  mutating func make(_ seats: [SeatLabel], _ type: SeatType) {
    if let obstacle = obstacle(to: type, for: seats) {
      notify(obstacle, .warning)
      return
    }
    switch type {
    case .standard, .premium, .vip, .wheelchair:
      edit(seats) { place in
        place.type = type
        place.companionOf = nil
      }
      anchor = nil
    case .companion:
      let spaces = spaces(for: seats)
      guard let nearest = spaces.first else {
        notify(.noSpaceInRow(seats.first?.row ?? ""), .warning)
        return
      }
      dialog = .companion(seats: seats, text: TextField(nearest.description, limit: 15))
    }
  }

  /// Makes seats companion seats of the wheelchair space that was typed.
  mutating func makeCompanions(_ seats: [SeatLabel], of typed: String) {
    let folded = typed.uppercased()
    guard let space = spaces(for: seats).first(where: { $0.description.uppercased() == folded }) else {
      notify(.noSuchSpace(typed, row: seats.first?.row ?? "", known: spaces(for: seats)), .warning)
      return
    }
    dialog = nil
    edit(seats) { place in
      place.type = .companion
      place.companionOf = space
    }
    anchor = nil
  }

  private func obstacle(to type: SeatType, for seats: [SeatLabel]) -> Message? {
    if !type.isForEverybody, let half = seats.first(where: { place($0)?.partner != nil }) {
      return .halfCannotBe(half, type)
    }
    if type == .companion, Set(seats.map(\.row)).count > 1 {
      return .companionsOfOneRow
    }
    guard type != .wheelchair else { return nil }
    // Companion seats that would lose their space.
    let left = draft.places.first { place in
      place.companionOf.map { seats.contains($0) } == true && !seats.contains(place.label)
    }
    return left.flatMap { companion in
      companion.companionOf.map { .spaceHasCompanion($0, companion.label) }
    }
  }

  /// The other wheelchair spaces of the seats' row, nearest first.
  private func spaces(for seats: [SeatLabel]) -> [SeatLabel] {
    guard let first = seats.first, let row = draft.rows.first(where: { $0.label == first.row }),
      let x = place(first)?.x
    else { return [] }
    return row.places.filter { $0.type == .wheelchair && !seats.contains($0.label) }
      .sorted { abs($0.x - x) < abs($1.x - x) }.map(\.label)
  }
}
