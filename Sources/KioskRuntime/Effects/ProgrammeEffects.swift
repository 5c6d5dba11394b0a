internal import BoxOffice
internal import KioskUI

/// Reads the cinema's programme.
struct ProgrammeEffects: Sendable {
  private let queues: ServerQueues

  init(_ queues: ServerQueues) {
    self.queues = queues
  }

  func run(_ effect: ProgrammeEffect) {
    switch effect {
    case .read:
      queues.post(from: queues.database, once: "programme") { services in
        .programme(.read(await .of { try await services.programme() }))
      }
    }
  }
}
