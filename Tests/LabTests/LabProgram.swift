import Subprocess
import SystemPackage

/// `lab`, which SwiftPM builds beside the tests.
enum LabProgram {
  static func run(
    _ arguments: String
  ) async throws -> ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>> {
    let program = FilePath(CommandLine.arguments.first ?? "").removingLastComponent().appending("lab")
    return try await Subprocess.run(
      .path(program), arguments: Arguments(arguments.split(separator: " ").map { String($0) }),
      output: .string(limit: 4 << 20), error: .string(limit: 1 << 20))
  }
}
