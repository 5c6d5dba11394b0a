internal import BoxOffice

/// What the scripts publish: `KIND ORIGIN MILLISECONDS REVISION SEAT SEAT …`, the kind being `h` for seats that are
/// held from now on, `r` for those given back, and `s`, without seats, where what is sold has changed. It names no token: the channel is open to every kiosk.
struct ChangeMessage: Equatable {
  /// Which store made the change, so that it can pass over its own.
  let origin: String
  let change: HoldChange

  /// - Returns: nil for text that no script of ours has published.
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
