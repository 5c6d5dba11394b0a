import BoxOffice

/// What Vista's numbers for a seat's style and status mean, as its own seat picker has them.
enum VistaCodes {
  /// A seat's `Status`, `OriginalStatus` or `OriginalSeatStatus`.
  static func meaning(ofStatus code: String) -> SeatMeaning? {
    switch code {
    // Free, sold, and taken in the sale that the file was asked for.
    case "0", "1", "4", "empty", "available", "free", "sold", "reserved", "selected": .seat
    // A house seat is held back, and a broken one is broken: neither is sold.
    case "2", "5", "house", "broken", "blocked", "unavailable": .outOfOrder
    case "3", "special", "wheelchair": .wheelchair
    // Fills the grid where there is no seat.
    case "6", "placeholder", "none": SeatMeaning.none
    case "7", "companion": .companion
    default: nil
    }
  }

  static func meaning(ofStyle code: String) -> SeatMeaning? {
    switch code {
    case "0", "normal", "standard", "": .seat
    // The left, the middle and the right part of a sofa.
    case "1", "2", "3", "sofaleft", "sofamiddle", "sofaright": .loveSeat
    case "wheelchair": .wheelchair
    case "companion": .companion
    case "placeholder", "none": SeatMeaning.none
    default: nil
    }
  }

  /// For customers, who read it on the map.
  static func reason(ofStatus code: String) -> String {
    switch code {
    case "2", "house": "kept by the cinema"
    case "5", "broken": "broken"
    default: "closed"
    }
  }
}
