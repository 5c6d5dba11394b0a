internal import BoxOffice
package import KioskUI

/// Carries out what the screens ask of the world, and posts what became of it. Each feature has a runner of its own.
///
/// Work on one server is done in the order it was asked for; work on different ones goes on side by side.
package final class EffectRunner: Sendable {
  private let queues: ServerQueues
  private let programme: ProgrammeEffects
  private let seatMap: SeatMapEffects
  private let checkout: CheckoutEffects
  private let tickets: TicketEffects
  private let health: HealthEffects

  package init(_ services: Services, posting events: EventQueue<Event>) {
    queues = ServerQueues(services, events: events)
    programme = ProgrammeEffects(queues)
    seatMap = SeatMapEffects(queues)
    checkout = CheckoutEffects(queues, announcing: seatMap)
    tickets = TicketEffects(queues)
    health = HealthEffects(queues)
  }

  /// Begins an effect and returns at once.
  package func run(_ effect: Effect) {
    switch effect {
    case .programme(let effect): programme.run(effect)
    case .seatMap(let effect): seatMap.run(effect)
    case .checkout(let effect): checkout.run(effect)
    case .ticket(let effect): tickets.run(effect)
    case .health(let effect): health.run(effect)
    case .quit:
      // Leaving is for the main loop.
      break
    }
  }

  /// Waits until what has begun so far is done.
  package func settle() async { await queues.settle() }

  /// Ends with what is under way: seats that were given back are free when the program has gone. What hangs is
  /// given up after `limit`: leases and claims end by themselves.
  package func finish(within limit: Duration) async {
    seatMap.unwatch()
    await queues.finish(within: limit)
  }
}
