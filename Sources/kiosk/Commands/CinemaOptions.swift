internal import ArgumentParser
internal import BoxOffice
internal import KioskRuntime
internal import PostgresStore

/// The database and the cinema, for commands with which a manager decides something.
struct CinemaOptions: ParsableArguments {
  @OptionGroup var database: DatabaseOptions

  @Option(help: ArgumentHelp("The cinema, by name or id (`cinema`).", valueName: "cinema"))
  var cinema: String?

  func configuration() throws -> Configuration {
    let option = cinema.map {
      ConfigurationSources.Option(setting: "kiosk.cinema", flag: "--cinema", value: $0)
    }
    return try database.configuration(option.map { [$0] } ?? [])
  }

  /// The database, and the chosen cinema in it. Nothing is connected yet.
  func store() throws -> (store: PostgresStore, cinema: CinemaChoice) {
    let configuration = try configuration()
    let database = Database(try configuration.database.server(), limits: configuration.database.limits)
    let store = PostgresStore(database)
    return (store, CinemaChoice(configuration.kiosk.cinema, in: store))
  }
}
