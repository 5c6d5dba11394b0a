import BoxOffice
import FoundationEssentials
import LayoutFormats
import TestSupport
import Testing

/// Reads files that were changed at random, each from a seed of its own. `KIOSK_FUZZ_SECONDS=3600` makes it an hour, and
/// `KIOSK_FUZZ_SEED` says which seed comes first: that of a complaint comes up again at once.
@Suite("Files that were changed at random", .ownThread)
struct FuzzTests {
  private static func setting(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment["KIOSK_FUZZ_\(name)"].flatMap { UInt64($0) }
  }

  @Test
  func `no file breaks the importer, and no hall that could be stored is another one than the file's`() throws
  {
    let first = Self.setting("SEED") ?? 1
    let limit = ContinuousClock.now + .seconds(Self.setting("SECONDS") ?? 3)
    var seed = first
    var halls: [LayoutFormat: Int] = [:]
    var complaints = 0
    while ContinuousClock.now < limit, complaints < 20 {
      let file = FuzzedFile(seed: seed)
      let read = ReadLayout(file.bytes, choices: file.choices)
      if read.layout == nil { #expect(!read.errors.isEmpty, "seed \(seed): neither a layout nor an error") }
      if read.errors.isEmpty, let layout = read.layout {
        halls[read.format ?? .native, default: 0] += 1
        let found = Self.complaints(file, read, layout)
        if !found.isEmpty {
          complaints += 1
          Issue.record(
            "KIOSK_FUZZ_SEED=\(seed), \(read.format?.rawValue ?? ""): \(found.prefix(3).joined(separator: "; "))"
          )
        }
      }
      seed += 1
    }
    // Most files must still be halls, or nothing is tried.
    if seed - first > 300 {
      for format in LayoutFormat.allCases { #expect(halls[format, default: 0] > 3, "\(format)") }
    }
    if Self.setting("SECONDS") != nil {
      print("\(seed - first) files from seed \(first) on; halls that could be stored: \(halls)")
    }
  }

  private static func changed(_ change: (inout SeatLayout) -> Void) throws -> [String] {
    let read = ReadLayout(Sources.vistaBlockInAHole)
    var layout = try #require(read.layout)
    change(&layout)
    let seats = FileSeat.vista(try JSONNode(parsing: Sources.vistaBlockInAHole))
    return HallCheck(read, layout, seats: seats, count: seats.count).complaints
  }

  @Test
  func `a hall that is not the file's is noticed`() throws {
    #expect(try Self.changed { _ in } == [])
    let lost = try Self.changed { $0.rows[1].places.removeLast() }
    #expect(lost == ["34 seats instead of 35", "35 seats of the file are 34 of the layout"])
    let doubled = try Self.changed { $0.rows[1].places[1].label = $0.rows[1].places[0].label }
    #expect(doubled.contains("a label is there twice"))
    let moved = try Self.changed { layout in
      (layout.rows[2].places[1].x, layout.rows[2].places[2].x) = (2, 1)
      layout.rows[2].places.swapAt(1, 2)
    }
    #expect(moved == ["the seats are not in the file's order"])
  }

  private static func complaints(_ file: FuzzedFile, _ read: ReadLayout, _ layout: SeatLayout) -> [String] {
    let root = try? JSONNode(parsing: LayoutText.utf8(file.bytes))
    var seats = file.seats
    var count: Int?
    var isOneGrid = false
    switch read.format {
    case .pretix?: seats = root.map { FileSeat.pretix($0) }
    case .vista?:
      seats = root.map { FileSeat.vista($0) }
      isOneGrid = root.map { FileSeat.areOnOneGrid(seats ?? [], $0) } ?? false
    case .native?: count = root.map { FileSeat.countNative($0) }
    case .csv?, .seatCharts?, nil: break
    }
    return HallCheck(read, layout, seats: seats, count: count ?? seats?.count, isOneGrid: isOneGrid)
      .complaints
  }
}
