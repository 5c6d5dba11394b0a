import BoxOffice
import Terminal
import Words
@testable import KioskUI

/// A layout editor whose database is written down in the test.
struct EditorHarness {
  var editor: LayoutEditor
  var time = 100.0
  /// What the database says of open bookings.
  var bookings: Result<[OpenBooking], StoreError> = .success([])
  /// How the next layout is received; nil to store it.
  var outcome: Result<LayoutOutcome, StoreError>?
  /// The seats as they are in the database.
  var opening: SeatingOpening
  /// What was stored.
  private(set) var stored: [SeatLayout] = []
  private(set) var hasQuit = false

  init?(_ json: String = Fixtures.smallLayout, columns: Int = 80, rows: Int = 24) throws {
    opening = EditorHarness.opening(try Fixtures.seating(json))
    guard
      let editor = LayoutEditor(
        opening, settings: Settings(profile: .counter), size: Size(columns: columns, rows: rows), now: time)
    else { return nil }
    self.editor = editor
  }

  static func opening(_ seating: Seating) -> SeatingOpening {
    SeatingOpening(
      seating: seating, holds: .success(HoldSnapshot(revision: 0, seats: [])), token: Harness.token,
      ids: Harness.ids)
  }

  mutating func press(_ keys: Key...) {
    for key in keys { carryOut(editor.update(.input(.key(key)), at: time)) }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func paste(_ text: String) { carryOut(editor.update(.input(.paste(text)), at: time)) }

  /// Goes to a seat by typing its name, once what was typed before is forgotten.
  mutating func go(to label: String) {
    time += 3
    carryOut(editor.update(.tick, at: time))
    type(label)
    time += 3
    carryOut(editor.update(.tick, at: time))
  }

  /// Answers what is asked, as the database would.
  private mutating func carryOut(_ effects: [LayoutEditor.Effect]) {
    for effect in effects {
      switch effect {
      case .readBookings: carryOut(editor.update(.bookingsRead(bookings), at: time))
      case .store(let layout, let expected):
        let answer = outcome ?? .success(.stored(LayoutChange(from: expected, to: layout)))
        if case .success(.stored) = answer { stored.append(layout) }
        carryOut(editor.update(.stored(answer), at: time))
      case .readSeating: carryOut(editor.update(.seatingRead(.success(opening)), at: time))
      case .quit: hasQuit = true
      }
    }
  }

  func frame(_ charset: Charset = .unicode) -> Frame {
    editor.frame(theme: .builtIn, capabilities: Capabilities(charset: charset, colors: .palette256))
  }

  /// All that the screen says, however it is broken into lines.
  var words: String {
    frame().rows.joined(separator: "\n").split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
  }

  func place(_ label: String) -> SeatLayout.Place? {
    editor.draft.places.first { $0.label.description == label }
  }
}

extension LayoutEditor {
  /// Lets the language be chosen.
  mutating func offer(_ languages: [Language]) { environment.settings.languages = languages }
}
