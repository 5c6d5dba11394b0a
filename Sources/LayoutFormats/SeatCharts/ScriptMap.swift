import BoxOffice
import FoundationEssentials

/// Finds the map of a jQuery-Seat-Charts plan in a page's script: the argument of `seatCharts(…)`, or `map: […]` as somebody cut
/// it out of one. No program is run.
enum ScriptMap {
  /// An object with `map` and, where the script has them, `seats` and `naming`.
  static func find(in text: Data) -> JSONNode? {
    let bytes = Array(text)
    for start in places(of: "seatCharts", in: bytes) {
      var reader = ScriptReader(bytes, at: start)
      guard reader.take("("), let setup = reader.literal(), SeatChartsPlan.map(in: setup) != nil else {
        continue
      }
      return setup
    }
    var whole = ScriptReader(bytes, at: 0)
    if let value = whole.literal(), SeatChartsPlan.map(in: value) != nil { return value }
    for start in places(of: "map", in: bytes) {
      guard let map = value(behind: start, in: bytes), SeatChartsPlan.map(in: map) != nil else { continue }
      let others = ["seats", "naming"].compactMap { key -> JSONNode.Member? in
        let found = places(of: key, in: bytes).lazy.compactMap { value(behind: $0, in: bytes) }.first {
          $0.object != nil
        }
        return found.map { JSONNode.Member(key: key, value: $0) }
      }
      return JSONNode(.object([JSONNode.Member(key: "map", value: map)] + others), range: 0..<bytes.count)
    }
    return nil
  }

  /// What a key or a variable is set to.
  private static func value(behind start: Int, in bytes: [UInt8]) -> JSONNode? {
    var reader = ScriptReader(bytes, at: start)
    _ = reader.take("\"") || reader.take("'")
    guard reader.take(":") || reader.take("=") else { return nil }
    return reader.literal()
  }

  /// Behind each place of a word, at most so many.
  private static func places(of word: String, in bytes: [UInt8]) -> [Int] {
    let word = Array(word.utf8)
    var found: [Int] = []
    var at = 0
    while at + word.count <= bytes.count, found.count < 200 {
      if bytes[at] == word[0], bytes[at..<(at + word.count)].elementsEqual(word) {
        let isWhole =
          (at == 0 || !ScriptReader.isName(bytes[at - 1]))
          && (at + word.count == bytes.count || !ScriptReader.isName(bytes[at + word.count]))
        if isWhole { found.append(at + word.count) }
      }
      at += 1
    }
    return found
  }
}
