package import BoxOffice
package import FoundationEssentials

/// A pretix plan with what can be mended surely: ids that seats of other blocks or zones have too.
package struct PretixMend {
  /// What was changed, in sentences.
  package private(set) var changes: [String] = []
  /// The text with the changes, and everything else as it was.
  package private(set) var text: Data

  /// Of several seats with one id in rows of their own, the first keeps it. Two seats of one row with one id may be one
  /// seat twice: that is left.
  package init(_ answer: JSONNode, text: Data, plan: String? = nil) {
    let root = PretixAnswer(answer).plan(named: plan) ?? answer
    self.text = text
    var taken: Set<String> = []
    var seats: [(guid: JSONNode, text: String, row: Int, name: String, zone: String)] = []
    var row = 0
    for zone in root.member("zones")?.lenientList ?? [] {
      for node in zone.member("rows")?.lenientList ?? [] {
        row += 1
        for seat in node.member("seats")?.lenientList ?? [] {
          guard let guid = seat.member("seat_guid"), let value = guid.lenientText, !value.isEmpty else {
            continue
          }
          taken.insert(value)
          seats.append(
            (
              guid, value, row, node.member("row_number")?.lenientText ?? "",
              zone.member("name")?.lenientText ?? ""
            ))
        }
      }
    }
    var firstRow: [String: [Int]] = [:]
    var edits: [(range: Range<Int>, guid: String)] = []
    var perRow: [(row: Int, sentence: String, count: Int)] = []
    for seat in seats {
      let rows = firstRow[seat.text, default: []]
      firstRow[seat.text] = rows + [seat.row]
      guard !rows.isEmpty, !rows.contains(seat.row) else { continue }
      var number = rows.count + 1
      while taken.contains("\(seat.text)-\(number)") { number += 1 }
      let fresh = "\(seat.text)-\(number)"
      taken.insert(fresh)
      edits.append((seat.guid.range, fresh))
      if perRow.last?.row == seat.row {
        perRow[perRow.count - 1].count += 1
      } else {
        let place = seat.zone.isEmpty ? "Row “\(seat.name)”" : "Zone “\(seat.zone)”, row “\(seat.name)”"
        perRow.append((seat.row, "\(place): “\(seat.text)” is “\(fresh)” now", 1))
      }
    }
    changes = perRow.map {
      $0.count == 1 ? "\($0.sentence)." : "\($0.sentence), and so on for \(counted($0.count, "seat"))."
    }
    guard !edits.isEmpty else { return }
    let bytes = Array(text)
    var mended: [UInt8] = []
    var at = 0
    for edit in edits {
      mended += bytes[at..<edit.range.lowerBound]
      mended += Array(JSONNode.quoted(edit.guid).utf8)
      at = edit.range.upperBound
    }
    mended += bytes[at...]
    self.text = Data(mended)
  }
}
