internal import ArgumentParser
internal import BoxOffice
internal import FoundationEssentials
internal import LayoutFormats

/// `kiosk layout lint`
struct LintLayout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Lists everything that is wrong with layout files.",
    discussion: """
      An error keeps a layout from being imported; a warning may be meant so. Ends with status 1 when there are \
      errors. Places are in the file's own measure: seat widths, pixels, or column and row indices.
      """)

  @Argument(help: "Layout files, in any of the formats.")
  var files: [String]

  @Flag(help: "Mend what can be mended surely, in the files themselves, and say what was changed.")
  var fix = false

  @OptionGroup var reading: LayoutReadingOptions

  func run() throws {
    let choices = try reading.choices()
    var isSound = true
    for path in files {
      let file = LayoutFile(path: path)
      do {
        var text = try file.read()
        if fix { text = try mend(file, text) }
        let report = LayoutReport(ReadLayout(text, format: reading.format, choices: choices))
        report.remarks.forEach { print("\(path): \($0)") }
        report.problems.forEach { print("\(path): \(LayoutReport.line($0))") }
        let seats = report.read.layout.map { "\($0.summary): " } ?? ""
        print("\(path): \(seats)\(report.count).")
        isSound = isSound && report.errors.isEmpty
      } catch let failure as Failure {
        StandardError.write("Error: \(failure)\n")
        isSound = false
      }
    }
    if !isSound { throw ExitCode.failure }
  }

  /// - Returns: the file's text afterwards.
  private func mend(_ file: LayoutFile, _ text: Data) throws -> Data {
    guard let root = try? JSONNode(parsing: text) else { return text }
    let isPretix = (reading.format ?? LayoutFormat.detected(in: root)?.format) == .pretix
    let mend = isPretix ? PretixMend(root, text: text) : nil
    guard let mend, !mend.changes.isEmpty else {
      print("\(file.path): Nothing in it can be mended surely.")
      return text
    }
    try file.write(mend.text)
    mend.changes.forEach { print("\(file.path): Fixed: \($0)") }
    return mend.text
  }
}
