package import BoxOffice
package import Terminal
import Words

extension LayoutEditor {
  package enum Event: Sendable, Hashable {
    case input(InputEvent)
    case tick
    case bookingsRead(Result<[OpenBooking], StoreError>)
    case stored(Result<LayoutOutcome, StoreError>)
    case seatingRead(Result<SeatingOpening, StoreError>)
  }

  package enum Effect: Sendable, Hashable {
    /// → ``Event/bookingsRead(_:)``
    case readBookings([SeatLabel])
    /// → ``Event/stored(_:)``
    case store(SeatLayout, expecting: SeatLayout)
    /// Reads what is in the database now. → ``Event/seatingRead(_:)``
    case readSeating
    case quit
  }

  /// - Parameter time: the monotonic clock, in seconds.
  package mutating func update(_ event: Event, at time: Double) -> [Effect] {
    environment.now = max(environment.now, time)
    if let notice, notice.until <= environment.now { self.notice = nil }
    switch event {
    case .input(let input): return updateInput(input)
    case .tick:
      map.forgetTyped(at: environment.now)
      return []
    case .bookingsRead(let result): return bookingsRead(result)
    case .stored(let result): return layoutStored(result)
    case .seatingRead(let result): return seatingRead(result)
    }
  }

  private mutating func updateInput(_ input: InputEvent) -> [Effect] {
    switch input {
    case .resize(let size):
      environment.size = size
      return []
    case .hangUp, .signal:
      return [.quit]
    case .mouse:
      return []
    case .paste(let text):
      pasted(text)
      return []
    case .key(let key):
      if let language = environment.language(chosenBy: key) {
        environment.language = language
        return []
      }
      if dialog != nil { return pressedInDialog(key) }
      if let binding = bindings.first(where: { $0.keys.contains(key) }) { return perform(binding.action) }
      if preview == nil, case .character(let character) = key { jump(character) }
      return []
    }
  }

  private mutating func perform(_ action: Action) -> [Effect] {
    map.typed = ""
    switch action {
    case .move(let direction): map.move(direction)
    case .home: map.moveToEnd(first: true)
    case .end: map.moveToEnd(first: false)
    case .mark: anchor = anchor == nil ? map.cursor : nil
    case .outOfOrder: return turnOutOfOrder()
    case .type: chooseType()
    case .undo: undo()
    case .save: return save()
    case .preview: preview = preview.next
    case .help: dialog = .help
    case .language(let language): environment.language = language
    case .back: return back()
    case .jump: break
    }
    return []
  }

  private mutating func jump(_ character: Character) {
    var turn = Turn(environment, notice: notice)
    map.jump(character, &turn)
    notice = turn.notice
  }

  private mutating func back() -> [Effect] {
    if preview != nil {
      preview = nil
    } else if anchor != nil {
      anchor = nil
    } else if hasUnsavedChanges {
      dialog = .unsaved
    } else {
      return [.quit]
    }
    return []
  }

  // MARK: - Out of order

  /// Puts the seats back in order if all of them are out of order; otherwise puts them out of order, once
  /// their bookings are known.
  private mutating func turnOutOfOrder() -> [Effect] {
    let seats = marked
    guard !seats.allSatisfy({ place($0)?.outOfOrder != nil }) else {
      edit(seats) { $0.outOfOrder = nil }
      anchor = nil
      return []
    }
    guard waiting == nil else { return [] }
    waiting = .bookings(seats)
    return [.readBookings(seats)]
  }

  private mutating func bookingsRead(_ result: Result<[OpenBooking], StoreError>) -> [Effect] {
    guard case .bookings(let seats) = waiting else { return [] }
    waiting = nil
    switch result {
    case .failure(let error):
      notify(.bookingsUnread(error.message), .warning)
    case .success(let bookings):
      dialog = bookings.isEmpty ? reason(for: seats) : .booked(BookingList(bookings), seats: seats)
    }
    return []
  }

  /// Asks why, starting with the reason that the seats have already.
  func reason(for seats: [SeatLabel]) -> Dialog {
    .reason(
      seats: seats,
      text: TextField(
        seats.lazy.compactMap { place($0)?.outOfOrder }.first ?? "", limit: Self.longestReason))
  }

  // MARK: - Storing

  private mutating func save() -> [Effect] {
    guard waiting == nil else { return [] }
    guard hasUnsavedChanges else {
      notify(.nothingChangedSinceStored)
      return []
    }
    let problems = draft.problems.map { Message.verbatim($0.description) }
    guard problems.isEmpty, draft.capacity > 0 else {
      dialog = .problems(problems.isEmpty ? [.screenNeedsASeat] : problems)
      return []
    }
    waiting = .storing(draft)
    return [.store(draft, expecting: stored)]
  }

  private mutating func layoutStored(_ result: Result<LayoutOutcome, StoreError>) -> [Effect] {
    guard case .storing(let sent) = waiting else { return [] }
    waiting = nil
    switch result {
    case .success(.stored(let change)):
      stored = sent
      notify(.layoutStored(change.message), .success)
    case .success(.inUse(let bookings)):
      dialog = .inUse(BookingList(bookings))
    case .success(.changedMeanwhile), .failure(.outcomeUnknown):
      // Perhaps this very change was stored, and only the reply was lost.
      waiting = .reading(sent)
      return [.readSeating]
    case .success(.noSuchScreen):
      notify(.screenIsGone, .warning)
    case .failure(let error):
      notify(.nothingStored(error.message), .warning)
    }
    return []
  }

  private mutating func seatingRead(_ result: Result<SeatingOpening, StoreError>) -> [Effect] {
    guard case .reading(let sent) = waiting else { return [] }
    waiting = nil
    switch result {
    case .failure(let error):
      notify(.maybeStored(error.message), .warning)
    case .success(let opening):
      let found = opening.seating.screen.layout
      if found.json == sent.json {
        stored = sent
        notify(.layoutStored, .success)
      } else if found.json == stored.json {
        notify(.notStoredSaveAgain, .warning)
      } else {
        dialog = .changed(opening)
      }
    }
    return []
  }
}

extension LayoutEditor.Preview? {
  /// The next preview in turn; after the last one, none.
  fileprivate var next: LayoutEditor.Preview? {
    guard let self else { return .small }
    let all = LayoutEditor.Preview.allCases
    return all.firstIndex(of: self).flatMap { all.indices.contains($0 + 1) ? all[$0 + 1] : nil }
  }
}

extension LayoutChange {
  /// `2 out of order, 1 of another kind`.
  var message: Message { parts.isEmpty ? .changeOfReason : .parts(parts) }

  /// Empty if only a reason has changed.
  var parts: [Fact] {
    let parts: [(Int, (Int) -> Message)] = [
      (putOutOfOrder.count, Message.changeOutOfOrder), (putBack.count, Message.changeBackInOrder),
      (retyped.count, Message.changeOfKind), (added.count, Message.changeAdded),
      (removed.count, Message.changeRemoved), (moved.count, Message.changeMoved),
    ]
    return parts.filter { $0.0 > 0 }.map { count, message in .message(message(count)) }
  }
}
