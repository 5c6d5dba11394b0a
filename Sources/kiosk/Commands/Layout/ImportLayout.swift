internal import ArgumentParser
internal import BoxOffice
internal import KioskRuntime
internal import LayoutFormats
internal import PostgresStore

/// `kiosk layout import`
struct ImportLayout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Gives a screen the layout of a file.",
    discussion: """
      All or nothing: a file with errors changes nothing, and neither does one that takes away or moves a seat that \
      is sold for a coming showtime; the bookings are listed then. Seats whose row and number stay keep their ids.
      """)

  @Argument(help: "A layout file; `-` for standard input.")
  var path: String

  @Option(help: ArgumentHelp("The screen, by name.", valueName: "name"))
  var screen: String

  @Flag(name: .customLong("dry-run"), help: "Show what would happen, and change nothing.")
  var isDryRun = false

  @OptionGroup var reading: LayoutReadingOptions
  @OptionGroup var options: CinemaOptions

  func run() async throws {
    let text = try LayoutFile(path: path).read()
    let report = LayoutReport(ReadLayout(text, format: reading.format, choices: try reading.choices()))
    report.remarks(isVerbose: reading.verbose).forEach { print($0) }
    report.lines(isVerbose: reading.verbose).forEach { print($0) }
    guard report.errors.isEmpty, var layout = report.read.layout else {
      throw LayoutFile(path: path).failure(report.errors, ", so nothing was changed")
    }
    let (store, cinema) = try options.store()
    let actor = try options.configuration().actor
    try await friendly {
      let target = try await store.screen(named: screen, of: try await cinema.id())
      if report.read.format != .native { keepWhatOnlyWeKnow(of: target.layout, in: &layout) }
      let outcome = try await store.replaceLayout(
        of: target.id, with: layout, expecting: target.layout, isDryRun: isDryRun, by: actor)
      try tell(outcome, of: target, layout)
    }
  }

  /// Other formats know no seating rules and no real measures; those of the screen stay. A focus is a place of the old plan.
  private func keepWhatOnlyWeKnow(of old: SeatLayout, in layout: inout SeatLayout) {
    let isKept = old.rules != SeatingRules() || old.metresPerSeat != nil || old.metresToScreen != nil
    (layout.rules, layout.metresPerSeat, layout.metresToScreen) = (
      old.rules, old.metresPerSeat, old.metresToScreen
    )
    if isKept {
      print("Note: The file knows no seating rules and no real measures: the screen's stay as they are.")
    }
    if old.focus != nil {
      print("Note: The screen's focus was a place of the old plan, and is the usual one now.")
    }
  }

  private func tell(_ outcome: LayoutOutcome, of target: Screen, _ layout: SeatLayout) throws {
    switch outcome {
    case .stored(let change):
      print("\(target.name): \(layout.summary).")
      change.lines.forEach { print("  \($0)") }
      print(
        isDryRun
          ? "Nothing was changed: this is what would be."
          : "\(target.name) has its new layout.")
    case .inUse(let bookings):
      print("Sold for coming showtimes, of the seats that the layout removes or moves:")
      bookings.forEach { print("  \($0.line)") }
      throw Failure(
        "Nothing was changed: \(counted(bookings.count, "booking")) would lose seats. Move or cancel them first, or import "
          + "a layout that keeps these seats.")
    case .changedMeanwhile:
      throw Failure("Somebody else has changed the layout of \(target.name) meanwhile. Try again.")
    case .noSuchScreen:
      throw Failure("The screen \(target.name) has been taken away meanwhile.")
    }
  }
}

extension OpenBooking {
  /// `BK20251201ABCD2345  The Salt Lanterns, 2025-12-01 20:30: A1, A2`
  var line: String {
    let seats = seats.map(\.description).joined(separator: ", ")
    return "\(reference)  \(movieTitle), \(showDate) \(startTime): \(seats) (\(status.rawValue))"
  }
}
