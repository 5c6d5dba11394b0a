/// Picks places of different kinds, such as one further back, one at the aisle and one at the side, instead of the same
/// place shifted by one seat eight times.
struct PlaceChoice {
  let limit: Int
  /// Best first. No two have a seat in common.
  private(set) var places: [Place] = []
  private var isUsed: Set<SeatPosition> = []

  init(limit: Int) {
    self.limit = limit
  }

  var hasRoom: Bool { places.count < limit }

  /// Picks from places side by side that are sorted, best first: the best, the best one of each kind, and then others
  /// that lie well apart from all before, then any.
  mutating func add(_ sorted: [Place], in geometry: SeatingGeometry, where isAllowed: (Place) -> Bool) {
    var picked: [Place] = []
    var isRefused: Set<SeatPosition> = []
    func middle(_ place: Place) -> SIMD2<Double> {
      place.positions.reduce(SIMD2(0, 0)) { $0 + geometry.offsets[$1] } / Double(place.positions.count)
    }
    func pick(_ kind: Place.Kind, _ isMeant: (Place) -> Bool) {
      guard places.count + picked.count < limit else { return }
      for var place in sorted {
        let first = place.positions[0]
        guard !isRefused.contains(first), isMeant(place), !place.positions.contains(where: isUsed.contains)
        else { continue }
        guard isAllowed(place) else {
          isRefused.insert(first)
          continue
        }
        place.kind = kind
        picked.append(place)
        isUsed.formUnion(place.positions)
        return
      }
    }
    let isFirst = places.isEmpty
    pick(isFirst ? .best : .other) { _ in true }
    guard let best = picked.first ?? places.first else { return }
    let centre = middle(best)
    let reach = Double(best.positions.count)
    if isFirst {
      let twoRows = 1.9 * SeatingGeometry.usualDepth
      pick(.furtherBack) { middle($0).y - centre.y >= twoRows && abs(middle($0).x - centre.x) <= reach }
      pick(.furtherFront) { centre.y - middle($0).y >= twoRows && abs(middle($0).x - centre.x) <= reach }
      pick(.aisle) { geometry.isAtAisle($0.positions) }
      let aside = max(reach + 2, 0.4 * geometry.halfWidth)
      pick(.left) { centre.x - middle($0).x >= aside }
      pick(.right) { middle($0).x - centre.x >= aside }
    }
    for apart in [reach + 2, 0] {
      var count = -1
      while count != picked.count, places.count + picked.count < limit {
        count = picked.count
        let others = (places + picked).map(middle)
        pick(.other) { place in
          apart == 0
            || others.allSatisfy {
              let way = middle(place) - $0
              return abs(way.x) >= apart || abs(way.y) >= 1.9 * SeatingGeometry.usualDepth
            }
        }
      }
    }
    places += picked.sorted()
  }

  /// Takes the first places that have no seat in common.
  mutating func add(apart sorted: [Place]) {
    for place in sorted where hasRoom && isApart(place.positions) { add(place) }
  }

  /// Whether none of the seats is in a place already.
  func isApart(_ positions: some Sequence<SeatPosition>) -> Bool {
    !positions.contains(where: isUsed.contains)
  }

  mutating func add(_ place: Place) {
    places.append(place)
    isUsed.formUnion(place.positions)
  }
}

extension SeatingGeometry {
  /// Of the whole hall.
  var halfWidth: Double {
    let x = points.map(\.x)
    return ((x.max() ?? 0) - (x.min() ?? 0)) / 2
  }

  /// Whether one of the seats is the last before an aisle or the end of the row.
  func isAtAisle(_ positions: [SeatPosition]) -> Bool {
    positions.contains { position in
      let run = runs[runOf[position]]
      return position == run.lowerBound || position == run.upperBound - 1
    }
  }
}
