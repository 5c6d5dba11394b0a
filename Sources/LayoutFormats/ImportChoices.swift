package import BoxOffice

/// What a file of another system leaves open, as somebody decided it. What is nil or missing is guessed.
package struct ImportChoices: Hashable, Sendable {
  /// An edge of the plan as the file draws it; of a Vista layout, row 0 is at the top.
  package enum Edge: String, CaseIterable, Sendable {
    case top, bottom, left, right
  }

  /// Of somebody who faces the screen.
  package enum Side: String, CaseIterable, Sendable {
    case left, right
  }

  /// What becomes of floors that are drawn over one another.
  package enum Floors: String, CaseIterable, Sendable {
    /// They are placed behind one another.
    case behind
    /// They stay where they are.
    case keep
  }

  /// Where the areas of a Vista layout stand.
  package enum Areas: String, CaseIterable, Sendable {
    /// All on one grid, by their seats' `RowIndex` and `ColumnIndex`.
    case grid
    /// Each where its `Left`, `Top`, `Width` and `Height` say.
    case place
    /// Those that have a grid of their own behind the others, in the file's order.
    case behind
  }

  /// Which edge the screen is at.
  package var front: Edge?
  /// Which side the rows' number 1 is on; where the file has it on the other, the hall is mirrored.
  package var numberOne: Side?
  /// The seat types of categories and areas, by name in lower case.
  package var types: [String: SeatType] = [:]
  /// What stands before the row names of a zone or an area, by its name in lower case.
  package var prefixes: [String: String] = [:]
  package var floors: Floors?
  package var areas: Areas?
  /// Which of several plans in a file is meant, by its name in lower case.
  package var plan: String?
  /// What Vista's seat styles and statuses mean, by number or name in lower case.
  package var styles: [String: SeatMeaning] = [:]
  package var statuses: [String: SeatMeaning] = [:]
  /// How wide a seat is in a pretix plan or a table, in the file's own measure.
  package var seatWidth: Double?

  package init() {}
}

/// What a code in a file says about a seat.
package enum SeatMeaning: String, CaseIterable, Sendable {
  case seat
  case wheelchair
  case companion
  /// Half of a love seat.
  case loveSeat = "love-seat"
  case outOfOrder = "out-of-order"
  /// There is no seat.
  case none
}

/// What was read of a file.
package struct ReadLayout: Sendable {
  package var format: LayoutFormat?
  /// As far as it could be made; it may be stored when there are no errors among the problems.
  package var layout: SeatLayout?
  /// All of them, in the file's order.
  package var problems: [LayoutProblem]
  /// What was decided that the file leaves open, and how to decide otherwise.
  package var guesses: [String]
  /// What was left out or changed.
  package var notes: [String]
  /// Where the file has each seat of the layout; empty for a layout of our own.
  package var origins: [SeatLabel: SeatOrigin] = [:]

  package init(
    format: LayoutFormat?, layout: SeatLayout?, problems: [LayoutProblem], guesses: [String] = [],
    notes: [String] = []
  ) {
    self.format = format
    self.layout = layout
    self.problems = problems
    self.guesses = guesses
    self.notes = notes
  }

  package var errors: [LayoutProblem] { problems.filter { $0.severity == .error } }
}

/// A seat as it stands in the file.
package struct SeatOrigin: Hashable, Sendable {
  /// The index of its zone or area.
  package let zone: Int
  package let row: String
  /// What is printed on it.
  package let text: String
  /// In the file's own measure.
  package let x: Double
  package let y: Double
}
