import BoxOffice

extension SeatType {
  /// The type that a category's or an area's name tells, else STANDARD.
  init(named name: String) {
    let name = name.lowercased()
    func has(_ words: [String]) -> Bool { words.contains { name.contains($0) } }
    if has(["companion", "begleit", "carer", "acompañante"]) {
      self = .companion
    } else if has([
      "wheelchair", "rollstuhl", "rolli", "accessible", "handicap", "disabled", "fauteuil roulant",
    ]) {
      self = .wheelchair
    } else if has(["vip"]) {
      self = .vip
    } else if has(["premium", "prime", "preferencial"]) {
      self = .premium
    } else {
      self = .standard
    }
  }
}
