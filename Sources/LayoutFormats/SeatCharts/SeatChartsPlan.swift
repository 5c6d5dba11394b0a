import BoxOffice
import FoundationEssentials

/// A hall as a jQuery-Seat-Charts map: a text for each row, with a letter for each seat and `_` where there is none. A seat's
/// id and label may follow its letter: `a[A1,1]`.
struct SeatChartsPlan {
  private(set) var readLayout = ReadLayout(format: .seatCharts, layout: nil, problems: [])
  private var plan = ImportedPlan(zones: [""], rows: [], zoneNoun: "Map")
  private let choices: ImportChoices
  private let categories: JSONNode?
  private let naming: JSONNode?
  private var ids: [String: String] = [:]
  private var skipped: Set<Character> = []
  /// How many seats came before, for labels that go on from row to row.
  private var count = 0

  /// The map's texts; nil where there are none that look like one.
  static func map(in root: JSONNode) -> [String]? {
    guard let rows = (root["map"] ?? root).array, !rows.isEmpty, rows.count <= 2_000 else { return nil }
    let texts = rows.compactMap(\.string)
    guard texts.count == rows.count, texts.contains(where: { $0.contains { $0.isLetter } }),
      texts.allSatisfy(isRow)
    else { return nil }
    return texts
  }

  /// Of letters, underscores, blanks and labels in brackets.
  private static func isRow(_ text: String) -> Bool {
    var isLabel = false
    for character in text {
      if character == "[" { isLabel = true }
      if !isLabel, !(character.isASCII && character.isLetter), !"_ -.".contains(character), character != "]" {
        return false
      }
      if character == "]" { isLabel = false }
    }
    return !isLabel
  }

  init(_ root: JSONNode?, choices: ImportChoices) {
    self.choices = choices
    categories = root?["seats"]
    naming = root?["naming"]
    guard let root, let map = SeatChartsPlan.map(in: root) else {
      readLayout.problems.append(
        LayoutProblem(
          "`map` is missing: a list of texts such as 'aaa_aaa', with a letter for each seat and `_` for none."
        ))
      return
    }
    for (index, text) in map.enumerated() { read(text, index) }
    guard plan.rows.contains(where: { !$0.seats.isEmpty }) else {
      readLayout.problems.append(LayoutProblem("The map has no seats."))
      return
    }
    tell()
    plan.readNumbers()
    plan.place(choices, &readLayout)
    plan.layout(prefixes: choices.prefixes, &readLayout)
  }

  // MARK: - Reading

  private mutating func read(_ text: String, _ index: Int) {
    let names = naming?["rows"]?.array
    let given = names.flatMap { $0.indices.contains(index) ? $0[index].lenientText : nil }
    var row = ImportedPlan.Row(name: given ?? "\(index + 1)", zone: 0, seats: [])
    var column = 0
    var hasLabels = false
    var rest = text[...]
    while let letter = rest.popFirst() {
      guard letter.isASCII, letter.isLetter || letter == "_" else {
        skipped.insert(letter)
        continue
      }
      var (id, label): (String?, String?)
      if rest.first == "[", let end = rest.firstIndex(of: "]") {
        let parts = rest[rest.index(after: rest.startIndex)..<end].split(
          separator: ",", maxSplits: 1, omittingEmptySubsequences: false
        ).map { String($0).printable }
        id = parts[0].isEmpty ? nil : parts[0]
        label = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
        rest = rest[rest.index(after: end)...]
      }
      column += 1
      guard letter != "_" else { continue }
      count += 1
      if label != nil { hasLabels = true }
      var seat = ImportedPlan.Seat(
        text: label ?? usualLabel(column), fileX: Double(column), fileY: Double(index + 1), x: Double(column),
        y: Double(index + 1))
      seat.type = type(of: letter)
      if let id {
        if let first = ids[id] {
          readLayout.problems.append(plan.problem("its id “\(id)” is that of \(first) too.", row, seat))
        } else {
          ids[id] = plan.problem("", row, seat).location
        }
      }
      row.seats.append(seat)
    }
    // `A1` says its row itself, where the map has no names for the rows.
    let saysRow = row.seats.allSatisfy {
      $0.text.first?.isLetter == true && $0.text.contains(where: \.isNumber)
    }
    if given == nil, hasLabels, saysRow { row.name = "" }
    plan.rows.append(row)
  }

  private func usualLabel(_ column: Int) -> String {
    if countsOn { return "\(count)" }
    let names = naming?["columns"]?.array
    return names.flatMap { $0.indices.contains(column - 1) ? $0[column - 1].lenientText : nil } ?? "\(column)"
  }

  /// Whether the page's program counts the seats through the whole hall.
  private var countsOn: Bool { naming?["getLabel"]?.string?.contains("++") ?? false }

  private func category(_ letter: Character) -> String {
    let node = categories?[String(letter)]
    let classes = node?["classes"]
    let texts = [node?["category"]?.lenientText, classes?.lenientText ?? classes?.array?.first?.lenientText]
    return texts.compactMap(\.self).first { !$0.isEmpty } ?? ""
  }

  private func type(of letter: Character) -> SeatType {
    let name = category(letter)
    return choices.types[letter.lowercased()] ?? choices.types[name.lowercased()] ?? SeatType(named: name)
  }

  // MARK: - Telling

  private mutating func tell() {
    let used = Set(plan.rows.flatMap(\.seats).map(\.type))
    readLayout.guesses.append(
      used == [.standard]
        ? "All seats are STANDARD; `--category \"f=VIP\"` gives those of a letter, or of a category, another type."
        : "Seats have the types that their categories' names tell (\(used.map(\.rawValue).sorted().joined(separator: ", "))); "
          + "`--category \"f=VIP\"` says otherwise, by letter or by name.")
    if naming?["getLabel"] != nil {
      readLayout.guesses.append(
        "The page's program for labels (`getLabel`) is not run: seats are numbered "
          + "\(countsOn ? "through the whole hall, since it counts" : "by their columns").")
    }
    if !skipped.isEmpty {
      let names = skipped.sorted().map { "“\($0)”" }
      readLayout.notes.append(
        "The map has \(enumeration(names)), which the plug-in skips without leaving a place: so it is here.")
    }
  }
}
