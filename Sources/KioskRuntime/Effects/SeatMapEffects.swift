internal import BoxOffice
internal import KioskUI
internal import Synchronization

/// Keeps open seat maps up to date: reads seats and holds, places holds, and listens to other kiosks.
final class SeatMapEffects: Sendable {
  private let queues: ServerQueues
  private let watch = Mutex<Task<Void, Never>?>(nil)

  init(_ queues: ServerQueues) {
    self.queues = queues
  }

  func run(_ effect: SeatMapEffect) {
    switch effect {
    case .open(let showtime): open(showtime)
    case .watch(let showtime): watchHolds(in: showtime)
    case .unwatch: unwatch()
    case .readHolds(let showtime, let token, let known):
      queues.post(from: queues.holds, once: "holds \(showtime)") { services in
        .seatMap(
          .holdsRead(
            token,
            await .of {
              // Most checks find nothing new, and the revision alone costs Redis almost nothing.
              if let known, try await services.holds.revision(of: showtime) == known { return nil }
              return try await services.holds.holds(in: showtime, token: token)
            }))
      }
    case .announceSale(let showtime): announceSale(in: showtime)
    case .reread(let showtime):
      queues.post(from: queues.database, once: "seating \(showtime)") { services in
        .seatMap(.reread(showtime, await .of { try await services.seating(of: showtime) }))
      }
    case .readOccupancy(let showtime, let version):
      queues.post(from: queues.database, once: "occupancy \(showtime)") { services in
        .seatMap(
          .occupancyRead(
            showtime, await .of { try await services.catalogue.occupancy(of: showtime, since: version) }))
      }
    case .hold(let seats, let showtime, let token, let deadline):
      let left = queues.secondsLeft(of: deadline)
      queues.post(from: queues.holds) { services in
        .seatMap(
          .holdAnswered(
            token, seats: seats,
            await .of {
              try await services.holds.hold(seats, in: showtime, token: token, deadline: left())
            }))
      }
    case .swapHolds(let released, let seats, let showtime, let token, let deadline):
      let left = queues.secondsLeft(of: deadline)
      queues.post(from: queues.holds) { services in
        .seatMap(
          .swapAnswered(
            token, released: released, seats: seats,
            await .of {
              try await services.holds.swap(
                released, for: seats, in: showtime, token: token, deadline: left())
            }))
      }
    case .renew(let seats, let showtime, let token, let deadline):
      let left = queues.secondsLeft(of: deadline)
      queues.post(from: queues.holds) { services in
        .seatMap(
          .renewalAnswered(
            token,
            await .of {
              try await services.holds.renew(seats, in: showtime, token: token, deadline: left())
            }))
      }
    case .release(let seats, let showtime, let token):
      queues.holds.add { [store = queues.services.holds] in
        // A hold that cannot be released now ends with its lease.
        try? await store.release(seats, in: showtime, token: token)
      }
    }
  }

  /// Tells the other kiosks that what has been sold has changed.
  func announceSale(in showtime: Showtime.ID) {
    queues.holds.add { [store = queues.services.holds] in
      // A kiosk that misses this finds out when it next polls the database.
      try? await store.announceSale(in: showtime)
    }
  }

  /// Stops listening.
  func unwatch() { listen(by: nil) }

  /// Asks both servers at once, so that neither waits for the other.
  private func open(_ showtime: Showtime.ID) {
    let token = queues.services.newToken()
    Task(executorPreference: queues.services.executor) { [queues] in
      async let snapshot = queues.holds.answer { [store = queues.services.holds] in
        await Result.of { try await store.holds(in: showtime, token: token) }
      }
      let seating = await queues.database.answer { [services = queues.services] in
        await Result.of { try await services.seating(of: showtime) }
      }
      guard let seating, let snapshot = await snapshot else { return }
      let opening = seating.map {
        SeatingOpening(seating: $0, holds: snapshot, token: token, ids: queues.services.newIDs())
      }
      queues.events.post(.seatMap(.opened(showtime, opening)))
    }
  }

  private func watchHolds(in showtime: Showtime.ID) {
    listen(
      by: Task(executorPreference: queues.services.executor) { [queues] in
        for await change in queues.services.holds.changes(in: showtime) {
          queues.events.post(.seatMap(.holdsChanged(showtime, change)))
        }
      })
  }

  /// Replaces the listening task.
  private func listen(by task: Task<Void, Never>?) {
    watch.withLock { current in
      current?.cancel()
      current = task
    }
  }
}
