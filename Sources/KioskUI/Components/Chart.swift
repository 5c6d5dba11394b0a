import Terminal

/// Horizontal bars of the same length: in eighths of a column, or in whole ones in ASCII.
struct Chart {
  /// Long enough for differences that one can see at a glance.
  static let usualColumns = 10

  let columns: Int

  /// From one eighth upwards.
  private static let blocks = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  /// A bar of which `part` of `whole` is filled. Only 0 is drawn as empty, and only `whole` as full.
  func draw(_ part: Int, of whole: Int, row: Int, column: Int, on canvas: inout Canvas) {
    guard canvas.charset == .unicode else {
      canvas.gauge(Double(part), of: Double(whole), row: row, column: column, width: columns)
      return
    }
    let full = blocks(part, of: whole)
    canvas.put(full, row: row, column: column, role: .gaugeFull)
    canvas.put(
      String(repeating: "·", count: columns - full.count), row: row, column: column + full.count,
      role: .gaugeEmpty)
  }

  private func blocks(_ part: Int, of whole: Int) -> String {
    let most = columns * 8
    var eighths = whole > 0 ? Int((Double(part) / Double(whole) * Double(most)).rounded()) : 0
    if part > 0 { eighths = max(1, eighths) }
    if part < whole { eighths = min(most - 1, eighths) }
    eighths = min(max(0, eighths), most)
    var full = String(repeating: "█", count: eighths / 8)
    if eighths % 8 > 0 { full += Self.blocks[eighths % 8 - 1] }
    return full
  }
}
