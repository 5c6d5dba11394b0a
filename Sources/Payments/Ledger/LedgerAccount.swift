package import BoxOffice

/// What the ledger's entries say of one payment. Sums are sums: a payment that was charged twice shows it.
package struct LedgerAccount: Hashable, Sendable {
  package enum Standing: Hashable, Sendable {
    /// Never asked for.
    case unheard
    case declined(reason: String)
    /// The money is reserved or taken; the terminal tells of it from `answersAt` on.
    case approved(answersAt: Int)
  }

  package private(set) var standing = Standing.unheard
  /// All that was ever reserved.
  package private(set) var authorised = Money.zero
  package private(set) var captured = Money.zero
  /// Given back before it was taken.
  package private(set) var released = Money.zero
  /// Given back after it was taken.
  package private(set) var refunded = Money.zero
  /// Whether the money was taken, if there was any.
  package private(set) var isCaptured = false

  package init() {}

  /// What the customer has paid in the end.
  package var net: Money { captured - refunded }

  /// Reserved on the customer's card, and not taken.
  package var reserved: Money { isCaptured ? .zero : authorised - released }

  /// All that has gone back.
  package var givenBack: Money { released + refunded }

  /// The account after one more entry.
  package mutating func record(_ entry: LedgerEntry) {
    switch entry.event {
    case .authorised:
      standing = .approved(answersAt: entry.answersAt ?? entry.at)
      authorised += entry.amount
    case .declined, .tombstone:
      if standing == .unheard { standing = .declined(reason: entry.reason ?? "The card was declined.") }
    case .captured:
      isCaptured = true
      captured += entry.amount
    case .released: released += entry.amount
    case .refunded: refunded += entry.amount
    }
  }
}

/// Everything that the simulated terminal did, in order.
package struct PaymentLedger: Hashable, Sendable {
  package private(set) var entries: [LedgerEntry] = []
  package private(set) var accounts: [PaymentReference: LedgerAccount] = [:]

  package init(_ entries: [LedgerEntry] = []) {
    for entry in entries { record(entry) }
  }

  package mutating func record(_ entry: LedgerEntry) {
    entries.append(entry)
    accounts[entry.reference, default: LedgerAccount()].record(entry)
  }

  package func account(of reference: PaymentReference) -> LedgerAccount {
    accounts[reference] ?? LedgerAccount()
  }
}
