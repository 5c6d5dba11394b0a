internal import BoxOffice
internal import KioskUI
internal import Synchronization
internal import Tickets

/// Carries out what the screens ask of the services, and posts what became of it.
///
/// Work on one server is done in the order it was asked for; work on different ones goes on side by side.
final class EffectRunner: Sendable {
  private let services: Services
  private let events: EventQueue<Event>
  private let holds = SerialTaskQueue()
  private let database = SerialTaskQueue()
  private let sales = SerialTaskQueue()
  private let printing = SerialTaskQueue()
  private let watch = Mutex<Task<Void, Never>?>(nil)

  init(_ services: Services, posting events: EventQueue<Event>) {
    self.services = services
    self.events = events
  }

  /// Begins an effect and returns at once.
  func run(_ effect: Effect) {
    switch effect {
    case .readProgramme:
      post(from: database, once: "programme") { .programmeRead(await .of($0.programme)) }
    case .openSeating(let showtime):
      openSeating(of: showtime)
    case .watchHolds(let showtime):
      watchHolds(in: showtime)
    case .unwatchHolds:
      watch(nil)
    case .readHolds(let showtime, let token, let known):
      post(from: holds, once: "holds \(showtime)") { services in
        .holdsRead(
          token,
          await .of {
            // Most looks find nothing new, and the revision alone costs Redis next to nothing.
            if let known, try await services.holds.revision(of: showtime) == known { return nil }
            return try await services.holds.holds(in: showtime, token: token)
          })
      }
    case .readOccupancy(let showtime, let version):
      post(from: database, once: "occupancy \(showtime)") { services in
        .occupancyRead(
          showtime, await .of { try await services.bookings.occupancy(of: showtime, since: version) })
      }
    case .rereadSeating(let showtime):
      post(from: database, once: "seating \(showtime)") { services in
        .seatingReread(showtime, await .of { try await services.seating(of: showtime) })
      }
    case .hold(let seats, let showtime, let token, let deadline):
      post(from: holds) { services in
        .holdAnswered(
          token, seats: seats,
          await .of { try await services.holds.hold(seats, in: showtime, token: token, deadline: deadline) })
      }
    case .swapHolds(let released, let seats, let showtime, let token, let deadline):
      post(from: holds) { services in
        .swapAnswered(
          token, released: released, seats: seats,
          await .of {
            try await services.holds.swap(
              released, for: seats, in: showtime, token: token, deadline: deadline)
          })
      }
    case .renew(let seats, let showtime, let token, let deadline):
      post(from: holds) { services in
        .renewalAnswered(
          token,
          await .of { try await services.holds.renew(seats, in: showtime, token: token, deadline: deadline) })
      }
    case .release(let seats, let showtime, let token):
      holds.add { [store = services.holds] in
        // What cannot be released now is free again when its lease ends.
        try? await store.release(seats, in: showtime, token: token)
      }
    case .announceSale(let showtime):
      holds.add { [store = services.holds] in
        // Who does not hear of it sees it with the next look at the database.
        try? await store.announceSale(in: showtime)
      }
    case .readPromo(let code):
      post(from: database) { services in
        .promoRead(code, await .of { try await services.bookings.promoCode(code) })
      }
    case .sell(let order, let tender):
      sell(order.claim.payment, by: tender) { await $0.sell(order, progress: $1) }
    case .retry(let attempt, let order, let tender):
      sell(attempt, by: tender) { await $0.retry(attempt, of: order, progress: $1) }
    case .capture(let attempt, let approval, let tender):
      sales.add { [services] in
        // What fails here is the reaper's.
        guard let driver = try? await services.payments.driver(for: tender) else { return }
        await Checkout(store: services.bookings, driver: driver).capture(attempt, approval: approval)
      }
    case .abandon(let booking, let reference, let showtime):
      sales.add { [self] in
        await services.abandon(booking, reference: reference)
        run(.announceSale(showtime))
        events.post(.freshIDs(.random()))
      }
    case .readBooking(let booking):
      post(from: database) { services in .bookingRead(await .of { try await services.ticket(of: booking) }) }
    case .printTicket(let record):
      post(from: printing) { .printed(problem: await $0.problem(printing: record)) }
    case .makeIDs:
      events.post(.freshIDs(.random()))
    case .quit:
      // Leaving is for the main loop.
      break
    }
  }

  /// Ends with what is under way: seats that were given back are free when the program has gone. What hangs is
  /// given up after `limit`: leases and claims end by themselves.
  func finish(within limit: Duration) async {
    watch(nil)
    // A group would wait for a lane that hangs.
    let (end, ending) = AsyncStream.makeStream(of: Never.self)
    Task { [self] in
      async let released: Void = holds.finish()
      async let sold: Void = sales.finish()
      async let printed: Void = printing.finish()
      _ = await (released, sold, printed)
      ending.finish()
    }
    let timer = Task {
      try? await Task.sleep(for: limit)
      ending.finish()
    }
    for await _ in end {}
    timer.cancel()
  }

  /// Does work in its turn and posts the event it comes to.
  private func post(
    from lane: SerialTaskQueue, once name: String? = nil,
    _ event: @escaping @Sendable (Services) async -> Event
  ) {
    let work: SerialTaskQueue.Work = { [services, events] in events.post(await event(services)) }
    if let name { lane.add(once: name, work) } else { lane.add(work) }
  }

  /// Asks both servers at once: neither waits for the other.
  private func openSeating(of showtime: Showtime.ID) {
    let token = HoldToken.random()
    Task { [self] in
      async let snapshot = holds.answer { [store = services.holds] in
        await Result.of { try await store.holds(in: showtime, token: token) }
      }
      let seating = await database.answer { [services] in
        await Result.of { try await services.seating(of: showtime) }
      }
      guard let seating, let snapshot = await snapshot else { return }
      let opening = seating.map {
        SeatingOpening(seating: $0, holds: snapshot, token: token, ids: .random())
      }
      events.post(.seatingRead(showtime, opening))
    }
  }

  private func watchHolds(in showtime: Showtime.ID) {
    watch(
      Task { [services, events] in
        for await change in services.holds.changes(in: showtime) {
          events.post(.holdsChanged(showtime, change))
        }
      })
  }

  /// Listens by `task` from now on, and to nothing else.
  private func watch(_ task: Task<Void, Never>?) {
    watch.withLock { current in
      current?.cancel()
      current = task
    }
  }

  private func sell(
    _ attempt: PaymentAttempt, by tender: Tender,
    _ checkout:
      @escaping @Sendable (Checkout, @Sendable (CheckoutStep) async -> Void) async -> CheckoutOutcome
  ) {
    post(from: sales) { [events] services in
      let outcome: CheckoutOutcome
      do throws(StoreError) {
        let driver = try await services.payments.driver(for: tender)
        outcome = await checkout(Checkout(store: services.bookings, driver: driver)) {
          events.post(.checkoutStepped($0))
        }
      } catch {
        // Without a driver nothing is claimed.
        outcome = .failed(error)
      }
      return .checkoutEnded(attempt.reference, outcome)
    }
  }
}

extension Result where Failure == StoreError {
  /// What a call of a store comes to. Stores throw nothing but their own errors; the closure's type cannot say so.
  static func of(_ call: () async throws -> Success) async -> Self {
    do {
      return .success(try await call())
    } catch let error as StoreError {
      return .failure(error)
    } catch {
      return .failure(.refused("\(error)"))
    }
  }
}
