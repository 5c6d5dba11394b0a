internal import KioskUI
internal import Terminal

extension Configuration {
  /// The theme that the configuration names.
  /// - Throws: `ConfigError`
  func theme(environment: [String: String]) throws(ConfigError) -> Theme {
    // Walk-up users do not control the configuration, so their environment is ignored.
    let directories = Theme.searchDirectories(environment: screens.profile == .walkUp ? [:] : environment)
    do {
      return try Theme.load(kiosk.theme, directories: directories)
    } catch {
      switch error {
      case .invalid(let error): throw error
      case .unknown: throw ConfigError(file: "theme", message: error.description)
      }
    }
  }
}
