internal import BoxOffice

/// What the scripts publish: `KIND ORIGIN MILLISECONDS REVISION SEAT SEAT …`. The kind is `h` for seats that
/// are now held, `r` for seats that were given back, and `s`, without seats, if what has been sold has
/// changed. It contains no token, because the channel is open to every kiosk.
struct ChangeMessage: Equatable {
  /// Which store made the change, so that the store can ignore its own.
  let origin: String
  let change: HoldChange

  /// - Returns: nil for text that our scripts did not publish.
  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count >= 4, let milliseconds = Int(words[2]), milliseconds >= 0, let revision = Int(words[3])
    else {
      return nil
    }
    let seats = words[4...].compactMap { Seat.ID($0) }
    guard seats.count == words.count - 4 else { return nil }
    origin = String(words[1])
    switch words[0] {
    case "s" where seats.isEmpty: change = .sold(revision: revision)
    case _ where seats.isEmpty: return nil
    case "h": change = .held(seats, seconds: Double(milliseconds) / 1000, revision: revision)
    case "r": change = .released(seats, revision: revision)
    default: return nil
    }
  }
}
