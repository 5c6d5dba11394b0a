internal import BoxOffice
internal import KioskUI

/// Reads and prints booked tickets.
struct TicketEffects: Sendable {
  private let queues: ServerQueues

  init(_ queues: ServerQueues) {
    self.queues = queues
  }

  func run(_ effect: TicketEffect) {
    switch effect {
    case .read(let booking):
      queues.post(from: queues.database) { services in
        .ticket(.read(await .of { try await services.ticket(of: booking) }))
      }
    case .print(let record, let language):
      queues.post(from: queues.printing) {
        .ticket(.printed(problem: await $0.problem(printing: record, in: language)))
      }
    }
  }
}
