internal import BoxOffice
internal import Glibc
internal import KioskUI
internal import SystemPackage
internal import Terminal

/// Where a configuration comes from: defaults, then a file, then variables, then options. Later ones override
/// earlier ones.
struct ConfigurationSources: Sendable {
  /// Used unless something else overrides them.
  var defaults = Configuration()
  /// The file that the user named; it must exist.
  var file: String?
  /// Where to look for a file if the user named none. The first that exists is read.
  var searched: [String] = []
  var environment: [String: String] = [:]
  /// Options of the command line, in order.
  var options: [Option] = []

  /// An option that sets a configuration key.
  struct Option: Sendable {
    /// The setting's name, such as `kiosk.theme`.
    let setting: String
    /// The option as written: `--theme`.
    let flag: String
    let value: String
  }

  /// Where to look for `kiosk.conf`.
  static func standardFiles(environment: [String: String]) -> [String] {
    var files = ["kiosk.conf"]
    // The XDG rules say that relative paths are ignored.
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      files.append("\(config)/kiosk/kiosk.conf")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      files.append("\(home)/.config/kiosk/kiosk.conf")
    }
    files.append("/etc/kiosk/kiosk.conf")
    return files
  }

  /// The configuration that results from all sources.
  func configuration() throws(ConfigError) -> Configuration {
    var merged = Merged(configuration: defaults)
    if let path = file ?? searched.first(where: { (try? FilePath($0).stat()) != nil }) {
      try merged.apply(file: path)
    }
    // Walk-up users do not control the configuration, so their environment is ignored.
    if try profile(beneath: merged.configuration) == .counter {
      try merged.apply(environment: environment)
    }
    try merged.apply(options)
    try merged.checkTogether()
    return merged.configuration
  }

  /// The profile before variables are applied, so that variables cannot lift the rule that walk-up kiosks
  /// ignore them.
  private func profile(beneath configuration: Configuration) throws(ConfigError) -> Settings.Profile {
    var merged = Merged(configuration: configuration)
    try merged.apply(options.filter { $0.setting == "kiosk.profile" })
    return merged.configuration.screens.profile
  }
}

/// A configuration being built, with the source of each setting.
private struct Merged {
  var configuration: Configuration
  private var origins: [String: Origin] = [:]

  private struct Origin {
    let file: String
    let line: Int?
  }

  init(configuration: Configuration) {
    self.configuration = configuration
  }

  mutating func apply(file path: String) throws(ConfigError) {
    let document = try ConfigDocument(path: path)
    try document.root.allowOnly(Setting.tables)
    for name in Setting.tables {
      guard let table = try document.root.table(name) else { continue }
      let settings = Setting.all.filter { $0.table == name }
      try table.allowOnly(settings.map(\.key))
      for setting in settings {
        guard let change = try setting.change(in: table) else { continue }
        make(change, of: setting, from: Origin(file: path, line: table[setting.key]?.line))
      }
    }
    try checkSecrets(in: path)
  }

  mutating func apply(environment: [String: String]) throws(ConfigError) {
    for setting in Setting.all {
      // An empty variable counts as unset.
      guard let value = environment[setting.variable], !value.isEmpty else { continue }
      let change = try setting.change(to: value, from: setting.variable)
      make(change, of: setting, from: Origin(file: "the environment", line: nil))
    }
  }

  mutating func apply(_ options: [ConfigurationSources.Option]) throws(ConfigError) {
    for option in options {
      guard let setting = Setting.named(option.setting) else {
        throw ConfigError(file: option.flag, message: "This option stands for no setting.")
      }
      let change = try setting.change(to: option.value, from: option.flag)
      make(change, of: setting, from: Origin(file: "the command line", line: nil))
    }
  }

  private mutating func make(_ change: Setting.Change, of setting: Setting, from origin: Origin) {
    // These two mean the same: the later one replaces the earlier one, unless both are in one source.
    switch setting.name {
    case "database.conninfo" where origins["database.service"]?.file != origin.file:
      configuration.database.service = ""
    case "database.service" where origins["database.conninfo"]?.file != origin.file:
      configuration.database.conninfo = ""
    default: break
    }
    change(&configuration)
    origins[setting.name] = origin
  }

  /// Checks that involve several settings.
  func checkTogether() throws(ConfigError) {
    if !configuration.database.conninfo.isEmpty, !configuration.database.service.isEmpty {
      throw error(
        about: ["database.service", "database.conninfo"],
        "`conninfo` and `service` both say where the database is. Keep one of them; "
          + "`conninfo = \"service=\(configuration.database.service)\"` says both.")
    }
    try checkColumns()
    let terms = configuration.screens.holdTerms
    if terms.lease > terms.cap {
      throw error(
        about: ["sales.lease_seconds", "sales.hold_seconds"],
        "`lease_seconds` (\(terms.lease)) should not be more than `hold_seconds` (\(terms.cap))."
      )
    }
  }

  /// Zero columns means the usual number for the paper. A small number is an error, since no ticket fits.
  private func checkColumns() throws(ConfigError) {
    let (columns, counts) = (configuration.ticket.columns, Configuration.Ticket.columnCounts)
    if columns != 0, !counts.contains(columns) {
      throw error(
        about: ["ticket.columns"],
        "`columns` should be 0 or lie between \(counts.lowerBound) and \(counts.upperBound), but is \(columns)."
      )
    }
  }

  /// A file with a password must not be readable by others.
  private func checkSecrets(in path: String) throws(ConfigError) {
    let secrets = [
      ("database.conninfo", configuration.database.holdsPassword),
      ("redis.url", configuration.redis.holdsPassword),
    ]
    guard let readable = try? FilePath(path).stat().permissions,
      !readable.isDisjoint(with: [.groupRead, .otherRead])
    else { return }
    for (name, isSecret) in secrets where isSecret && origins[name]?.file == path {
      throw error(
        about: [name],
        "This holds a password, and users beside the file's owner can read it. Run `chmod 600 \(path)`.")
    }
  }

  /// An error at the first of `settings` that was given anywhere.
  private func error(about settings: [String], _ message: String) -> ConfigError {
    let origin = settings.lazy.compactMap { origins[$0] }.first
    return ConfigError(file: origin?.file ?? "kiosk.conf", line: origin?.line, message: message)
  }
}
