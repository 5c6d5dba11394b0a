package import BoxOffice
package import FoundationEssentials

extension ReadLayout {
  /// A file's bytes, at most: larger ones are no seating plan.
  package static let largestFile = 16 << 20

  /// Reads a layout in any format.
  /// - Parameter format: nil to tell it by what the file has.
  package init(_ file: Data, format: LayoutFormat? = nil, choices: ImportChoices = ImportChoices()) {
    if let sentence = OtherFile.sentence(about: file) {
      self.init(format: format, layout: nil, problems: [LayoutProblem(sentence)])
      return
    }
    let text = LayoutText.utf8(file)
    switch format {
    case .csv?: self = TablePlan(LayoutText.string(text), choices: choices).readLayout
    case .seatCharts?:
      let root = (try? JSONNode(parsing: text)) ?? ScriptMap.find(in: text)
      self = SeatChartsPlan(root, choices: choices).readLayout
    case .native?, .pretix?, .vista?, nil:
      do throws(JSONSyntaxError) {
        self.init(try JSONNode(parsing: text), format: format, choices: choices)
      } catch {
        self.init(noJSON: text, because: error, format: format, choices: choices)
      }
    }
  }

  /// A text that is no JSON: a page's script, a table, or nothing that is read.
  private init(
    noJSON text: Data, because error: JSONSyntaxError, format: LayoutFormat?, choices: ImportChoices
  ) {
    guard format == nil else {
      self.init(format: format, layout: nil, problems: [LayoutProblem("The file is no JSON: \(error)")])
      return
    }
    if let root = ScriptMap.find(in: text) {
      self = SeatChartsPlan(root, choices: choices).readLayout
      tell(.seatCharts, "it has a script with a map of letters")
    } else if let sentence = OtherFile.sentence(aboutText: text) {
      self.init(format: nil, layout: nil, problems: [LayoutProblem(sentence)])
    } else if TablePlan.isTable(LayoutText.string(text)) {
      self = TablePlan(LayoutText.string(text), choices: choices).readLayout
      tell(.csv, "its first line names the columns of a table")
    } else if LayoutText.looksLikeJSON(text) {
      self.init(format: nil, layout: nil, problems: [LayoutProblem("The file is no JSON: \(error)")])
    } else {
      self.init(format: nil, layout: nil, problems: [LayoutProblem(ReadLayout.unknown)])
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
    case .seatCharts?:
      self = SeatChartsPlan(root, choices: choices).readLayout
    case .csv?, nil:
      self.init(format: nil, layout: nil, problems: [LayoutProblem(ReadLayout.unknown)])
    }
    if format == nil, let detected { tell(detected.format, detected.sign) }
  }

  private static let unknown =
    "The file is in none of the formats that are read: a seat layout has `rows`, a pretix seating plan `zones`, "
    + "a Vista seat layout `Areas` with `Rows`, a jQuery-Seat-Charts map `map`, and a table of seats (CSV) a first line "
    + "that names its columns, such as `row,number,x,y,type`."

  private mutating func tell(_ format: LayoutFormat, _ sign: String) {
    guesses.insert("The file is \(format.name), since \(sign); `--format` says otherwise.", at: 0)
  }
}
