internal import Glibc
internal import SystemPackage

/// Shows on standard error what is being done: on a terminal in one line that is written over, else, unless a
/// command's own output is all that matters, in a line for each step.
struct StepDisplay: Sendable {
  private enum Style {
    case overwritten, lines, none
  }

  private let style: Style

  init(isQuiet: Bool, environment: [String: String]) {
    let terminal = environment["TERM"] ?? ""
    if isatty(STDERR_FILENO) == 1 && !terminal.isEmpty && terminal != "dumb" {
      style = .overwritten
    } else {
      style = isQuiet ? .none : .lines
    }
  }

  func show(_ step: some CustomStringConvertible) {
    switch style {
    case .overwritten: StandardError.write("\r\u{1B}[K\(step) …")
    case .lines: StandardError.write("\(step)\n")
    case .none: break
    }
  }

  func clear() {
    if style == .overwritten { StandardError.write("\r\u{1B}[K") }
  }
}

enum StandardError {
  /// Written at once. When nobody can read it there is nobody to tell.
  static func write(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
