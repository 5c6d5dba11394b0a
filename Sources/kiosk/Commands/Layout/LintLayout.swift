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

  @Argument(help: "Layout files, in any of the formats; `-` for standard input.")
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
        if fix, file.isStandardInput { throw Failure("Standard input cannot be mended: give --fix a file.") }
        var text = try file.read()
        if fix { text = try mend(file, text) }
        let report = LayoutReport(ReadLayout(text, format: reading.format, choices: choices))
        report.remarks(isVerbose: reading.verbose).forEach { print("\(file.name): \($0)") }
        report.lines(isVerbose: reading.verbose).forEach { print("\(file.name): \($0)") }
        let seats = report.read.layout.map { "\($0.summary): " } ?? ""
        print("\(file.name): \(seats)\(report.count).")
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
    // What is written back is UTF-8.
    let utf8 = LayoutText.utf8(text)
    let root = try? JSONNode(parsing: utf8)
    let isPretix = (reading.format ?? root.flatMap { LayoutFormat.detected(in: $0)?.format }) == .pretix
    let mend = isPretix ? root.map { PretixMend($0, text: utf8, plan: reading.plan?.lowercased()) } : nil
    guard let mend, !mend.changes.isEmpty else {
      print("\(file.path): Nothing in it can be mended surely.")
      return text
    }
    try file.write(mend.text)
    mend.changes.forEach { print("\(file.path): Fixed: \($0)") }
    return mend.text
  }
}
