internal import ArgumentParser

/// A fault that is put into what is tried, so that the checker can be seen to find it. The product knows nothing of these.
enum Sabotage: String, CaseIterable, Codable, Sendable, ExpressibleByArgument {
  /// The database no longer keeps two bookings from one seat.
  case uniqueDropped = "unique-dropped"
  /// Redis gives away seats that somebody else holds.
  case tokensNotCompared = "tokens-not-compared"
  /// A card payment whose reply is lost is asked for again under a new key.
  case newKeyOnRetry = "new-key-on-retry"
  /// Claims take their seats in any order.
  case seatsUnsorted = "seats-unsorted"
}
