package import BoxOffice

/// How a file says where the seats are.
package enum LayoutFormat: String, CaseIterable, Sendable {
  /// The one that `screens.seat_layout` keeps.
  case native
  /// A seating plan of pretix.
  case pretix
  /// Vista's answer to a request for a seat plan.
  case vista
  /// A table with a line for each seat.
  case csv
  /// A map of letters as jQuery-Seat-Charts has them.
  case seatCharts = "seat-charts"

  package var name: String {
    switch self {
    case .native: "a seat layout"
    case .pretix: "a pretix seating plan"
    case .vista: "a Vista seat layout"
    case .csv: "a table of seats"
    case .seatCharts: "a jQuery-Seat-Charts map"
    }
  }

  /// The format that a JSON text looks like, and by what.
  package static func detected(in root: JSONNode) -> (format: LayoutFormat, sign: String)? {
    if VistaPlan.layout(in: root) != nil { return (.vista, "it has `Areas` with `Rows`") }
    if PretixAnswer(root).hasPlan { return (.pretix, "it has `zones`") }
    if root["rows"] != nil { return (.native, "it has `rows`") }
    if SeatChartsPlan.map(in: root) != nil { return (.seatCharts, "it has a map of letters") }
    return nil
  }
}
