internal import BoxOffice
internal import FoundationEssentials

/// What lies between a simulated kiosk and a server: it takes time, and loses what it carries.
struct Wire: Line {
  let life: KioskLife
  let server: SimulatedWorld.Server
  /// How long a caller waits for an answer.
  private static let patience = 3_000_000

  private var world: SimulatedWorld { life.world }

  /// - Parameter lost: what the caller hears when no answer came.
  func carry<Answer: Sendable>(
    orElse lost: StoreError, _ call: @escaping @Sendable () async throws(StoreError) -> Answer
  ) async throws(StoreError) -> Answer {
    try await life.step()
    await pass()
    if world.isAway(server) { throw .unavailable("The server is away.") }
    let troubles = world.troubles
    let fate = world.time.draw { troubles.fate(using: &$0) }
    switch fate {
    case .delivered:
      let answer = try await call()
      await pass()
      try await life.step()
      return answer
    case .replyLost:
      _ = try await call()
    case .carriedOutLate(let delay):
      carryOut(call, after: delay)
    case .requestLost:
      break
    }
    await world.time.pass(Self.patience)
    try await life.step()
    throw lost
  }

  private func pass() async {
    await world.time.pass(world.draw(100...max(100, world.troubles.latency)))
  }

  /// A server that was stopped reads what the caller has long given up.
  private func carryOut<Answer: Sendable>(
    _ call: @escaping @Sendable () async throws(StoreError) -> Answer, after delay: Int
  ) {
    let world = world
    Task(executorPreference: world.time) {
      await world.time.pass(delay)
      if !world.isOver { _ = try? await call() }
    }
  }
}
