internal import Glibc

/// Why a ticket was not printed. The booking remains valid.
package enum PrintError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The configured text does not name a printer.
  case noDestination(String)
  /// The file or device cannot be opened or written; `code` is an `errno`.
  case cannotWrite(path: String, code: Int32)
  /// The pipe has no reader.
  case nobodyReads(path: String)
  /// The command cannot be started, and why.
  case cannotRun(command: String, reason: String)
  /// The command ended with a status other than 0; `message` is the first line it wrote to stderr.
  case failed(command: String, status: Int32, message: String?)
  /// A signal ended the command.
  case killed(command: String, signal: Int32)
  /// The printer did not accept everything, or the command did not end, within this time.
  case tooSlow(printer: String, after: Duration)

  package var description: String {
    switch self {
    case .noDestination(let text):
      "The printer \"\(text)\" is neither `file:PATH` nor `command:PROGRAM ARGUMENT ...`."
    case .cannotWrite(let path, let code):
      "Cannot print to `\(path)`: \(reason(code)). Check that the printer is connected and the path is right."
    case .nobodyReads(let path):
      "Cannot print to `\(path)`: no program reads from that pipe. Start the one that should."
    case .cannotRun(let command, let reason):
      "Cannot run the print command `\(command)`: \(reason)."
    case .failed(let command, let status, let message):
      "The print command `\(command)` failed with status \(status)\(message.map { ": \($0)" } ?? ".")"
    case .killed(let command, let signal):
      "The print command `\(command)` was ended by signal \(signal)."
    case .tooSlow(let printer, let timeout):
      "The printer `\(printer)` did not finish within \(timeout.components.seconds) s. Check its paper and cable."
    }
  }
}

private func reason(_ code: Int32) -> String {
  unsafe String(cString: strerror(code))
}
