internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Each fault by itself, in two runs with different seeds. Every run is a process, so that each begins from nothing.
struct TortureMatrix: Sendable {
  let settings: TortureSettings
  let json: Bool
  /// What every run is told as well.
  let arguments: [String]

  /// Prints a line for each run: of figures, or of JSON.
  /// - Returns: success when all runs were clean; failure when one was not; the status of a run that could not go on.
  func run() async throws -> ExitCode {
    var clean = 0
    var cells = 0
    var status = ExitCode.success
    for fault in settings.faults {
      for seed in [settings.seed, settings.seed + 1] {
        let cell = try await run(fault, seed: seed)
        cells += 1
        if cell.status == .success { clean += 1 }
        if status != .failure, cell.status != .success { status = cell.status }
        print(json ? cell.output : "\(cell.word) \(fault.rawValue): \(cell.output)")
        fflush(nil)
      }
    }
    if !json { print("\(clean) of \(cells) runs clean.") }
    return status
  }

  private struct Cell {
    let status: ExitCode
    let output: String

    var word: String {
      switch status {
      case .success: "ok    "
      case .failure: "FAILED"
      default: "BROKEN"
      }
    }
  }

  private func run(_ fault: Fault, seed: UInt64) async throws -> Cell {
    var words = [
      "torture", "--fault", fault.rawValue, "--seed", "\(seed)", "--clients", "\(settings.clients)",
      "--processes", "\(settings.processes)", "--showtimes", "\(settings.lanes)", "--seconds",
      "\(settings.seconds)",
    ]
    if let mutant = settings.mutant { words += ["--mutant", mutant.rawValue] }
    let result = try await Subprocess.run(
      Configuration(executable: .path("/proc/self/exe"), arguments: Arguments(words + arguments)),
      input: .none, output: .string(limit: 1_048_576),
      error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
    let output = result.standardOutput.split(separator: "\n").last.map(String.init) ?? ""
    let status: ExitCode =
      switch result.terminationStatus {
      case .exited(let code): ExitCode(code)
      case .signaled: Lab.cannotGoOn
      }
    return Cell(status: status, output: output)
  }
}
