package import BoxOffice

/// The layout editor.
extension Message {
  package static func layoutOf(_ screen: String) -> Message {
    Message("editor.layout-of", ["screen": .text(screen)])
  }
  package static var layoutSaved: Message { Message("editor.saved") }
  package static var layoutNotSaved: Message { Message("editor.not-saved") }
  package static func belongs(to space: SeatLabel) -> Message {
    Message("editor.belongs-to", ["space": .seat(space)])
  }
  package static func editorCounts(_ seats: Int, forSale: Int) -> Message {
    Message("editor.counts", ["count": .number(seats), "for-sale": .number(forSale)])
  }
  package static var oneMoment: Message { Message("editor.one-moment") }
  package static func marked(_ seats: [SeatLabel]) -> Message {
    Message(
      "editor.marked",
      ["count": .number(seats.count), "seats": .text(seats.map(\.description).joined(separator: " "))])
  }
  package static func notSaved(_ change: Message) -> Message {
    Message("editor.not-saved-change", ["change": .message(change)])
  }
  package static var nothingChanged: Message { Message("editor.nothing-changed") }
  package static func preview(columns: Int, rows: Int) -> Message {
    Message("editor.preview", ["columns": .number(columns), "rows": .number(rows)])
  }
  package static func previewPart(columns: Int, rows: Int) -> Message {
    Message("editor.preview-part", ["columns": .number(columns), "rows": .number(rows)])
  }

  // MARK: - What a change does

  package static func changeOutOfOrder(_ count: Int) -> Message {
    Message("layout-change.out-of-order", ["count": .number(count)])
  }
  package static func changeBackInOrder(_ count: Int) -> Message {
    Message("layout-change.back-in-order", ["count": .number(count)])
  }
  package static func changeOfKind(_ count: Int) -> Message {
    Message("layout-change.of-kind", ["count": .number(count)])
  }
  package static func changeAdded(_ count: Int) -> Message {
    Message("layout-change.added", ["count": .number(count)])
  }
  package static func changeRemoved(_ count: Int) -> Message {
    Message("layout-change.removed", ["count": .number(count)])
  }
  package static func changeMoved(_ count: Int) -> Message {
    Message("layout-change.moved", ["count": .number(count)])
  }
  package static var changeOfReason: Message { Message("layout-change.of-reason") }

  // MARK: - Notices

  package static var nothingToUndo: Message { Message("editor.nothing-to-undo") }
  package static func undone(_ change: Message) -> Message {
    Message("editor.undone", ["change": .message(change)])
  }
  package static func noSpaceInRow(_ row: String) -> Message {
    Message("editor.no-space-in-row", ["row": .text(row)])
  }
  package static func noSuchSpace(_ typed: String, row: String, known: [SeatLabel]) -> Message {
    Message("editor.no-such-space", ["typed": .text(typed), "row": .text(row), "known": .seatList(known)])
  }
  package static func halfCannotBe(_ seat: SeatLabel, _ type: SeatType) -> Message {
    Message("editor.half-cannot-be", ["seat": .seat(seat), "type": .message(.seatType(type))])
  }
  package static var companionsOfOneRow: Message { Message("editor.companions-of-one-row") }
  package static func spaceHasCompanion(_ space: SeatLabel, _ companion: SeatLabel) -> Message {
    Message("editor.space-has-companion", ["space": .seat(space), "companion": .seat(companion)])
  }
  package static var sayWhy: Message { Message("editor.say-why") }
  package static var storedNow: Message { Message("editor.stored-now") }
  package static func bookingsUnread(_ error: String) -> Message {
    Message("editor.bookings-unread", ["error": .text(error)])
  }
  package static var nothingChangedSinceStored: Message { Message("editor.nothing-changed-since") }
  package static var screenNeedsASeat: Message { Message("editor.needs-a-seat") }
  package static func layoutStored(_ change: Message) -> Message {
    Message("editor.stored-change", ["change": .message(change)])
  }
  package static var layoutStored: Message { Message("editor.stored") }
  package static var screenIsGone: Message { Message("editor.screen-is-gone") }
  package static func nothingStored(_ error: String) -> Message {
    Message("editor.nothing-stored", ["error": .text(error)])
  }
  package static func maybeStored(_ error: String) -> Message {
    Message("editor.maybe-stored", ["error": .text(error)])
  }
  package static var notStoredSaveAgain: Message { Message("editor.save-again") }

  // MARK: - Dialogs

  package static func seatsAreSold(_ count: Int) -> Message {
    Message("editor.seats-are-sold", ["count": .number(count)])
  }
  package static var bookingsStand: Message { Message("editor.bookings-stand") }
  package static func outOfOrderTitle(_ seats: Message) -> Message {
    Message("editor.out-of-order-title", ["seats": .message(seats)])
  }
  package static func companionTitle(_ seats: Message) -> Message {
    Message("editor.companion-title", ["seats": .message(seats)])
  }
  package static func kindTitle(_ seats: Message) -> Message {
    Message("editor.kind-title", ["seats": .message(seats)])
  }
  package static func seatsAndMore(_ seats: String, _ count: Int) -> Message {
    Message("editor.seats-and-more", ["seats": .text(seats), "count": .number(count)])
  }
  package static var whyOutOfOrder: Message { Message("editor.why") }
  package static var whichSpace: Message { Message("editor.which-space") }
  package static var leaveUnsavedTitle: Message { Message("editor.leave-unsaved") }
  package static func changeIsLost(_ change: Message) -> Message {
    Message("editor.change-is-lost", ["change": .message(change)])
  }
  package static var reasonIsLost: Message { Message("editor.reason-is-lost") }
  package static var cannotBeStored: Message { Message("editor.cannot-be-stored") }
  package static func andMoreProblems(_ count: Int) -> Message {
    Message("editor.and-more-problems", ["count": .number(count)])
  }
  package static var nothingStoredTitle: Message { Message("editor.nothing-stored-title") }
  package static var seatsInUse: Message { Message("editor.seats-in-use") }
  package static var quickerTitle: Message { Message("editor.quicker-title") }
  package static func storedByOthers(_ change: Message) -> Message {
    Message("editor.stored-by-others", ["change": .message(change)])
  }
  package static func readTheirs(_ change: Message) -> Message {
    Message("editor.read-theirs", ["change": .message(change)])
  }
  package static var beingPaid: Message { Message("editor.being-paid") }
}
