internal import ArgumentParser

@main
struct Kiosk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk",
    abstract: "Sells cinema seats from a terminal.",
    subcommands: [DemoCommand.self])
}
