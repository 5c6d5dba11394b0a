internal import BoxOffice
internal import KioskRuntime
internal import KioskUI
internal import Terminal

/// The layout editor on its terminal.
@MainActor
struct LayoutEditorApp {
  private let desk: LayoutEditingService
  private let database = SerialTaskQueue()
  private var app: TerminalApp<LayoutEditor>

  init(on session: Session, at desk: LayoutEditingService, clock: MonotonicClock, editor: LayoutEditor) {
    self.desk = desk
    app = TerminalApp(on: session, clock: clock, state: editor)
  }

  /// Runs until somebody leaves, and restores the terminal.
  /// - Returns: the exit status: 0, or 128 plus the signal's number.
  mutating func run() async -> Int32 {
    let (desk, database, events) = (desk, database, app.events)
    func carryOut(_ effect: LayoutEditor.Effect) {
      database.add {
        switch effect {
        case .readBookings(let seats):
          events.post(.bookingsRead(await .of { try await desk.openBookings(of: seats) }))
        case .store(let layout, let expected):
          events.post(.stored(await .of { try await desk.store(layout, expecting: expected) }))
        case .readSeating:
          events.post(.seatingRead(await .of { try await desk.opening() }))
        case .quit:
          // The main loop handles this one.
          break
        }
      }
    }
    return await app.run(carryOut: carryOut) { await database.finish() }
  }
}
