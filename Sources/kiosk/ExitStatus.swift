internal import ArgumentParser
internal import Glibc
internal import Terminal

/// The program's exit status after something was thrown: 0 for a request such as `--help`, 1 for a failure, 2
/// for an invalid command line or configuration, and any other status that a command asks for.
struct ExitStatus {
  let code: Int32
  private let output: String
  private let complaint: String

  init(after error: any Error) {
    let parsed = Kiosk.exitCode(for: error)
    switch error {
    case let error as ExitCode:
      self.init(code: error.rawValue)
    case let error as ConfigError:
      self.init(code: 2, complaint: "\(error)")
    case _ where parsed == .success:
      self.init(code: 0, output: Kiosk.fullMessage(for: error))
    case _ where parsed == .validationFailure:
      self.init(code: 2, complaint: Kiosk.fullMessage(for: error))
    default:
      self.init(code: 1, complaint: "Error: \(error)")
    }
  }

  private init(code: Int32, output: String = "", complaint: String = "") {
    self.code = code
    self.output = output
    self.complaint = complaint
  }

  func exit() -> Never {
    if !output.isEmpty { print(output) }
    if !complaint.isEmpty { StandardError.write("\(complaint)\n") }
    Glibc.exit(code)
  }
}

/// What went wrong, in a sentence or two for the user of the command.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
