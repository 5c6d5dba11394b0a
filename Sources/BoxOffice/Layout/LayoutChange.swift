extension LayoutChange {
  /// What replacing `old` by `new` does to the seats; each list is by label.
  package init(from old: SeatLayout, to new: SeatLayout) {
    let before = Dictionary(old.places.map { ($0.label, $0) }) { first, _ in first }
    let after = Dictionary(new.places.map { ($0.label, $0) }) { first, _ in first }
    func labels(where isMeant: (SeatLayout.Place, SeatLayout.Place) -> Bool) -> [SeatLabel] {
      after.values.filter { place in before[place.label].map { isMeant($0, place) } ?? false }
        .map(\.label).sorted()
    }
    self.init(
      added: after.keys.filter { before[$0] == nil }.sorted(),
      removed: before.keys.filter { after[$0] == nil }.sorted(),
      moved: labels { $0.point != $1.point },
      retyped: labels { $0.type != $1.type },
      putOutOfOrder: labels { $0.outOfOrder == nil && $1.outOfOrder != nil },
      putBack: labels { $0.outOfOrder != nil && $1.outOfOrder == nil })
  }
}

extension SeatLayout.Place {
  /// Its position in hundredths of a seat's width, as the database stores it.
  var point: SIMD2<Int> { SIMD2(Int((x * 100).rounded()), Int((y * 100).rounded())) }
}

extension SeatLayout {
  /// The seats of a screen with this layout. Seats whose labels are still there keep their ids. Those that
  /// the layout no longer has become inactive, since past bookings may refer to them, and active again when a
  /// later layout has their label.
  /// - Parameters:
  ///   - existing: the screen's seats so far.
  ///   - newID: makes the id of a new seat.
  package func seats(
    of screen: Screen.ID, keeping existing: [Seat] = [], newID: (SeatLabel) -> Seat.ID
  ) -> [Seat] {
    let ids = Dictionary(existing.map { ($0.label, $0.id) }) { first, _ in first }
    let places = places
    let labels = Set(places.map(\.label))
    let removed = existing.filter { !labels.contains($0.label) }.map { seat in
      var seat = seat
      seat.isActive = false
      return seat
    }
    return removed
      + places.map { place in
        Seat(
          id: ids[place.label] ?? newID(place.label), screen: screen, label: place.label, type: place.type,
          isActive: place.outOfOrder == nil, x: Double(place.point.x) / 100, y: Double(place.point.y) / 100)
      }
  }

  /// What keeps the layout from being stored, as a sentence; nil if nothing does.
  package var obstacle: String? {
    if let first = problems.first {
      let others = problems.count - 1
      return others == 0
        ? first.description
        : "\(first.description) And \(others) other \(others == 1 ? "problem" : "problems")."
    }
    return capacity == 0 ? "All seats would be out of order: a screen needs one seat that may be sold." : nil
  }
}
