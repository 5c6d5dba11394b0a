extension Suggestion {
  /// Why a place is suggested, so that it can be told from the others. Left and right are those of somebody who faces the
  /// screen.
  package indirect enum Reason: Hashable, Sendable {
    /// Side by side, and no single seat is left over, where other places leave one.
    case together(row: String)
    /// Side by side, with a single seat left over.
    case leavingOne(row: String)
    /// Side by side there.
    case at(Position, row: String)
    /// Two rows behind one another, and how many sit in each.
    case twoRows([RowPart])
    /// Two groups in one row, with an aisle between.
    case acrossAisle(row: String)
    /// How many sit in each group.
    case groups([Int])
    /// Wheelchair spaces, and the seats of those who come along: beside them, or near by.
    case accessible(spaces: SeatNames, others: SeatNames, areBeside: Bool)
    /// With the seats that are chosen already.
    case sideBySide(with: SeatNames, row: String)
    case nearest(to: SeatNames, row: String)
    /// Several places have the same reason: these are the seats.
    case named(Reason, SeatNames)
  }

  package enum Position: Hashable, CaseIterable, Sendable {
    case centre, leftOfCentre, rightOfCentre
    /// Than the best place, as all that follow.
    case furtherBack, furtherFront, aisle, left, right
  }

  package struct RowPart: Hashable, Sendable {
    package let row: String
    package let seats: Int

    package init(row: String, seats: Int) {
      self.row = row
      self.seats = seats
    }
  }
}

extension SeatingRefusal {
  /// Why the seats cannot be sold like that, for each ``Rule``.
  package enum Reason: Hashable, Sendable {
    /// One of the two may be empty.
    case notFree(taken: SeatNames, outOfOrder: SeatNames)
    case partyLimit(Int, chosen: Int)
    /// Half of a love seat whose other half is free too.
    case halfOfPair(SeatLabel, partner: SeatLabel)
    /// Half of a love seat whose other half is not free.
    case halfOfTakenPair(SeatLabel, partner: SeatLabel)
    case companionAlone(SeatLabel, space: SeatLabel)
    /// More wheelchair spaces than the party needs.
    case keptForOthers(SeatNames, needed: Int)
    /// More companion seats than go with a wheelchair space.
    case companionLimit(Int, space: SeatLabel, beyond: SeatNames)
    case tooNear(SeatNames, PartyDistance)
    case loneSeat(SeatNames, between: Gap?, instead: SeatNames, offer: Offer)
  }

  /// What a single seat is left between; a seat comes before an aisle.
  package struct Gap: Hashable, Sendable {
    package let first: Side
    package let second: Side

    package init(_ first: Side, _ second: Side) {
      self.first = first
      self.second = second
    }
  }

  package enum Side: Hashable, Sendable {
    case seat(SeatLabel)
    case aisle
    case rowEnd
  }

  /// How the seats of another way lie to those that were chosen.
  package enum Offer: Hashable, Sendable {
    /// None of them was chosen.
    case otherSeats
    /// Some were.
    case shifted
  }
}
