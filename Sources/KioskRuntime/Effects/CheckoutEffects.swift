internal import BoxOffice
internal import KioskUI

/// Claims, pays and confirms, and gives back what was claimed.
struct CheckoutEffects: Sendable {
  private let queues: ServerQueues
  private let seatMap: SeatMapEffects

  init(_ queues: ServerQueues, announcing seatMap: SeatMapEffects) {
    self.queues = queues
    self.seatMap = seatMap
  }

  func run(_ effect: CheckoutEffect) {
    switch effect {
    case .readPromo(let code):
      queues.post(from: queues.database) { services in
        .checkout(.promoRead(code, await .of { try await services.catalogue.promoCode(code) }))
      }
    case .sell(let order, let tender):
      sell(order.claim.payment, by: tender) { await $0.sell(order, progress: $1) }
    case .retry(let attempt, let order, let tender):
      sell(attempt, by: tender) { await $0.retry(attempt, of: order, progress: $1) }
    case .capture(let attempt, let approval, let tender):
      queues.sales.add { [services = queues.services] in
        // If this fails, the reaper takes care of it.
        guard let driver = try? await services.payments.driver(for: tender) else { return }
        await services.checkout(by: driver).capture(attempt, approval: approval)
      }
    case .abandon(let booking, let reference, let showtime):
      queues.sales.add { [queues, seatMap] in
        await queues.services.abandon(booking, reference: reference)
        seatMap.announceSale(in: showtime)
        queues.events.post(.checkout(.freshIDs(queues.services.newIDs())))
      }
    case .makeIDs: queues.events.post(.checkout(.freshIDs(queues.services.newIDs())))
    }
  }

  private func sell(
    _ attempt: PaymentAttempt, by tender: Tender,
    _ checkout:
      @escaping @Sendable (Checkout, @Sendable (CheckoutStep) async -> Void) async -> CheckoutOutcome
  ) {
    queues.post(from: queues.sales) { [events = queues.events] services in
      let outcome: CheckoutOutcome
      do throws(StoreError) {
        let driver = try await services.payments.driver(for: tender)
        outcome = await checkout(services.checkout(by: driver)) {
          events.post(.checkout(.stepped($0)))
        }
      } catch {
        // Without a driver, nothing is claimed.
        outcome = .failed(error)
      }
      return .checkout(.ended(attempt.reference, outcome))
    }
  }
}

extension Services {
  fileprivate func checkout(by driver: any PaymentDriver) -> Checkout {
    Checkout(store: sales, driver: driver, by: actor, patience: patience, clock: clock)
  }
}
