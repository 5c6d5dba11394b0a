internal import ArgumentParser
internal import BoxOffice
internal import Glibc
internal import KioskRuntime
internal import KioskUI
internal import PostgresStore
internal import Terminal

/// `kiosk layout edit`
struct EditLayout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Opens a screen's layout in an editor: seats out of order, kinds of seats, previews.",
    discussion: """
      The arrow keys move as on the seat map. Enter puts seats out of order with a reason, or back in order; who \
      has bought them is listed first. Tab makes them of another kind, Space begins a block, Ctrl-V shows what \
      kiosks of other sizes show, and Ctrl-S stores the layout, which open seat maps show at once. `?` lists \
      the keys.

      It needs a database user with the role `kiosk_admin`. On a demo's servers: \
      `kiosk demo -- kiosk layout edit --screen Court`.
      """)

  @OptionGroup var options: RunOptions

  @Option(
    help: ArgumentHelp(
      "libpq's connection string, URI or service of the database. Else that of the configuration (`conninfo`), "
        + "else libpq's `PG*` variables.", valueName: "conninfo"))
  var conninfo: String?

  @Option(help: ArgumentHelp("The screen, by name.", valueName: "name"))
  var screen: String

  func run() async throws {
    let environment = ProcessEnvironment.variables
    let option = conninfo.map {
      ConfigurationSources.Option(setting: "database.conninfo", flag: "--conninfo", value: $0)
    }
    let configuration = try ConfigurationSources(
      file: options.file.config, searched: ConfigurationSources.standardFiles(environment: environment),
      environment: environment, options: options.settings + (option.map { [$0] } ?? [])
    ).configuration()
    let database = Database(try configuration.database.server(), limits: configuration.database.limits)
    let store = PostgresStore(database)
    let (desk, opening) = try await friendly {
      try await SchemaGate(database).pass()
      let choice = CinemaChoice(configuration.kiosk.cinema, in: store)
      let desk = try await LayoutEditingService(
        catalogue: store, layouts: store, holds: try Services.holds(configuration),
        cinema: try await choice.id(),
        screen: screen, by: configuration.actor)
      return (desk, try await desk.opening())
    }
    try await edit(opening, at: desk, configuration)
  }

  @MainActor
  private func edit(
    _ opening: SeatingOpening, at desk: LayoutEditingService, _ configuration: Configuration
  ) async throws {
    let session = try options.session(configuration)
    let clock = MonotonicClock()
    guard
      let editor = LayoutEditor(
        opening, settings: configuration.settings, size: session.size, now: clock.seconds)
    else {
      session.close()
      throw Failure("\(opening.seating.screen.name) has no seats: import a layout first.")
    }
    var app = LayoutEditorApp(on: session, at: desk, clock: clock, editor: editor)
    let status = await app.run()
    if status != 0 { throw ExitCode(status) }
  }
}
