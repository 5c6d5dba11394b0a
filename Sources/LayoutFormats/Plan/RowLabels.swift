import BoxOffice

/// Labels for a plan's rows that are unique in the hall and no longer than 10 characters, as close to the printed names
/// as they can be.
struct RowLabels {
  /// By row.
  private(set) var labels: [String]
  private(set) var guesses: [String] = []
  private(set) var notes: [String] = []

  init(_ plan: ImportedPlan, prefixes given: [String: String]) {
    labels = []
    let names = plan.rows.map(\.name)
    let zonesOfName = Dictionary(grouping: plan.rows, by: \.name).mapValues { Set($0.map(\.zone)) }
    var prefixes: [Int: String] = [:]
    var blocks: [Int: Int] = [:]
    for zone in plan.zones.indices {
      let inZone = plan.rows.filter { $0.zone == zone }.map(\.name)
      guard !inZone.isEmpty else { continue }
      if let prefix = given[plan.zones[zone].lowercased()] {
        prefixes[zone] = prefix.printable
      } else if inZone.contains(where: { (zonesOfName[$0]?.count ?? 0) > 1 }) {
        let prefix = RowLabels.initials(of: plan.zones[zone], beside: Set(prefixes.values), zone: zone)
        prefixes[zone] = prefix
        guesses.append(
          "The rows of “\(plan.zones[zone])” begin with \(prefix), since other rows have the same names; "
            + "`--prefix \"\(plan.zones[zone])=…\"` says otherwise.")
      }
      if Set(inZone).count < inZone.count {
        let found = plan.blocks(of: zone)
        blocks.merge(found) { first, _ in first }
        let count = Set(found.values).count
        if count > 1 {
          guesses.append(
            "\(plan.zones[zone].isEmpty ? "The hall" : "“\(plan.zones[zone])”") has rows of one name in \(count) blocks: "
              + "they are numbered from the screen to the back and from left to right.")
        }
      }
    }
    var taken: Set<String> = []
    var shortened: [String] = []
    var unnamed = 0
    for (index, row) in plan.rows.enumerated() {
      var name = names[index]
      if name.isEmpty {
        unnamed += 1
        name = "R\(unnamed)"
      }
      var before = prefixes[row.zone] ?? ""
      if let block = blocks[index] { before += "\(block)" }
      let whole = before.isEmpty ? name : "\(before)-\(name)"
      let label = RowLabels.unique(RowLabels.short(before: before, name: name), among: taken)
      taken.insert(label)
      if label != whole { shortened.append("“\(whole)” is \(label)") }
      labels.append(label)
    }
    if unnamed > 0 { notes.append("\(counted(unnamed, "row")) without a name are R1 to R\(unnamed).") }
    if !shortened.isEmpty {
      notes.append(
        "A row's label has at most 10 characters and is unique: \(enumeration(shortened, showing: 12)).")
    }
  }

  /// `GF` of “Ground floor”; longer, or with a number, where another zone has that already.
  private static func initials(of zone: String, beside taken: Set<String>, zone index: Int) -> String {
    let words = zone.split { !$0.isLetter && !$0.isNumber }
    let initials = String(words.compactMap(\.first).prefix(4)).uppercased()
    let candidates =
      [initials] + (2...4).map { String((words.first ?? "").prefix($0)).uppercased() } + ["Z\(index + 1)"]
    return candidates.first { !$0.isEmpty && !taken.contains($0) } ?? "Z\(index + 1)"
  }

  private static let longest = 10

  private static func short(before: String, name: String) -> String {
    let whole = before.isEmpty ? name : "\(before)-\(name)"
    guard whole.unicodeScalars.count > longest else { return whole }
    // Of “Parterre left A” the last word tells the rows apart.
    let words = name.split(separator: " ")
    let initials = words.dropLast().compactMap(\.first).map(String.init).joined()
    let brief = "\(before.isEmpty ? "" : "\(before)-")\(initials)\(words.last ?? "")"
    return brief.prefix(scalars: longest)
  }

  private static func unique(_ label: String, among taken: Set<String>) -> String {
    guard taken.contains(label) else { return label }
    for number in 2... {
      let suffix = "/\(number)"
      let candidate = label.prefix(scalars: longest - suffix.count) + suffix
      if !taken.contains(candidate) { return candidate }
    }
    return label
  }
}
