import BoxOffice
import FoundationEssentials
import LayoutFormats

/// Whether a hall that could be stored is the one in the file. Finds what differs, in sentences.
struct HallCheck {
  private(set) var complaints: [String] = []
  private let layout: SeatLayout
  private let origins: [SeatLabel: SeatOrigin]

  /// - Parameters:
  ///   - seats: those of the file; nil where only the file's reader knows them.
  ///   - isOneGrid: whether the zones stand to one another as in the file.
  init(_ read: ReadLayout, _ layout: SeatLayout, seats: [FileSeat]?, count: Int?, isOneGrid: Bool = false) {
    self.layout = layout
    origins = read.origins
    let places = layout.places
    if !layout.problems.isEmpty { complain("it cannot be stored: \(layout.problems[0])") }
    if Set(places.map(\.label)).count != places.count { complain("a label is there twice") }
    if let count, places.count != count { complain("\(places.count) seats instead of \(count)") }
    let again = ReadLayout(Data(layout.text.utf8), format: .native)
    if again.layout != layout {
      complain("it is not the same once it is stored: \(again.errorTexts.first ?? "")")
    }
    guard read.format != .native else { return }
    checkOrigins(seats)
    guard complaints.isEmpty else { return }
    checkPlaces(isOneGrid: isOneGrid)
  }

  private mutating func complain(_ sentence: String) { complaints.append(sentence) }

  private mutating func checkOrigins(_ seats: [FileSeat]?) {
    let places = layout.places
    guard origins.count == places.count, places.allSatisfy({ origins[$0.label] != nil }) else {
      return complain("\(origins.count) seats of the file are \(places.count) of the layout")
    }
    if let seats {
      let found = Dictionary(
        grouping: origins.values.map { FileSeat(zone: $0.zone, text: $0.text, x: $0.x, y: $0.y) }
      ) { $0 }.mapValues(\.count)
      let there = Dictionary(grouping: seats) { $0 }.mapValues(\.count)
      for (seat, count) in there where found[seat] != count {
        return complain("\(seat) is there \(found[seat] ?? 0) times instead of \(count)")
      }
      if found.count != there.count { complain("seats that the file does not have") }
    }
    for (label, origin) in origins {
      let numbers = origin.text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
      // `5A` may be the first seat of row 5.
      let rows = [origin.row, origin.row.split(separator: " ").last.map(String.init) ?? ""]
      let isLetter = rows.contains { row in
        !row.isEmpty && origin.text.lowercased().hasPrefix(row.lowercased())
          && !origin.text.dropFirst(row.count).contains(where: \.isNumber)
      }
      if !numbers.isEmpty, !numbers.contains(label.number), !isLetter {
        complain("“\(origin.text)” is sold as \(label)")
      }
    }
    for row in layout.rows where Set(row.places.compactMap { origins[$0.label]?.row }).count > 1 {
      complain("row \(row.label) has seats of several rows")
    }
  }

  /// The places of a zone follow the file's, turned by quarters or mirrored: what is further to one side there is so here.
  private mutating func checkPlaces(isOneGrid: Bool) {
    let zones = Dictionary(grouping: layout.places) { isOneGrid ? 0 : origins[$0.label]?.zone ?? 0 }
    let isKept = [false, true].contains { isSwapped in
      [1.0, -1].contains { across in
        [1.0, -1].contains { along in
          zones.values.allSatisfy { places in
            follows(places, \.x, sign: across) { isSwapped ? $0.y : $0.x }
              && follows(places, \.y, sign: along) { isSwapped ? $0.x : $0.y }
          }
        }
      }
    }
    if !isKept { complain("the seats are not in the file's order") }
  }

  private func follows(
    _ places: [SeatLayout.Place], _ here: (SeatLayout.Place) -> Double, sign: Double,
    there: (SeatOrigin) -> Double
  ) -> Bool {
    let pairs = places.compactMap { place in
      origins[place.label].map { (here: here(place), there: sign * there($0)) }
    }
    .sorted { $0.there < $1.there }
    // A file without one of the two measures has its places from elsewhere.
    guard let first = pairs.first, let last = pairs.last, last.there > first.there else { return true }
    // One unit of the file is always as long here.
    let span = (pairs.map(\.here).max() ?? 0) - (pairs.map(\.here).min() ?? 0)
    let unit = span / (last.there - first.there)
    return pairs.allSatisfy {
      abs(($0.here - first.here) - ($0.there - first.there) * unit) < 0.03 + unit * 1e-9
    }
  }
}
