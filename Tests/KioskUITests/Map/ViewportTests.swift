import KioskUI
import Testing

struct ViewportTests {
  @Test(arguments: 0...40)
  func `the window lies inside of the whole and contains the focus`(total: Int) {
    for visible in 0...45 {
      for focus in 0..<max(1, total) {
        let view = Viewport(of: total, showing: visible, focus: focus)
        #expect(view.start >= 0)
        #expect(view.end <= total)
        #expect(view.length == min(total, visible))
        if total > 0, visible > 0 { #expect(view.contains(focus)) }
      }
    }
  }

  @Test func `the window stands still while the focus moves in its middle`() {
    let starts = (0..<100).map { Viewport(of: 100, showing: 20, focus: $0).start }
    let moves = zip(starts, starts.dropFirst()).count { $0 != $1 }
    #expect(moves == 8)
    #expect(starts.first == 0)
    #expect(starts.last == 80)
  }

  @Test func `something is always seen before and behind the focus, except at the ends`() {
    for focus in 3..<97 {
      let view = Viewport(of: 100, showing: 12, focus: focus)
      #expect(view.contains(focus - 3) && view.contains(focus + 2))
    }
  }
}
