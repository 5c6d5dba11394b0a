import Synchronization
import Testing

@testable import kiosk

@Suite("A lane")
struct LaneTests {
  @Test("Work is done in the order in which it was given, one at a time")
  func order() async {
    let lane = Lane()
    let done = Mutex<[Int]>([])
    for number in 0..<100 {
      lane.add {
        await Task.yield()
        done.withLock { $0.append(number) }
      }
    }
    await lane.finish()
    #expect(done.withLock { $0 } == Array(0..<100))
  }

  @Test("Work of one name is not gathered while some of it waits, and is done again later")
  func once() async {
    let lane = Lane()
    let done = Mutex(0)
    for _ in 0..<5 { lane.add(once: "read") { done.withLock { $0 += 1 } } }
    _ = await lane.answer {}
    let first = done.withLock { $0 }
    lane.add(once: "read") { done.withLock { $0 += 1 } }
    await lane.finish()
    #expect(first < 5)
    #expect(done.withLock { $0 } == first + 1)
  }

  @Test("An answer comes in its turn; after the end there is none")
  func answers() async {
    let lane = Lane()
    #expect(await lane.answer { 42 } == 42)
    await lane.finish()
    #expect(await lane.answer { 42 } == nil)
  }
}
