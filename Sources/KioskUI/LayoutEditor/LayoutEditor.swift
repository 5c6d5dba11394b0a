package import BoxOffice
package import Terminal
package import Words

/// The editor of a screen's layout at one moment. It puts seats out of order and back, and changes their
/// kinds. It is pure, as ``KioskState`` is, and uses the same map on which customers choose their seats.
package struct LayoutEditor: Hashable, Sendable {
  /// The layout in the database, as far as is known. Changes are made relative to it.
  package internal(set) var stored: SeatLayout
  /// The layout as edited here.
  package internal(set) var draft: SeatLayout
  /// The draft as a map, and its cursor.
  var map: SeatMapState
  var environment: Environment
  var notice: Notice?
  /// The states that undo returns to, latest last.
  var past: [SeatLayout] = []
  /// Where a block of marked seats begins; it ends at the cursor.
  var anchor: SeatIndex?
  package internal(set) var dialog: Dialog?
  var waiting: Waiting?
  var preview: Preview?

  /// What is on top of the map until it is answered.
  package enum Dialog: Hashable, Sendable {
    case help
    /// The bookings of seats that are about to be put out of order.
    case booked(BookingList, seats: [SeatLabel])
    case reason(seats: [SeatLabel], text: TextField)
    /// The kind that is selected, by its index in ``SeatType/allCases``.
    case type(Int, seats: [SeatLabel])
    /// The wheelchair space to which companion seats should belong, as typed.
    case companion(seats: [SeatLabel], text: TextField)
    /// Leaving would lose changes.
    case unsaved
    /// Why the layout cannot be stored.
    case problems([Message])
    /// Seats of these bookings cannot be removed or moved.
    case inUse(BookingList)
    /// Somebody else has stored this layout in the meantime.
    case changed(SeatingOpening)
  }

  /// The request that has not been answered yet.
  enum Waiting: Hashable, Sendable {
    case bookings([SeatLabel])
    case storing(SeatLayout)
    /// Reading what is in the database now, after this layout was sent.
    case reading(SeatLayout)
  }

  /// The size of the window whose view is shown.
  enum Preview: Hashable, Sendable, CaseIterable {
    case small, usual, wide, window

    func size(in window: Size) -> Size {
      switch self {
      case .small: Size(columns: 40, rows: 12)
      case .usual: Size(columns: 80, rows: 24)
      case .wide: Size(columns: 120, rows: 40)
      case .window: window
      }
    }
  }

  /// Nil if the screen has no seats.
  /// - Parameter opening: a showtime of the screen, whose prices are shown; its seats are treated as unsold.
  package init?(_ opening: SeatingOpening, settings: Settings, size: Size, now: Double) {
    stored = opening.seating.screen.layout
    draft = stored
    environment = Environment(settings: settings, size: size, charset: .unicode, now: now)
    guard let map = Self.map(opening, in: environment) else { return nil }
    self.map = map
    show(stored)
  }
}

extension LayoutEditor {
  /// The draft on the map.
  var plan: SeatMapModel { map.plan }

  /// Notices disappear with the next tick.
  package var nextWake: Double? { nil }

  package var hasUnsavedChanges: Bool { draft != stored }

  /// What storing the draft would do.
  var change: LayoutChange { LayoutChange(from: stored, to: draft) }

  /// The places by their labels.
  func place(_ label: SeatLabel) -> SeatLayout.Place? {
    plan.index(of: label).map { plan.seats[$0].place }
  }

  /// The seats that the next key affects: the block, or the one under the cursor, always with whole pairs; by
  /// label.
  var marked: [SeatLabel] {
    Set(block(on: plan, to: map.cursor).flatMap(plan.unit(of:))).map { plan.seats[$0].label }.sorted()
  }

  /// The seats between the anchor and the cursor as they are drawn: part of one line, or a rectangle over
  /// several.
  private func block(on plan: SeatMapModel, to cursor: SeatIndex) -> [SeatIndex] {
    guard let anchor, plan.seats.indices.contains(anchor) else { return [cursor] }
    let (one, other) = (plan.wide.cells[anchor], plan.wide.cells[cursor])
    let lines = min(one.line, other.line)...max(one.line, other.line)
    let columns = min(one.column, other.column)...max(one.column, other.column)
    return plan.seats.indices.filter {
      lines.contains(plan.wide.cells[$0].line) && columns.contains(plan.wide.cells[$0].column)
    }
  }

  mutating func notify(_ message: Message, _ kind: Notice.Kind = .information) {
    notice = Notice(message: message, kind: kind, until: environment.now + 10)
  }

  /// Starts again from what is in the database; changes made here are given up.
  /// - Returns: false, without any change, if there is no seat.
  mutating func read(_ opening: SeatingOpening) -> Bool {
    guard var map = Self.map(opening, in: environment) else { return false }
    if let seat = map.plan.index(of: plan.seats[self.map.cursor].label) { map.move(to: seat) }
    self.map = map
    stored = opening.seating.screen.layout
    past = []
    anchor = nil
    show(stored)
    return true
  }

  /// Draws the map from another layout of the same seats.
  mutating func show(_ layout: SeatLayout) {
    draft = layout
    map.seating.screen.layout = layout
    map.plan = SeatMapModel(layout: layout, seats: map.seating.seats)
    map.outOfOrder = Set(plan.seats.indices.filter { plan.seats[$0].place.outOfOrder != nil })
  }

  /// The map of a showtime, with all seats unsold; nil if there are none.
  private static func map(_ opening: SeatingOpening, in environment: Environment) -> SeatMapState? {
    var opening = opening
    opening.seating.sold = []
    return SeatMapState(opening, partyLimit: environment.settings.maxSeats, now: environment.now)
  }
}
