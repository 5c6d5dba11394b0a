internal import ArgumentParser
internal import BoxOffice
internal import KioskRuntime
internal import LayoutFormats
internal import PostgresStore

/// `kiosk layout diff`
struct DiffLayouts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells how a layout differs from another: of two files, or of a screen and a file.",
    discussion: "Ends with status 1 when they differ.")

  @Argument(help: "The old and the new file, `-` for standard input; with --screen, the new one alone.")
  var files: [String]

  @Option(help: ArgumentHelp("The screen whose layout is the old one, by name.", valueName: "name"))
  var screen: String?

  @OptionGroup var reading: LayoutReadingOptions
  @OptionGroup var options: CinemaOptions

  func validate() throws {
    guard files.count == (screen == nil ? 2 : 1) else {
      throw ValidationError("Give two files, or one file and --screen.")
    }
  }

  func run() async throws {
    let old: SeatLayout
    if let screen {
      let (store, cinema) = try options.store()
      old = try await friendly { try await store.screen(named: screen, of: try await cinema.id()).layout }
    } else {
      old = try LayoutFile(path: files[0]).layout(reading)
    }
    let new = try LayoutFile(path: files[files.count - 1]).layout(reading)
    let differences = new.differences(from: old)
    guard !differences.isEmpty else { return print("The layouts are the same.") }
    differences.forEach { print($0) }
    throw ExitCode.failure
  }
}
