/// What is wrong with a file that somebody wrote, and where.
package struct ConfigError: Error, Hashable, CustomStringConvertible {
  package let file: String
  /// Counted from 1; nil if it is about the file as a whole.
  package let line: Int?
  /// A sentence or two.
  package let message: String

  package init(file: String, line: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `file:line: message`, the form that editors and compilers use.
  package var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
