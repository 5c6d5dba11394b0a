internal import Glibc

/// Why the simulator's ledger could not be used.
package enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A system call on the file failed with `code`, an `errno`.
  case cannot(_ action: String, path: String, code: Int32)
  /// A line, counted from 1, that is complete but not an entry.
  case corrupt(path: String, line: Int)

  package var description: String {
    switch self {
    case .cannot(let action, let path, let code):
      "Cannot \(action) the payment ledger `\(path)`: \(unsafe String(cString: strerror(code)))."
    case .corrupt(let path, let line):
      """
      Line \(line) of the payment ledger `\(path)` is not an entry. Move the file away; the terminal then knows \
      none of the payments in it.
      """
    }
  }
}
