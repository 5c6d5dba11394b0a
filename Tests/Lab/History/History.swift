internal import FoundationEssentials
internal import SystemPackage

/// What all kiosks of a run did, and what was done to them, in the order of time.
struct History: Sendable {
  let events: [HistoryEvent]
  /// In the order in which they began. A line that ends what nobody began is none.
  let attempts: [Attempt]

  init(_ events: [HistoryEvent] = []) {
    self.events =
      events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    attempts = Self.attempts(in: self.events)
  }

  /// Reads all `*.jsonl` of a directory. A last line without an end is the trace of a kill, and is left out.
  /// - Throws: ``HistoryError`` for a whole line that is no event.
  init(directory: FilePath) throws {
    var events: [HistoryEvent] = []
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.string)
    for name in names.filter({ $0.hasSuffix(".jsonl") }).sorted() {
      events += try Self.events(at: directory.appending(name))
    }
    self.init(events)
  }

  private static func events(at path: FilePath) throws -> [HistoryEvent] {
    guard let bytes = FileManager.default.contents(atPath: path.string) else {
      throw HistoryError("The history `\(path)` cannot be read.")
    }
    let newline = UInt8(ascii: "\n")
    guard let end = bytes.lastIndex(of: newline) else { return [] }
    let decoder = JSONDecoder()
    return try bytes[..<end].split(separator: newline).enumerated().map { number, line in
      do {
        return try decoder.decode(HistoryEvent.self, from: Data(line))
      } catch {
        throw HistoryError("Line \(number + 1) of the history `\(path)` is no event: \(error).")
      }
    }
  }

  /// Something that was begun, with how it ended where somebody said so.
  struct Attempt: Sendable {
    let invoked: HistoryEvent
    let ended: HistoryEvent?

    /// Unknown as long as nobody has said anything else.
    var phase: HistoryEvent.Phase { ended?.phase ?? .unknown }
    /// The last line.
    var last: HistoryEvent { ended ?? invoked }
  }

  private static func attempts(in events: [HistoryEvent]) -> [Attempt] {
    var open: [Key: Int] = [:]
    var attempts: [(invoked: HistoryEvent, ended: HistoryEvent?)] = []
    for event in events {
      let key = Key(client: event.client, attempt: event.attempt, operation: event.operation)
      if event.phase == .invoked {
        // A kiosk that was started anew may count from the beginning.
        open[key] = attempts.count
        attempts.append((event, nil))
      } else if let index = open.removeValue(forKey: key) {
        attempts[index].ended = event
      }
    }
    return attempts.map { Attempt(invoked: $0.invoked, ended: $0.ended) }
  }

  private struct Key: Hashable {
    let client: String
    let attempt: Int
    let operation: HistoryEvent.Operation
  }
}

/// Why a history is not one.
struct HistoryError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
