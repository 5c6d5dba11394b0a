/// Why a store could not do what it was asked.
package enum StoreError: Error, Hashable, Sendable {
  /// It cannot be reached, or lost the connection before anything could have changed. Trying again is safe.
  case unavailable(String)
  /// The connection broke after a commit may have been carried out: ask by id what happened.
  case outcomeUnknown(String)
  /// It refuses for a reason that trying again does not mend: not migrated, full, not allowed.
  case refused(String)

  /// What happened, in a sentence for staff.
  package var message: String {
    switch self {
    case .unavailable(let message), .outcomeUnknown(let message), .refused(let message): message
    }
  }
}
