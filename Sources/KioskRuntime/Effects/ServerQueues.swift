internal import BoxOffice
internal import KioskUI

/// What the runners of all features share: the services, a queue for each server, and the event queue.
struct ServerQueues: Sendable {
  let services: Services
  let events: EventQueue<Event>
  let holds: SerialTaskQueue
  let database: SerialTaskQueue
  let sales: SerialTaskQueue
  let printing: SerialTaskQueue

  init(_ services: Services, events: EventQueue<Event>) {
    self.services = services
    self.events = events
    holds = SerialTaskQueue(on: services.executor)
    func another(than first: SerialTaskQueue) -> SerialTaskQueue {
      services.isSequential ? first : SerialTaskQueue(on: services.executor)
    }
    database = another(than: holds)
    sales = another(than: holds)
    printing = another(than: holds)
  }

  /// Does work in its turn, and posts the event that results.
  /// - Parameter name: for work that need not be requested again while it is waiting for its turn.
  func post(
    from queue: SerialTaskQueue, once name: String? = nil,
    _ event: @escaping @Sendable (Services) async -> Event
  ) {
    let work: SerialTaskQueue.Work = { [services, events] in events.post(await event(services)) }
    if let name { queue.add(once: name, work) } else { queue.add(work) }
  }

  /// How many of `seconds` are left when the work's turn comes, since the queue may have waited for a server.
  func secondsLeft(of seconds: Double) -> @Sendable () -> Double {
    let end = events.now() + seconds
    return { [now = events.now] in end - now() }
  }

  /// Waits until everything that was queued so far is done.
  func settle() async {
    for queue in [holds, database, sales, printing] { await queue.answer {} }
  }

  func finish(within limit: Duration) async {
    // A group would wait for a queue that hangs.
    let (end, ending) = AsyncStream.makeStream(of: Never.self)
    Task(executorPreference: services.executor) {
      async let released: Void = holds.finish()
      async let sold: Void = sales.finish()
      async let printed: Void = printing.finish()
      _ = await (released, sold, printed)
      ending.finish()
    }
    let timer = Task(executorPreference: services.executor) { [services] in
      try? await services.clock.sleep(for: limit)
      ending.finish()
    }
    for await _ in end {}
    timer.cancel()
  }
}
