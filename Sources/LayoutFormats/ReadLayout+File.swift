package import BoxOffice
package import FoundationEssentials

extension ReadLayout {
  /// A file's bytes, at most: larger ones are no seating plan.
  package static let largestFile = 16 << 20

  /// Reads a layout in any format.
  /// - Parameter format: nil to tell it by what the file has.
  package init(_ text: Data, format: LayoutFormat? = nil, choices: ImportChoices = ImportChoices()) {
    do throws(JSONSyntaxError) {
      let root = try JSONNode(parsing: text)
      self.init(root, format: format, choices: choices)
    } catch {
      self.init(
        format: format, layout: nil, problems: [LayoutProblem("The file is no JSON: \(error)")])
    }
  }

  package init(_ root: JSONNode, format: LayoutFormat?, choices: ImportChoices) {
    let detected = LayoutFormat.detected(in: root)
    switch format ?? detected?.format {
    case .native?:
      let (layout, problems) = SeatLayout.read(root)
      self.init(
        format: .native, layout: layout, problems: problems + (layout?.oddities ?? []))
    case .pretix?:
      self = PretixPlan(root, choices: choices).readLayout
    case .vista?:
      self = VistaPlan(root, choices: choices).readLayout
    case nil:
      self.init(
        format: nil, layout: nil,
        problems: [
          LayoutProblem(
            "The file is in none of the formats that are read: a seat layout has `rows`, a pretix seating plan `zones`, "
              + "a Vista seat layout `SeatLayoutData` with `Areas`.")
        ])
    }
    if format == nil, let detected {
      guesses.insert(
        "The file is \(detected.format.name), since \(detected.sign); `--format` says otherwise.", at: 0)
    }
  }
}
