package import BoxOffice
import FoundationEssentials

extension SeatLayout {
  /// The stored form for people: a row on each line, keys in the order of the documentation. Equal layouts are equal
  /// texts.
  package var text: String {
    let keys = [
      "version", "screen", "metresPerSeat", "metresToScreen", "seatCount", "focus", "rules", "label", "text",
      "section",
      "number",
      "numbers", "x", "y", "step", "type", "pair", "pairedWith", "companionOf", "outOfOrder", "loneSeats",
      "releaseAccessible", "rows", "seats", "fixtures",
    ]
    guard let root = try? JSONNode(parsing: json) else { return "" }
    let members = root.sortedMembers(keys).map { member in
      guard ["rows", "fixtures"].contains(member.key), let elements = member.value.array, !elements.isEmpty
      else {
        return "  \"\(member.key)\": \(member.value.line(keys: keys))"
      }
      let lines = elements.map { "    " + $0.line(keys: keys) }.joined(separator: ",\n")
      return "  \"\(member.key)\": [\n\(lines)\n  ]"
    }
    return "{\n" + members.joined(separator: ",\n") + "\n}\n"
  }
}
