/// Guesses what a person meant to write.
package enum Spelling {
  /// The word among `words` that is most similar to `word`; nil if none is similar enough to have been meant.
  package static func nearest(to word: String, among words: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    let distances = words.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
    return distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
  }

  /// ` Did you mean …?` if a word may have been meant, otherwise a list of the known words.
  package static func hint(for word: String, among words: [String]) -> String {
    if let nearest = nearest(to: word, among: words) { return "Did you mean `\(nearest)`?" }
    return "Known are " + words.map { "`\($0)`" }.joined(separator: ", ") + "."
  }

  /// How many letters have to be inserted, deleted, replaced or swapped with the next one.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        next.append(best)
      }
      (beforeLast, last) = (last, next)
    }
    return last[right.count]
  }
}
