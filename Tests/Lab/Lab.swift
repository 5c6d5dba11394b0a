internal import ArgumentParser

/// Proves, on real servers that are broken on purpose, that no sale is lost, and measures what a sale takes.
@main
struct Lab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract:
      "Breaks what the kiosk stands on while it sells and checks that nothing is lost, and measures what it takes.",
    discussion: """
      Every command starts servers of its own in a new directory under /tmp and removes them at the end.
      """,
    subcommands: [
      TortureCommand.self,
      CrashPointsCommand.self,
      HotSeatCommand.self,
      FailoverCommand.self,
      ClusterCommand.self,
      PromoteCommand.self,
      SizeCommand.self,
      BenchCommand.self,
      ClientCommand.self,
      CrowdCommand.self,
      RestartCommand.self,
      SaleCommand.self,
      Simulate.self,
    ])
}
