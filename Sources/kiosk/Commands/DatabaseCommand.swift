internal import ArgumentParser
internal import FoundationEssentials
internal import PostgresStore

/// `kiosk db`
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: "Sets the database up and looks after it.",
    subcommands: [Migrate.self, Status.self, Check.self, Seed.self])
}

/// Which database.
struct DatabaseOptions: ParsableArguments {
  @OptionGroup var file: ConfigurationOption

  @Option(
    help: ArgumentHelp(
      "libpq's connection string, URI or service of the database; its owner, for `migrate` and `seed`. "
        + "Else that of the configuration (`conninfo`), else libpq's `PG*` variables.",
      valueName: "conninfo"))
  var conninfo: String?

  /// A connection to it, for work that may take long.
  func database() throws -> Database {
    let database = try configuration().database
    var limits = Limits.maintenance
    limits.connect = .seconds(database.connectTimeout)
    return Database(try database.server(), limits: limits)
  }

  /// - Parameter others: further options of the command line.
  func configuration(_ others: [ConfigurationSources.Option] = []) throws -> Configuration {
    let environment = ProcessEnvironment.variables
    let options = conninfo.map {
      ConfigurationSources.Option(setting: "database.conninfo", flag: "--conninfo", value: $0)
    }
    return try ConfigurationSources(
      file: file.config, searched: ConfigurationSources.standardFiles(environment: environment),
      environment: environment, options: (options.map { [$0] } ?? []) + others
    ).configuration()
  }
}

extension DatabaseCommand {
  struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Brings the schema up to date.",
      discussion: """
        Each migration is a transaction of its own: one that fails leaves the database as it was before. Running \
        it again, also from two places at once, does no harm.
        """)

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let applied = try await friendly {
        try await Migrator(try options.database()).migrate { print("Applying \($0.file)") }
      }
      print(
        applied.isEmpty
          ? "The schema was up to date."
          : "The schema is up to date: \(counted(applied.count, "migration")) applied.")
    }
  }

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the migrations that were applied and those that are to be.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let status = try await friendly { try await Migrator(try options.database()).status() }
      for applied in status.applied {
        let file = Migration(number: applied.number, name: applied.name, sql: "").file
        print("applied  \(applied.at.formatted(.iso8601))  \(file)")
      }
      for pending in status.pending { print("pending                        \(pending.file)") }
      if !status.pending.isEmpty { print("Run `kiosk db migrate` to apply what is pending.") }
    }
  }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compares the schema, its grants and the server's durability with what the kiosk needs.",
      discussion: "Ends with status 1 when something differs.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let findings = try await friendly { () async throws -> [String] in
        let database = try options.database()
        let pending = try await Migrator(database).status().pending
        guard pending.isEmpty else {
          return ["\(counted(pending.count, "migration")) missing. Run `kiosk db migrate`."]
        }
        return try await SchemaCheck(database).findings()
      }
      guard findings.isEmpty else {
        findings.forEach { print($0) }
        throw ExitCode.failure
      }
      print("The schema is what this program expects, and the server keeps what it acknowledges.")
    }
  }

  struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Loads the sample cinema, with a programme for today and the six days after.",
      discussion: "Running it again adds the days that are missing and changes nothing else.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let added = try await friendly { try await Seeder(try options.database()).seed() }
      print(
        added == 0
          ? "The sample cinema was loaded before."
          : "The sample cinema is loaded: \(counted(added, "showtime")) added.")
    }
  }
}

/// `1 migration`, `2 migrations`.
private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
