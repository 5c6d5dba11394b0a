import Terminal

/// Values of kinds that no configuration has.
extension ConfigTable {
  /// A number that is not an integer.
  func number(_ key: String) -> Double? {
    if case .number(let number)? = self[key]?.kind { number } else { nil }
  }

  /// The elements of an array that are tables.
  func tables(_ key: String) -> [ConfigTable] {
    guard case .array(let elements)? = self[key]?.kind else { return [] }
    return elements.compactMap { if case .table(let table) = $0.kind { table } else { nil } }
  }
}
