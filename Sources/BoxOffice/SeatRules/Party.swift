/// Who is coming.
package struct Party: Hashable, Sendable {
  /// How many seats, wheelchair spaces included.
  package var size: Int
  /// How many of them are wheelchair spaces; the first companions sit beside them.
  package var wheelchairs: Int
  /// Only seats of the price that this type has; nil for any.
  package var priceOf: SeatType?

  package init(size: Int, wheelchairs: Int = 0, priceOf: SeatType? = nil) {
    self.size = size
    self.wheelchairs = wheelchairs
    self.priceOf = priceOf
  }
}

/// Seats that suit a party.
package struct Suggestion: Hashable, Sendable {
  /// The rules of best available, in order: each is applied only if the ones before find too few places.
  package enum Rule: Int, CaseIterable, Comparable, Sendable {
    /// Side by side in one row, and no single seat left over.
    case together
    /// Side by side in one row, with a single seat left over.
    case togetherLeavingOne
    /// In two rows behind one another, nobody alone.
    case twoRows
    /// In as few groups as possible.
    case split

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// By row, then x.
  package let seats: [SeatIndex]
  package let rule: Rule
  package let reason: Reason

  package init(seats: [SeatIndex], rule: Rule, reason: Reason) {
    self.seats = seats
    self.rule = rule
    self.reason = reason
  }
}

/// Why seats cannot be sold to one party together.
package struct SeatingRefusal: Hashable, Sendable {
  package enum Rule: Hashable, Sendable {
    /// Taken or out of order.
    case notFree
    /// More than one booking may have.
    case partyLimit
    /// Half of a love seat.
    case halfOfPair
    /// A companion seat without its wheelchair space.
    case companionAlone
    /// A wheelchair space or companion seat more than the party needs, before they are released.
    case accessible
    /// It would leave single seats, although as many could be taken another way.
    case loneSeat
    /// Too close to another party.
    case distance
  }

  package let rule: Rule
  /// The seats it is about, such as those that would be left alone.
  package let seats: [SeatIndex]
  /// As many seats that could be taken instead; nil when there are none.
  package let instead: [SeatIndex]?
  /// Why, with what to do instead.
  package let reason: Reason
  /// Whether staff may sell them all the same, with a reason.
  package let mayBeOverridden: Bool

  package init(
    rule: Rule, seats: [SeatIndex], instead: [SeatIndex]?, reason: Reason, mayBeOverridden: Bool
  ) {
    self.rule = rule
    self.seats = seats
    self.instead = instead
    self.reason = reason
    self.mayBeOverridden = mayBeOverridden
  }
}
