import BoxOffice

/// A hall as a drawing, one line a row, the front first, two columns a seat:
/// `.` free, `x` taken, `o` own, `#` out of order, `<>` a love seat, `{}` a taken one, `w` a wheelchair space, `W` a
/// taken one, `c` a companion seat of the nearest space, `C` a taken one, `v` VIP, `V` a taken one, a blank nothing.
struct DrawnHall {
  let hall: SeatingGraph
  var occupancy: SeatOccupancy

  /// - Parameters:
  ///   - lines: seats stand at the even columns; a line may begin with blanks. Rows are A, B, C and so on.
  ///   - section: the part of the house of each row, by its index.
  init(
    _ lines: [String], focus: SeatLayout.Focus? = nil, rules: SeatingRules = SeatingRules(),
    distance: PartyDistance = .none, partyLimit: Int = 10, prices: [SeatType: Money] = [:],
    spacing: Double = 1,
    section: (Int) -> String? = { _ in nil }
  ) {
    var rows: [SeatLayout.Row] = []
    var states: [SeatOccupancy.SeatState] = []
    for (index, line) in lines.enumerated() {
      let label = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index)))
      var places: [SeatLayout.Place] = []
      for (column, glyph) in line.enumerated() where glyph != " " {
        var place = SeatLayout.Place(
          label: SeatLabel(row: label, number: places.count + 1), x: Double(column) / 2,
          y: Double(index) * spacing)
        switch glyph {
        case "w", "W": place.type = .wheelchair
        case "c", "C": place.type = .companion
        case "v", "V": place.type = .vip
        case "#": place.outOfOrder = "broken"
        case "<", "{": place.partner = SeatLabel(row: label, number: places.count + 2)
        case ">", "}": place.partner = SeatLabel(row: label, number: places.count)
        default: break
        }
        places.append(place)
        states.append(
          "xWCV{}".contains(glyph) ? .taken : glyph == "#" ? .outOfOrder : glyph == "o" ? .own : .free)
      }
      let spaces = places.filter { $0.type == .wheelchair }
      for seat in places.indices where places[seat].type == .companion {
        places[seat].companionOf =
          spaces.min { abs($0.x - places[seat].x) < abs($1.x - places[seat].x) }?.label
      }
      rows.append(SeatLayout.Row(label: label, places: places, section: section(index)))
    }
    let layout = SeatLayout(rows: rows, focus: focus, rules: rules)
    hall = SeatingGraph(layout: layout, places: layout.places)
    occupancy = SeatOccupancy(
      states: SeatArray(states), distance: distance, partyLimit: partyLimit, prices: prices)
  }

  /// The seats with these names, such as `A1 A2`.
  func seats(_ names: String) -> [SeatIndex] {
    names.split(separator: " ").compactMap { name in hall.seats.firstIndex { "\($0.label)" == name } }
  }

  func names(_ seats: [SeatIndex]) -> String {
    seats.map { "\(hall.seats[$0].label)" }.joined(separator: " ")
  }

  func suggestions(_ size: Int, wheelchairs: Int = 0, priceOf: SeatType? = nil, limit: Int = 8)
    -> [Suggestion]
  {
    hall.suggestions(
      for: Party(size: size, wheelchairs: wheelchairs, priceOf: priceOf), in: occupancy, limit: limit)
  }

  func refusal(_ names: String, for party: Party? = nil) -> SeatingRefusal? {
    hall.refusal(of: seats(names), for: party, in: occupancy)
  }
}
