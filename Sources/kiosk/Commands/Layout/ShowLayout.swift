internal import ArgumentParser
internal import BoxOffice
internal import Glibc
internal import KioskRuntime
internal import KioskUI
internal import LayoutFormats
internal import PostgresStore
internal import Terminal

/// `kiosk layout show`
struct ShowLayout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints the map of a layout as text.",
    discussion: """
      All of it, however large; with --showtime as it is sold now. In ASCII where the locale is not UTF-8. A file's map \
      is shown as far as it can be drawn, also when the file has errors.
      """)

  @Argument(help: "A layout file; `-` for standard input.")
  var path: String?

  @Option(help: ArgumentHelp("The screen, by name.", valueName: "name"))
  var screen: String?

  @Option(help: ArgumentHelp("The showtime whose sold seats are shown, by id.", valueName: "id"))
  var showtime: String?

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @OptionGroup var reading: LayoutReadingOptions
  @OptionGroup var options: CinemaOptions

  func validate() throws {
    if let path, screen != nil || showtime != nil {
      throw ValidationError("Give either the file `\(path)` or --screen or --showtime.")
    }
    if path == nil, screen == nil, showtime == nil {
      throw ValidationError("Say what to show: a file, --screen or --showtime.")
    }
    if let showtime, Showtime.ID(showtime) == nil {
      throw ValidationError(
        "`\(showtime)` is no showtime's id: those look like "
          + "`0193a5f2-6c1e-7b3a-9d40-5e8f7a6b1c2d`.")
    }
  }

  func run() async throws {
    if let path { return try show(file: LayoutFile(path: path)) }
    let (store, cinema) = try options.store()
    if let showtime = showtime.flatMap({ Showtime.ID($0) }) {
      guard let seating = try await friendly({ try await store.seating(of: showtime) }) else {
        throw Failure("There is no showtime \(showtime).")
      }
      if let screen, screen.lowercased() != seating.screen.name.lowercased() {
        throw Failure("The showtime \(showtime) is on \(seating.screen.name), not on \(screen).")
      }
      print(
        "\(seating.screen.name), \(seating.movie.title), \(seating.showtime.showDate) \(seating.showtime.startTime)\n"
      )
      try draw(seating)
    } else {
      let found = try await friendly {
        try await store.screen(named: screen ?? "", of: try await cinema.id())
      }
      print("\(found.name): \(found.layout.summary)\n")
      try draw(Seating(showing: found.layout, of: found.name))
    }
  }

  private func show(file: LayoutFile) throws {
    let read = ReadLayout(try file.read(), format: reading.format, choices: try reading.choices())
    let report = LayoutReport(read)
    report.remarks(isVerbose: reading.verbose).forEach { StandardError.write("\($0)\n") }
    if !report.problems.isEmpty {
      StandardError.write("\(file.name): \(report.count); `kiosk layout lint` lists them.\n")
    }
    guard let layout = read.layout, layout.canBeDrawn else {
      let first = report.errors.first.map { " \($0.descriptionWithPlace)" } ?? ""
      throw Failure("There is nothing in \(file.name) that could be drawn.\(first)")
    }
    print("\(file.name): \(layout.summary)\n")
    try draw(Seating(showing: layout, of: ""))
  }

  private func draw(_ seating: Seating?) throws {
    guard let seating else { throw Failure("There are no seats to show.") }
    // Nobody asks here what a terminal can do: the map may go to a file.
    var environment = ProcessEnvironment.variables
    if isatty(STDOUT_FILENO) == 0 { environment["TERM"] = "xterm" }
    var charset = Capabilities.detect(environment: environment, terminfoColors: -1).charset
    if ascii { charset = .ascii }
    let theme = try Theme.load("default", directories: [])
    SeatMapText(seating, theme: theme, charset: charset).lines.forEach { print($0) }
  }
}

extension SeatLayout {
  /// Whether all its seats lie where a seat may lie, and each only once.
  fileprivate var canBeDrawn: Bool {
    let bounds = 0.0...999.99
    return !places.isEmpty && Set(places.map(\.label)).count == places.count
      && places.allSatisfy { bounds.contains($0.x) && bounds.contains($0.y) }
  }
}
