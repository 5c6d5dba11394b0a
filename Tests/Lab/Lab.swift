internal import ArgumentParser
internal import Glibc
internal import SystemPackage

/// Proves, on real servers that are broken on purpose, that no sale is lost, and measures what a sale takes.
@main
struct Lab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract:
      "Breaks what the kiosk stands on while it sells and checks that nothing is lost, and measures what it takes.",
    discussion: """
      Every command starts servers of its own in a new directory under /tmp and removes them at the end. Status 1 means \
      that something was tried and found wrong; 70 that it could not be tried.
      """,
    subcommands: [
      TortureCommand.self,
      CrashPointsCommand.self,
      FailoverCommand.self,
      ClusterCommand.self,
      PromoteCommand.self,
      BenchCommand.self,
      ClientCommand.self,
      CrowdCommand.self,
      RestartCommand.self,
      SaleCommand.self,
      Simulate.self,
    ])
  /// EX_SOFTWARE: what broke is the lab itself, which says nothing about the kiosk.
  static let cannotGoOn = ExitCode(EX_SOFTWARE)

  static func main() async {
    // Whoever is killed leaves pipes behind that nobody reads.
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let status = status(of: error)
      guard status == cannotGoOn else { exit(withError: error) }
      _ = try? FileDescriptor.standardError.writeAll("\(fullMessage(for: error))\n".utf8)
      exit(withError: status)
    }
  }

  /// What a command's error means to whoever started it. An `ExitCode` is a verdict, and the parser has its own for what it
  /// does not understand.
  static func status(of error: any Error) -> ExitCode {
    if let verdict = error as? ExitCode { return verdict }
    let status = exitCode(for: error)
    return status == .failure ? cannotGoOn : status
  }
}
