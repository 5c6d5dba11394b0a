internal import Glibc
internal import Subprocess
internal import SystemPackage

/// The program itself, `kiosk demo`, on the scratch directory.
extension Scratch {
  typealias Lines = SubprocessOutputSequence.StringSequence<UTF8>

  /// Which SwiftPM builds beside the test bundle.
  static var kioskExecutable: FilePath {
    FilePath(CommandLine.arguments.first ?? "").removingLastComponent().appending("kiosk")
  }

  /// Runs it with its input open for as long as `body` goes on, which reads all it writes.
  @discardableResult
  nonisolated func kiosk(
    _ arguments: [String], _ body: (pid_t, Lines) async throws -> Void
  ) async throws -> TerminationStatus {
    try await run(
      .path(Self.kioskExecutable), arguments: Arguments(["demo"] + arguments),
      environment: .inherit.updating(["KIOSK_DEMO_DIR": directory.string]),
      input: .inputWriter, output: .sequence, error: .combinedWithOutput
    ) { execution in
      try await body(execution.processIdentifier.value, execution.standardOutput.strings())
    }.terminationStatus
  }
}
