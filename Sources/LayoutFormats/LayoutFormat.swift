package import BoxOffice

/// How a file says where the seats are.
package enum LayoutFormat: String, CaseIterable, Sendable {
  /// The one that `screens.seat_layout` keeps.
  case native
  /// A seating plan of pretix.
  case pretix
  /// Vista's answer to a request for a seat plan.
  case vista

  package var name: String {
    switch self {
    case .native: "a seat layout"
    case .pretix: "a pretix seating plan"
    case .vista: "a Vista seat layout"
    }
  }

  /// The format that a text looks like, and by what.
  package static func detected(in root: JSONNode) -> (format: LayoutFormat, sign: String)? {
    if VistaPlan.layout(in: root) != nil { return (.vista, "it has `Areas` with `Rows`") }
    if root["zones"] != nil { return (.pretix, "it has `zones`") }
    if root["rows"] != nil { return (.native, "it has `rows`") }
    return nil
  }
}
