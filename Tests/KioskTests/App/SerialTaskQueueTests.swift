import KioskRuntime
import Synchronization
import Testing

@testable import kiosk

@Suite("A lane")
struct LaneTests {
  @Test("Work is done in the order in which it was given, one at a time")
  func order() async {
    let lane = SerialTaskQueue()
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

  @Test("Work of one name is not gathered while some of it waits, but is while it is being done")
  func once() async {
    let lane = SerialTaskQueue()
    let (gate, opening) = AsyncStream.makeStream(of: Never.self)
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let done = Mutex<[Int]>([])
    lane.add(once: "read") {
      beginning.finish()
      for await _ in gate {}
      done.withLock { $0.append(0) }
    }
    for await _ in begun {}
    for number in 1...5 { lane.add(once: "read") { done.withLock { $0.append(number) } } }
    lane.add(once: "other") { done.withLock { $0.append(6) } }
    opening.finish()
    await lane.finish()
    #expect(done.withLock { $0 } == [0, 1, 6])
  }

  @Test("An answer comes in its turn; after the end there is none")
  func answers() async {
    let lane = SerialTaskQueue()
    #expect(await lane.answer { 42 } == 42)
    await lane.finish()
    #expect(await lane.answer { 42 } == nil)
  }
}
