internal import Glibc
internal import SystemPackage

/// Shows the current step on standard error. On a terminal this is one line, which is overwritten; otherwise
/// it is a line for each step, or nothing if only the command's own output matters.
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
  /// Written immediately. A failure is ignored, since there is nobody to report it to.
  static func write(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
