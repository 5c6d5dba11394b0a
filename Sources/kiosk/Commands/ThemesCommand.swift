internal import ArgumentParser
internal import Terminal

/// `kiosk themes`
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "Lists the themes that `theme` can name.")

  @Flag(help: "Look for text that is hard to read; ends with status 1 when there is some.")
  var check = false

  func run() throws {
    let directories = Theme.searchDirectories(environment: ProcessEnvironment.variables)
    var isGood = true
    for name in Theme.names(directories: directories) {
      print(name)
      guard check else { continue }
      do throws(ThemeError) {
        let report = try Theme.load(name, directories: directories).contrastReport()
        report.forEach { print("  \($0)") }
        isGood = isGood && report.isEmpty
      } catch {
        print("  \(error)")
        isGood = false
      }
    }
    if !isGood { throw ExitCode.failure }
  }
}
