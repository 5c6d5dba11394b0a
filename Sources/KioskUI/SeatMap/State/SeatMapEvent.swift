package import BoxOffice

/// What an open seat map asks of the stores.
package enum SeatMapEffect: Hashable, Sendable {
  /// Reads the seats, their holds and fresh ids. → ``SeatMapEvent/opened(_:_:)``
  case open(Showtime.ID)
  /// Listens to the showtime's holds from now on. → ``SeatMapEvent/holdsChanged(_:_:)``
  case watch(Showtime.ID)
  case unwatch
  /// All holds, unless the revision is still `since`. → ``SeatMapEvent/holdsRead(_:_:)``
  case readHolds(Showtime.ID, HoldToken, since: Int?)
  /// Tells the other kiosks that what is sold has changed.
  case announceSale(Showtime.ID)
  /// Reads the seats again, after their layout has changed. → ``SeatMapEvent/reread(_:_:)``
  case reread(Showtime.ID)
  /// → ``SeatMapEvent/occupancyRead(_:_:)``
  case readOccupancy(Showtime.ID, since: Int?)
  /// `deadline` is in seconds from now. → ``SeatMapEvent/holdAnswered(_:seats:_:)``
  case hold([Seat.ID], Showtime.ID, HoldToken, deadline: Double)
  /// Gives some seats back and holds others, in one step. → ``SeatMapEvent/swapAnswered(_:released:seats:_:)``
  case swapHolds([Seat.ID], for: [Seat.ID], Showtime.ID, HoldToken, deadline: Double)
  /// → ``SeatMapEvent/renewalAnswered(_:_:)``
  case renew([Seat.ID], Showtime.ID, HoldToken, deadline: Double)
  case release([Seat.ID], Showtime.ID, HoldToken)
}

/// What the stores answer, and what other kiosks do.
package enum SeatMapEvent: Sendable, Hashable {
  case opened(Showtime.ID, Result<SeatingOpening, StoreError>)
  case reread(Showtime.ID, Result<Seating, StoreError>)
  case holdsChanged(Showtime.ID, HoldChange)
  /// Nil where nothing has changed.
  case holdsRead(HoldToken, Result<HoldSnapshot?, StoreError>)
  case occupancyRead(Showtime.ID, Result<Occupancy?, StoreError>)
  case holdAnswered(HoldToken, seats: [Seat.ID], Result<HoldAnswer, StoreError>)
  case swapAnswered(HoldToken, released: [Seat.ID], seats: [Seat.ID], Result<HoldAnswer, StoreError>)
  case renewalAnswered(HoldToken, Result<RenewAnswer, StoreError>)
}

/// What opening a seat map brings. Without holds when Redis cannot be reached: the database decides anyway.
package struct SeatingOpening: Sendable, Hashable {
  package var seating: Seating
  package var holds: Result<HoldSnapshot, StoreError>
  package var token: HoldToken
  package var ids: FreshIDs

  package init(seating: Seating, holds: Result<HoldSnapshot, StoreError>, token: HoldToken, ids: FreshIDs) {
    self.seating = seating
    self.holds = holds
    self.token = token
    self.ids = ids
  }
}
