internal import BoxOffice
package import KioskUI

/// Carries out what the screens ask for, and posts the results. Each feature has its own runner.
///
/// Requests to one server are carried out in order; those to different servers run concurrently.
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

  /// Starts an effect and returns immediately.
  package func run(_ effect: Effect) {
    switch effect {
    case .programme(let effect): programme.run(effect)
    case .seatMap(let effect): seatMap.run(effect)
    case .checkout(let effect): checkout.run(effect)
    case .ticket(let effect): tickets.run(effect)
    case .health(let effect): health.run(effect)
    case .quit:
      // The main loop handles this one.
      break
    }
  }

  /// Waits until everything that has been started is done.
  package func settle() async { await queues.settle() }

  /// Finishes what is under way, so that seats that were given back are free when the program has ended.
  /// Whatever hangs is given up after `limit`, since leases and claims expire by themselves.
  package func finish(within limit: Duration) async {
    seatMap.unwatch()
    await queues.finish(within: limit)
  }
}
