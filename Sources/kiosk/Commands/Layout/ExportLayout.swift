internal import ArgumentParser
internal import BoxOffice
internal import FoundationEssentials
internal import KioskRuntime
internal import LayoutFormats
internal import PostgresStore

/// `kiosk layout export`
struct ExportLayout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a screen's layout, or a file's in another format, in this program's format.",
    discussion: "A row stands on each line, in a stable order: made for people, editors and version control.")

  @Argument(help: "A layout file, when it is not a screen's layout that is wanted; `-` for standard input.")
  var path: String?

  @Option(help: ArgumentHelp("The screen, by name.", valueName: "name"))
  var screen: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; standard output when it is not given.", valueName: "file"))
  var output: String?

  @OptionGroup var reading: LayoutReadingOptions
  @OptionGroup var options: CinemaOptions

  func validate() throws {
    if (path == nil) == (screen == nil) { throw ValidationError("Give a file or --screen, one of the two.") }
  }

  func run() async throws {
    let layout: SeatLayout
    if let path {
      layout = try LayoutFile(path: path).layout(reading)
    } else {
      let (store, cinema) = try options.store()
      layout = try await friendly {
        try await store.screen(named: screen ?? "", of: try await cinema.id()).layout
      }
    }
    if let output {
      try LayoutFile(path: output).write(Data(layout.text.utf8))
    } else {
      print(layout.text, terminator: "")
    }
  }
}

/// `kiosk layout schema`
struct PrintLayoutSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of this program's layout format.")

  func run() {
    print(LayoutSchema.text, terminator: "")
  }
}

extension LayoutFile {
  /// The layout in a file without errors; guesses and notes go to standard error.
  func layout(_ reading: LayoutReadingOptions) throws -> SeatLayout {
    let report = LayoutReport(
      ReadLayout(try read(), format: reading.format, choices: try reading.choices()))
    report.remarks(isVerbose: reading.verbose).forEach { StandardError.write("\($0)\n") }
    guard report.errors.isEmpty, let layout = report.read.layout else {
      throw failure(report.errors)
    }
    return layout
  }
}
