import BoxOffice

/// The map is alive: other kiosks' holds and sales appear while one looks.
extension KioskState {
  /// Seconds between renewals of a lease, and between looks at revision and version when no message came.
  private static let renewalPeriod = 15.0
  /// With the time that the answers take, what no message told of is seen within two seconds.
  private static let pollPeriod = 1.8

  /// When something is to be done that does not wait for the next second: the first lease of another kiosk ends, or
  /// it is time to look at the servers.
  package var nextWake: Double? {
    guard let sale else { return nil }
    let poll = scene == .ticket ? nil : sale.lastPoll + Self.pollPeriod
    return [sale.held.values.min(), poll].compactMap { $0 }.min()
  }

  /// The beginning of a seat's name is no beginning any more after two seconds.
  mutating func forgetTyped() {
    guard let sale, !sale.typed.isEmpty, now - sale.typedAt > 2 else { return }
    self.sale?.typed = ""
  }

  mutating func tickSale() -> [Effect] {
    forgetTyped()
    guard var sale else { return [] }
    sale.held = sale.held.filter { $0.value > now }
    var effects: [Effect] = []
    let showtime = sale.seating.showtime.id
    if sale.checkout == .idle, let deadline = sale.claimDeadline ?? sale.deadline, deadline <= now {
      self.sale = sale
      return timeIsUp()
    }
    if sale.order == nil, !sale.chosen.isEmpty, let deadline = sale.deadline,
      now - sale.lastRenewal >= Self.renewalPeriod
    {
      sale.lastRenewal = now
      effects.append(
        .renew(
          sale.chosen.filter { !sale.releasing.contains($0) }.map { sale.plan.spots[$0].id }, showtime,
          sale.token, deadline: deadline - now))
    }
    if scene != .ticket, now - sale.lastPoll >= Self.pollPeriod {
      sale.lastPoll = now
      effects.append(sale.readOccupancy())
      effects.append(.readHolds(showtime, sale.token, since: sale.revision))
    }
    self.sale = sale
    return effects
  }

  private mutating func timeIsUp() -> [Effect] {
    guard var sale else { return [] }
    let seats = (sale.chosen + sale.pending.sorted()).map { sale.plan.spots[$0].id }
    var effects = sale.giveUpClaim()
    if !seats.isEmpty { effects.append(.release(seats, sale.seating.showtime.id, sale.token)) }
    sale.chosen = []
    sale.pending = []
    sale.releasing = []
    sale.deadline = nil
    self.sale = sale
    if dialog == .leaveSeats || dialog == .quit { dialog = nil }
    if scene != .seats { scene = .seats }
    notify("Time is up: your seats have been given back. You can choose again.", .warning, for: 12)
    return effects
  }

  mutating func holdsChanged(_ showtime: Showtime.ID, _ change: HoldChange) -> [Effect] {
    guard var sale, sale.seating.showtime.id == showtime else { return [] }
    defer { self.sale = sale }
    switch change {
    case .lost(let message):
      holdsTrouble = message
      return []
    case .gap:
      holdsTrouble = nil
      sale.lastPoll = now
      return sale.readAll()
    case .held(let seats, let seconds, let revision):
      let isNext = sale.follow(revision)
      for spot in seats.compactMap(sale.plan.index(of:)) where !sale.chosen.contains(spot) {
        if !sale.pending.contains(spot) { sale.held[spot] = now + seconds }
      }
      return isNext ? [] : sale.readAll()
    case .released(let seats, let revision):
      let isNext = sale.follow(revision)
      for spot in seats.compactMap(sale.plan.index(of:)) {
        if sale.isReadingOccupancy { sale.releasedMeanwhile.insert(spot) } else { sale.held[spot] = nil }
      }
      return isNext ? [] : sale.readAll()
    case .sold(let revision):
      return sale.follow(revision) ? [sale.readOccupancy()] : sale.readAll()
    }
  }

  mutating func holdsRead(_ token: HoldToken, _ result: Result<HoldSnapshot?, StoreError>) -> [Effect] {
    guard var sale, sale.token == token else { return [] }
    defer { self.sale = sale }
    switch result {
    case .success(let snapshot):
      holdsTrouble = nil
      if let snapshot { sale.apply(snapshot, now: now) }
    case .failure(let error):
      holdsTrouble = error.message
    }
    return []
  }

  mutating func occupancyRead(
    _ showtime: Showtime.ID, _ result: Result<Occupancy?, StoreError>
  ) -> [Effect] {
    guard var sale, sale.seating.showtime.id == showtime else { return [] }
    sale.endReadingOccupancy()
    self.sale = sale
    switch result {
    case .failure(let error):
      databaseTrouble = error.message
      return []
    case .success(nil):
      databaseTrouble = nil
      return []
    case .success(.some(let occupancy)):
      databaseTrouble = nil
      // Until an abandoned claim has ended, which brings fresh ids, its own seats are among the sold.
      guard sale.order != nil || sale.ids != nil else { return [] }
      // What has changed is told by the seats that are read now; should that fail, the version is still the old one.
      guard occupancy.layoutVersion == sale.seating.screen.layoutVersion,
        occupancy.startsAt == sale.seating.showtime.startsAt
      else {
        return [.rereadSeating(showtime)]
      }
      sale.version = occupancy.version
      let hadSeats = sale.seating.showtime.availableSeats > 0
      sale.seating.showtime.availableSeats = occupancy.availableSeats
      sale.seating.showtime.distance = occupancy.distance
      sale.outOfOrder = Set(occupancy.inactive.compactMap(sale.plan.index(of:)))
      sale.sold = Set(occupancy.sold.compactMap(sale.plan.index(of:)))
      self.sale = sale
      // From here on the sale's own claim is among the sold seats.
      guard sale.order == nil, sale.checkout == .idle else { return [] }
      if let reason = occupancy.status.reasonNotSold {
        dialog = .ended("\(reason) Nothing was booked and nothing was charged.")
        return []
      }
      let gone = sale.chosen.filter { sale.sold.contains($0) || sale.outOfOrder.contains($0) }
      let rest =
        sale.chosen.count > Set(gone.flatMap(sale.plan.unit(of:))).count ? "; the rest is still yours" : ""
      let effects = lose(gone) { "\($0 ? "has" : "have") just been sold or closed\(rest)" }
      return effects + (hadSeats ? sayIfSoldOut() : [])
    }
  }
}

extension Sale {
  /// Takes note of a message's revision.
  /// - Returns: whether no message was lost before it.
  fileprivate mutating func follow(_ revision: Int) -> Bool {
    defer { self.revision = max(revision, self.revision ?? revision) }
    return self.revision.map { revision <= $0 + 1 } ?? false
  }

  /// What was released while the database was asked is free, unless the answer says that it is sold.
  fileprivate mutating func endReadingOccupancy() {
    isReadingOccupancy = false
    for spot in releasedMeanwhile { held[spot] = nil }
    releasedMeanwhile = []
  }
}
