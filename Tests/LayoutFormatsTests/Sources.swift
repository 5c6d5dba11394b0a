import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

/// Files as other systems write them, made for a test.
enum Sources {
  static var vistaSmall: Data { Data(PackageResources.vista_small_json) }

  static var vistaBlockInAHole: Data { Data(PackageResources.vista_block_in_a_hole_json) }
  static var pretixTextNumbers: Data { Data(PackageResources.pretix_text_numbers_json) }

  /// The stadium that is not part of the repository, where somebody has it.
  static var stadium: Data? {
    let environment = ProcessInfo.processInfo.environment["KIOSK_LAYOUTS"]
    var directory = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
      separator: "/")
    directory = environment ?? "\(directory)/../shared/layouts"
    return try? Data(contentsOf: URL(filePath: "\(directory)/pretix-stadium.json"))
  }

  static func read(_ text: String, _ change: (inout ImportChoices) -> Void = { _ in }) -> ReadLayout {
    var choices = ImportChoices()
    change(&choices)
    return ReadLayout(Data(text.utf8), choices: choices)
  }

  // MARK: - pretix

  struct PretixRow {
    var name = "A"
    var numbers: [String]
    var x = 0.0
    var y = 0.0
    /// From one seat to the next.
    var step = SIMD2<Double>(25, 0)
    var category = "Stalls"
    /// What the seats' ids begin with, so that they are unique where a test does not want otherwise.
    var id = ""
  }

  static func pretix(_ zones: [(name: String, rows: [PretixRow])], areas: String = "[]") -> String {
    let texts = zones.enumerated().map { zoneIndex, zone in
      let rows = zone.rows.enumerated().map { rowIndex, row in
        let seats = row.numbers.enumerated().map { index, number in
          let place = SIMD2(Double(index), Double(index)) * row.step
          let id = row.id.isEmpty ? "\(zoneIndex)-\(rowIndex)-\(index)" : "\(row.id)-\(number)"
          return #"""
            {"seat_guid": "\#(id)", "seat_number": "\#(number)", "category": "\#(row.category)", "extra": null,
             "position": {"x": \#(place.x), "y": \#(place.y)}}
            """#
        }
        return #"""
          {"row_number": "\#(row.name)", "row_number_position": "both", "position": {"x": \#(row.x), "y": \#(row.y)},
           "seats": [\#(seats.joined(separator: ","))]}
          """#
      }
      return #"""
        {"name": "\#(zone.name)", "position": {"x": 10, "y": 20}, "areas": \#(areas),
         "rows": [\#(rows.joined(separator: ","))]}
        """#
    }
    return #"""
      {"name": "Hall", "categories": [{"name": "Stalls", "color": "#fff"}, {"name": "VIP lounge"}],
       "size": {"width": 5000, "height": 5000}, "zones": [\#(texts.joined(separator: ","))]}
      """#
  }

  // MARK: - Vista

  struct VistaSeat {
    var id: String
    var column: Int
    var style = 0
    var status = 0
    var originalStatus: Int?
    var group: [Int]?
  }

  struct VistaRow {
    var name: String?
    var index: Int
    var seats: [VistaSeat]
  }

  struct VistaArea {
    var name = "Standard"
    var rows: [VistaRow]
    var rowCount = 4
    var columnCount = 10
    var declared: Int?
    /// Left, top, width, height.
    var frame: [Double]?
  }

  static func vista(_ areas: [VistaArea]) -> String {
    let texts = areas.enumerated().map { areaIndex, area in
      let rows = (0..<area.rowCount).map { index in
        guard let row = area.rows.first(where: { $0.index == index }) else {
          return #"{"PhysicalName": null, "Seats": []}"#
        }
        let seats = row.seats.map { seat in
          let group = seat.group.map { columns in
            "["
              + columns.map {
                #"{"AreaNumber": \#(areaIndex + 1), "RowIndex": \#(index), "ColumnIndex": \#($0)}"#
              }
              .joined(separator: ",") + "]"
          }
          return #"""
            {"Id": "\#(seat.id)", "Position": {"AreaNumber": \#(areaIndex + 1), "RowIndex": \#(index),
             "ColumnIndex": \#(seat.column)}, "Priority": 1, "SeatStyle": \#(seat.style), "Status": \#(seat.status),
             "OriginalStatus": \#(seat.originalStatus ?? seat.status), "SeatsInGroup": \#(group ?? "null")}
            """#
        }
        let name = row.name.map { "\"\($0)\"" } ?? "null"
        return #"{"PhysicalName": \#(name), "Seats": [\#(seats.joined(separator: ","))]}"#
      }
      let count = area.rows.reduce(0) { $0 + $1.seats.count }
      let frame = area.frame.map {
        #""Left": \#($0[0]), "Top": \#($0[1]), "Width": \#($0[2]), "Height": \#($0[3]), "#
      }
      return #"""
        {\#(frame ?? "")"Number": \#(areaIndex + 1), "AreaCategoryCode": "000000000\#(areaIndex + 1)", "Description": "\#(area.name)",
         "ColumnCount": \#(area.columnCount), "RowCount": \#(area.rowCount), "NumberOfSeats": \#(area.declared ?? count),
         "Rows": [\#(rows.joined(separator: ","))]}
        """#
    }
    return #"{"ResponseCode": 0, "SeatLayoutData": {"Areas": [\#(texts.joined(separator: ","))]}}"#
  }
}

extension ReadLayout {
  /// The errors' texts, with the places.
  var errorTexts: [String] { errors.map(\.descriptionWithPlace) }

  /// A line of text for each half of a seat's depth, from the screen to the back: the row's label, and the last digit of each
  /// seat's number where the seat is.
  var picture: [String] {
    let places = layout?.places ?? []
    let lines = Dictionary(grouping: places) { Int(($0.y * 2).rounded()) }
    return lines.sorted { $0.key < $1.key }.map { _, places in
      let width = Int((places.map(\.x).max() ?? 0).rounded()) + 1
      var line = [Character](repeating: " ", count: width)
      for place in places { line[Int(place.x.rounded())] = "\(place.label.number % 10)".first ?? "?" }
      let labels = Set(places.map(\.label.row)).sorted().joined(separator: "+")
      return "\(labels) \(String(line))"
    }
  }

  var warningTexts: [String] { problems.filter { $0.severity == .warning }.map(\.descriptionWithPlace) }

  /// Where a seat is; nil when there is none of that name.
  func place(_ row: String, _ number: Int) -> SeatLayout.Place? {
    layout?.places.first { $0.label == SeatLabel(row: row, number: number) }
  }
}
