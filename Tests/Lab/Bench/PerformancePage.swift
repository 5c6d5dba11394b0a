internal import Glibc

/// The page of the documentation that the figures stand on, between two marks.
enum PerformancePage {
  static let path = "Sources/kiosk/Documentation.docc/Performance.md"
  private static let (begin, end) = ("<!-- figures -->", "<!-- end of figures -->")

  /// - Throws: where there is no place for figures.
  static func check() throws {
    _ = try page(with: "")
  }

  private static func page(with figures: String) throws -> String {
    guard let page = page(Machine.text(of: path), with: figures) else {
      throw BenchError(
        "`\(path)` is not here, or has no place for figures. Run this where `Package.swift` is.")
    }
    return page
  }

  /// Puts the figures in the place of those that stand there.
  static func write(_ report: Report) throws {
    let new = try page(with: report.markdown)
    let file = unsafe open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard file >= 0 else { throw BenchError("`\(path)` cannot be written.") }
    defer { close(file) }
    let bytes = Array(new.utf8)
    guard unsafe Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw BenchError("`\(path)` cannot be written to its end.")
    }
  }

  /// The page with other figures; nil when it has no marks.
  static func page(_ page: String, with figures: String) -> String? {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    guard let first = lines.firstIndex(of: begin), let last = lines.firstIndex(of: end), first < last else {
      return nil
    }
    return (lines[...first] + ["", figures, ""] + lines[last...]).joined(separator: "\n")
  }
}
