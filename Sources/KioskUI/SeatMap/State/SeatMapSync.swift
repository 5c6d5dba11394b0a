import BoxOffice
import Words

/// Keeps the open map up to date with the holds and sales of other kiosks.
extension SeatMapState {
  /// Seconds between looks at revision and version when no message came. Together with the servers' response time, changes
  /// are seen within two seconds even if their message was lost.
  static let pollPeriod = 1.8

  /// Renews the leases each time that a quarter of them has gone, forgets those of others that have ended, and looks at the
  /// servers, each when it is time.
  mutating func tick(isPolling: Bool, _ turn: inout Turn) {
    let ended = held.filter { $0.value <= turn.now }
    if !ended.isEmpty { held = held.filter { $0.value > turn.now } }
    let renewalPeriod = Double(turn.settings.holdTerms.lease) / 4
    if !isClaimed, !chosen.isEmpty, let deadline, turn.now - lastRenewal >= renewalPeriod {
      lastRenewal = turn.now
      turn.run(
        .seatMap(
          .renew(
            ids(of: chosen.filter { !releasing.contains($0) }), seating.showtime.id, token,
            deadline: deadline - turn.now)))
    }
    if isPolling, turn.now - lastPoll >= Self.pollPeriod {
      lastPoll = turn.now
      readOccupancy(&turn)
      turn.run(.seatMap(.readHolds(seating.showtime.id, token, since: revision)))
    }
  }

  /// Asks the database what is sold.
  mutating func readOccupancy(_ turn: inout Turn) {
    isReadingOccupancy = true
    turn.run(.seatMap(.readOccupancy(seating.showtime.id, since: version)))
  }

  /// Reads everything anew after a gap.
  private mutating func readAll(_ turn: inout Turn) {
    turn.run(.seatMap(.readHolds(seating.showtime.id, token, since: nil)))
    readOccupancy(&turn)
  }

  /// What another kiosk did.
  mutating func holdsChanged(_ showtime: Showtime.ID, _ change: HoldChange, _ turn: inout Turn) {
    guard seating.showtime.id == showtime else { return }
    switch change {
    case .lost(let message): turn.environment.holdsTrouble = message
    case .gap:
      turn.environment.holdsTrouble = nil
      lastPoll = turn.now
      readAll(&turn)
    case .held(let seats, let seconds, let revision):
      let isNext = follow(revision)
      var held = held
      for seat in seats.compactMap(plan.index(of:)) where !chosen.contains(seat) && !pending.contains(seat) {
        held[seat] = turn.now + seconds
      }
      self.held = held
      if !isNext { readAll(&turn) }
    case .released(let seats, let revision):
      let isNext = follow(revision)
      let released = seats.compactMap(plan.index(of:))
      if isReadingOccupancy { releasedMeanwhile.formUnion(released) } else { forgetHolds(of: released) }
      if !isNext { readAll(&turn) }
    case .sold(let revision): if follow(revision) { readOccupancy(&turn) } else { readAll(&turn) }
    }
  }

  mutating func holdsRead(
    _ token: HoldToken, _ result: Result<HoldSnapshot?, StoreError>, _ turn: inout Turn
  ) {
    guard self.token == token else { return }
    switch result {
    case .success(let snapshot):
      turn.environment.holdsTrouble = nil
      if let snapshot { apply(snapshot, now: turn.now) }
    case .failure(let error): turn.environment.holdsTrouble = error.message
    }
  }

  /// - Parameters:
  ///   - released: what is given back once the seats are held.
  ///   - isShown: whether the customer looks at the map.
  mutating func holdAnswered(
    _ token: HoldToken, _ answered: [Seat.ID], releasing released: [Seat.ID] = [],
    _ result: Result<HoldAnswer, StoreError>, isShown: Bool, _ turn: inout Turn
  ) {
    guard self.token == token else { return }
    let leaving = Set(released.compactMap(plan.index(of:)))
    releasing.subtract(leaving)
    let seats = answered.compactMap(plan.index(of:))
    let asked = seats.filter { pending.contains($0) }
    func keep() {
      chosen = chosen.filter { !leaving.contains($0) } + asked.filter { !chosen.contains($0) }
    }
    switch result {
    case .success(.held(_, let revision)):
      turn.environment.holdsTrouble = nil
      self.revision = revision
      keep()
      pending.subtract(seats)
      // Time was up while it was asked for.
      let unwanted = seats.filter { !chosen.contains($0) }
      if !unwanted.isEmpty { turn.run(.seatMap(.release(ids(of: unwanted), seating.showtime.id, token))) }
    case .success(.refused(let others)):
      turn.environment.holdsTrouble = nil
      pending.subtract(seats)
      var held = held
      for other in others {
        if let seat = plan.index(of: other.seat) { held[seat] = turn.now + other.secondsLeft }
      }
      self.held = held
      if chosen.isEmpty, pending.isEmpty { deadline = nil }
      // The time to choose was over before Redis could be asked; the sale says so.
      guard !others.isEmpty else { return }
      let names = others.compactMap { plan.index(of: $0.seat) }.map { plan.seats[$0].label }
      let sentence = Message.takenAMomentAgo(names)
      guard released.isEmpty, let first = asked.first else {
        turn.notify(.sentences(sentence, .youKeepYourSeats), .warning)
        return
      }
      offerInstead(
        of: asked.count, near: first, because: sentence, otherwise: .chooseAnotherSeat,
        isShown: isShown, &turn)
    case .failure(let error):
      // Holds advise: without them the claim in the database decides who gets the seat.
      turn.environment.holdsTrouble = error.message
      keep()
      pending.subtract(seats)
    }
  }

  /// What was released while the database was asked is free, unless the answer says that it is sold.
  mutating func endReadingOccupancy() {
    isReadingOccupancy = false
    forgetHolds(of: releasedMeanwhile)
    releasedMeanwhile = []
  }

  private mutating func forgetHolds(of seats: some Sequence<SeatIndex>) {
    var held = held
    for seat in seats { held[seat] = nil }
    self.held = held
  }

  /// Takes note of a message's revision.
  /// - Returns: whether no message was lost before it.
  private mutating func follow(_ revision: Int) -> Bool {
    defer { self.revision = max(revision, self.revision ?? revision) }
    return self.revision.map { revision <= $0 + 1 } ?? false
  }
}

extension SeatMapState {
  /// What the database says is sold.
  mutating func adopt(_ occupancy: Occupancy) {
    version = occupancy.version
    seating.showtime.availableSeats = occupancy.availableSeats
    seating.showtime.distance = occupancy.distance
    outOfOrder = Set(occupancy.inactive.compactMap(plan.index(of:)))
    sold = Set(occupancy.sold.compactMap(plan.index(of:)))
  }
}
