/// The part of a long list or map that a window shows.
///
/// It depends only on the focus, so drawing stays a pure function. The window moves by half its length when
/// the focus comes within a quarter of its edge, and otherwise stays where it is.
package struct Viewport: Hashable {
  /// The first visible position.
  package let start: Int
  package let length: Int

  package init(of total: Int, showing visible: Int, focus: Int) {
    length = max(0, min(total, visible))
    guard total > visible, visible > 0 else {
      start = 0
      return
    }
    let step = max(1, visible / 2)
    let block = max(0, focus - visible / 4) / step
    start = min(total - visible, block * step)
  }

  package var end: Int { start + length }

  package func contains(_ position: Int) -> Bool { position >= start && position < end }
}
