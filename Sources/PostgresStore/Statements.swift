/// The query files, one statement each, in the words of the code that runs them.
extension Statement {
  static let sessionSettings = Statement("session_settings", PackageResources.session_settings_sql)
}
