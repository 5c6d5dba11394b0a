internal import BoxOffice
internal import KioskUI

/// Asks the servers whether they answer.
struct HealthEffects: Sendable {
  private let queues: ServerQueues

  init(_ queues: ServerQueues) {
    self.queues = queues
  }

  func run(_ effect: HealthEffect) {
    switch effect {
    case .check:
      let showtime = Showtime.ID.random()
      Task(executorPreference: queues.services.executor) { [queues] in
        // A server that hangs must not delay the other's answer for long: both have their own time limits.
        async let trouble = queues.holds.answer { [holds = queues.services.holds] in
          // Any showtime will do; it need not exist.
          let answer = await Result.of { try await holds.revision(of: showtime) }
          return if case .failure(let error) = answer { error.message as String? } else { nil as String? }
        }
        let version = await queues.database.answer { [schema = queues.services.schema] in
          await Result.of { try await schema.version() }
        }
        guard let version, let trouble = await trouble else { return }
        queues.events.post(.health(.checked(Health(schemaVersion: version, holdsTrouble: trouble))))
      }
    }
  }
}
