internal import BoxOffice
internal import Synchronization

/// One process of a kiosk, from its start until it is killed. All its tasks stop with it, wherever they are.
final class KioskLife: Sendable {
  let world: SimulatedWorld
  /// Which kiosk: `k3`.
  let name: String
  private let state = Mutex((isDead: false, isDone: false, standsUntil: 0))

  init(_ name: String, in world: SimulatedWorld) {
    self.name = name
    self.world = world
  }

  var isDead: Bool { state.withLock(\.isDead) }
  /// Whether it has nothing more to do.
  var isDone: Bool { state.withLock(\.isDone) }

  func finish() { state.withLock { $0.isDone = true } }

  /// Stands between all steps of a kiosk: it may die here, or stand still for a while.
  /// - Throws: in a run that is over, so that everything comes to its end.
  func step() async throws(StoreError) {
    let troubles = world.troubles
    let dies = !isDead && world.time.draw { Int.random(in: 0..<1_000, using: &$0) } < troubles.death
    if dies, !world.isOver {
      state.withLock { $0.isDead = true }
      world.fault("kiosk-kill \(name)")
    }
    if troubles.standstill > 0, world.draw(0...999) < troubles.standstill {
      let end = world.time.now + world.draw(1_000_000...150_000_000)
      state.withLock { $0.standsUntil = max($0.standsUntil, end) }
      world.fault("kiosk-stop \(name)")
    }
    try await stand()
  }

  /// Waits while it stands still, and if it has died, until the run is over.
  /// - Throws: in a run that is over.
  func stand() async throws(StoreError) {
    while !world.isOver {
      if isDead { await world.park() }
      let left = state.withLock(\.standsUntil) - world.time.now
      if left <= 0 { return }
      await world.time.pass(left)
    }
    throw .refused("The simulation is over.")
  }
}
