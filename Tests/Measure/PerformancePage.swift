internal import Glibc

/// The page of the documentation that the figures stand on, between two marks.
enum PerformancePage {
  static let path = "Sources/kiosk/Documentation.docc/Performance.md"
  private static let (begin, end) = ("<!-- figures -->", "<!-- end of figures -->")

  /// Puts the figures in the place of those that stand there.
  static func write(_ figures: [Figure]) throws {
    let page = Machine.lines(of: path)
    guard let first = page.firstIndex(of: begin[...]), let last = page.firstIndex(of: end[...]), first < last
    else {
      throw MeasureError(
        "`\(path)` is not here, or has no place for figures. Run this where `Package.swift` is.")
    }
    let new = ["", "Measured on \(Machine.today) on \(Machine.description).", "", figures.markdown, ""]
    let lines = page[...first].map { String($0) } + new + page[last...].map { String($0) }
    let file = unsafe open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    let bytes = Array(lines.joined(separator: "\n").utf8)
    guard file >= 0, unsafe Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw MeasureError("`\(path)` cannot be written.")
    }
    close(file)
  }
}
