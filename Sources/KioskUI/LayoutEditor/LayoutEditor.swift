package import BoxOffice
package import Terminal
package import Words

/// The editor of a screen's layout at one moment: seats are put out of order and back, and become of another kind.
/// Pure, as ``KioskState`` is; the map is the one that customers choose their seats on.
package struct LayoutEditor: Hashable, Sendable {
  /// The layout in the database, as far as is known: what a change is made from.
  package internal(set) var stored: SeatLayout
  /// What the layout is here.
  package internal(set) var draft: SeatLayout
  /// The draft as a map, and its cursor.
  var map: SeatMapState
  var environment: Environment
  var notice: Notice?
  /// What was undone would bring back, the latest last.
  var past: [SeatLayout] = []
  /// Where a block of marked seats begins; it ends at the cursor.
  var anchor: SeatIndex?
  package internal(set) var dialog: Dialog?
  var waiting: Waiting?
  var preview: Preview?

  /// What stands over the map until it is answered.
  package enum Dialog: Hashable, Sendable {
    case help
    /// Who has bought seats that are to be put out of order.
    case booked(BookingList, seats: [SeatLabel])
    case reason(seats: [SeatLabel], text: TextField)
    /// The kind that is selected, by its place in ``SeatType/allCases``.
    case type(Int, seats: [SeatLabel])
    /// The wheelchair space that companion seats are to belong to, as typed.
    case companion(seats: [SeatLabel], text: TextField)
    /// Leaving would lose changes.
    case unsaved
    /// The layout cannot be stored: why not.
    case problems([Message])
    /// The database keeps these bookings' seats.
    case inUse(BookingList)
    /// Somebody else has stored this layout meanwhile.
    case changed(SeatingOpening)
  }

  /// What was asked and is not answered yet.
  enum Waiting: Hashable, Sendable {
    case bookings([SeatLabel])
    case storing(SeatLayout)
    /// What is in the database now, after this layout was sent.
    case reading(SeatLayout)
  }

  /// The window whose view is shown.
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

  /// Nil when the screen has no seat.
  /// - Parameter opening: a showtime of the screen, whose prices are shown; its seats are taken as unsold.
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

  /// Notices go with the next tick.
  package var nextWake: Double? { nil }

  package var hasUnsavedChanges: Bool { draft != stored }

  /// What storing the draft would do.
  var change: LayoutChange { LayoutChange(from: stored, to: draft) }

  /// The places by their labels.
  func place(_ label: SeatLabel) -> SeatLayout.Place? {
    plan.index(of: label).map { plan.seats[$0].place }
  }

  /// The seats that the next key is about: the block, or the one under the cursor, pairs whole; by label.
  var marked: [SeatLabel] {
    Set(block(on: plan, to: map.cursor).flatMap(plan.unit(of:))).map { plan.seats[$0].label }.sorted()
  }

  /// The seats between the anchor and the cursor, as they are drawn: of one line a part of it, of several a rectangle.
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

  /// Begins again from what is in the database; what was changed here is given up.
  /// - Returns: false, and nothing is changed, when there is no seat.
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

  /// The map of a showtime, with all seats unsold; nil when there are none.
  private static func map(_ opening: SeatingOpening, in environment: Environment) -> SeatMapState? {
    var opening = opening
    opening.seating.sold = []
    return SeatMapState(opening, partyLimit: environment.settings.maxSeats, now: environment.now)
  }
}
