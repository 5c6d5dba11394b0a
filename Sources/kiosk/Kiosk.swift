internal import ArgumentParser
internal import CMalloc

@main
struct Kiosk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk",
    abstract: "Sells cinema seats from a terminal.",
    discussion: """
      Without a subcommand the kiosk opens on the servers that `kiosk.conf` names. `kiosk demo` needs no servers \
      and no configuration: it starts its own.
      """,
    version: version,
    subcommands: [
      RunCommand.self, DemoCommand.self, DatabaseCommand.self, LayoutCommand.self, ShowtimeCommand.self,
      TicketCommand.self, ThemesCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static let version = "0.1.0"

  /// Parses the command line, carries it out, and ends the process with ``ExitStatus``.
  static func main() async {
    // A memory pool for each thread would cost every session another megabyte, and the threads mostly wait.
    mallopt(M_ARENA_MAX, 1)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus(after: error).exit()
    }
  }
}
