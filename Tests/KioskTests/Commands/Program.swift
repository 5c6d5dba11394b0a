import Subprocess
import SystemPackage
import TestSupport

/// The program itself, run to its end without a terminal.
struct Program {
  /// The exit status, or less than 0 for the signal that ended it.
  let status: Int32
  let output: String
  let complaint: String

  /// - Parameters:
  ///   - environment: all of it, beside what finds programs and libraries.
  ///   - input: what it reads as standard input.
  static func kiosk(
    _ arguments: [String], environment: [String: String] = [:], in directory: String = "/", input: String = ""
  ) async throws -> Program {
    let variables = environment.merging(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]) { given, _ in given }
    let result = try await run(
      .path(FilePath(TestServers.kioskExecutable)), arguments: Arguments(arguments),
      environment: .custom(
        Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
      ),
      workingDirectory: FilePath(directory), input: .string(input), output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): -signal
      }
    return Program(
      status: status, output: result.standardOutput, complaint: result.standardError)
  }
}
