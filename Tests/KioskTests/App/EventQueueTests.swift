import KioskRuntime
import KioskUI
import Terminal
import Testing

@testable import kiosk

@Suite("The event queue")
struct EventQueueTests {
  @Test("All that has come since is one batch, in its order")
  func batch() async {
    let queue = EventQueue<Event>(clock: MonotonicClock())
    let keys: [Event] = [.input(.key(.up)), .input(.key(.down)), .input(.key(.enter))]
    queue.post(keys[0])
    queue.post([keys[1], keys[2]])
    #expect(await queue.batch().map(\.event) == keys)
  }

  @Test("Who waits is woken by the first event")
  func waiting() async {
    let queue = EventQueue<Event>(clock: MonotonicClock())
    async let batch = queue.batch()
    queue.post(.input(.key(.enter)))
    #expect(await batch.map(\.event) == [.input(.key(.enter))])
  }

  @Test("A tick carries its whole second; other events the moment they were posted in")
  func times() async throws {
    let queue = EventQueue<Event>(clock: MonotonicClock())
    queue.postTick(7)
    queue.post(.tick)
    let times = await queue.batch().map(\.time)
    #expect(times.first == 7)
    #expect(try #require(times.last) < 5)
  }

  @Test("Who is cancelled while waiting gets nothing")
  func cancelled() async {
    let queue = EventQueue<Event>(clock: MonotonicClock())
    let reader = Task { await queue.batch() }
    reader.cancel()
    #expect(await reader.value.isEmpty)
  }

  @Test("Ticks come on whole seconds")
  func seconds() async throws {
    let clock = MonotonicClock()
    let second = try await clock.nextSecond()
    #expect(second == 1)
    #expect(clock.seconds >= 1)
  }
}
