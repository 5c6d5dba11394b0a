internal import FoundationEssentials
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Each fault by itself, in two runs with different seeds. Every run is a process, so that each begins from nothing.
struct TortureMatrix: Sendable {
  let settings: TortureSettings
  let json: Bool

  /// - Returns: whether all runs were clean.
  func run() async throws -> Bool {
    var clean = 0
    var cells = 0
    for fault in settings.faults {
      for seed in [settings.seed, settings.seed + 1] {
        let cell = try await Self.run(fault, seed: seed, of: settings)
        cells += 1
        if cell.isClean { clean += 1 }
        print(json ? cell.output : "\(cell.isClean ? "ok    " : "FAILED") \(fault.rawValue): \(cell.output)")
        fflush(nil)
      }
    }
    if !json { print("\(clean) of \(cells) runs clean.") }
    return clean == cells
  }

  private struct Cell {
    let isClean: Bool
    let output: String
  }

  private static func run(_ fault: Fault, seed: UInt64, of settings: TortureSettings) async throws -> Cell {
    var arguments = [
      "torture", "--fault", fault.rawValue, "--seed", "\(seed)", "--clients", "\(settings.clients)",
      "--processes", "\(settings.processes)", "--showtimes", "\(settings.lanes)", "--seconds",
      "\(settings.seconds)",
    ]
    if let mutant = settings.mutant { arguments += ["--mutant", mutant.rawValue] }
    let result = try await Subprocess.run(
      Configuration(executable: .path("/proc/self/exe"), arguments: Arguments(arguments)),
      input: .none, output: .string(limit: 1_048_576),
      error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
    let output = result.standardOutput.split(separator: "\n").last.map(String.init) ?? ""
    return Cell(isClean: result.terminationStatus.isSuccess, output: output)
  }
}
