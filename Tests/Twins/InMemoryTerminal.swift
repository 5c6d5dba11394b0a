package import BoxOffice
package import Payments
internal import Synchronization

/// A card terminal with its books in this process's memory: the same behaviour as ``TerminalSimulator``'s, for a
/// simulation with a clock of its own. Nothing in it waits.
package final class InMemoryTerminal: PaymentDriver {
  package let gateway = "SIMULATOR"
  package let method = PaymentMethod.card
  private let outcome: @Sendable () -> (TerminalSimulator.Outcome, lateBy: Int)
  private let now: @Sendable () -> Int
  private let books = Mutex(PaymentLedger())

  /// - Parameters:
  ///   - outcome: what it does with the next payment, and for how many milliseconds a late approval stays silent.
  ///   - now: milliseconds since 1970.
  package init(
    outcome: @escaping @Sendable () -> (TerminalSimulator.Outcome, lateBy: Int),
    now: @escaping @Sendable () -> Int
  ) {
    self.outcome = outcome
    self.now = now
  }

  /// The books as they are now.
  package var ledger: PaymentLedger { books.withLock { $0 } }

  package func authorise(_ request: PaymentRequest) async -> PaymentOutcome {
    let (outcome, lateBy) = outcome()
    let at = now()
    let account = account(of: request.reference) {
      $0.authorisation(of: request, as: outcome, at: at, lateBy: lateBy)
    }
    return account.answer(to: request, as: outcome, at: at)
  }

  package func settle(_ reference: PaymentReference) async -> PaymentOutcome {
    let at = now()
    return account(of: reference) { $0.tombstone(for: reference, at: at) }.answer(about: reference, at: at)
  }

  package func capture(_ reference: PaymentReference) async -> Bool {
    let at = now()
    return account(of: reference) { $0.capture(of: reference, at: at) }.isCaptured
  }

  package func refund(_ reference: PaymentReference, amount: Money) async -> Bool {
    let at = now()
    return account(of: reference) { $0.refund(of: reference, amount: amount, at: at) }.givenBack >= amount
  }

  private func account(
    of reference: PaymentReference, after decide: (LedgerAccount) -> LedgerEntry?
  ) -> LedgerAccount {
    books.withLock { books in
      if let entry = decide(books.account(of: reference)) { books.record(entry) }
      return books.account(of: reference)
    }
  }
}
