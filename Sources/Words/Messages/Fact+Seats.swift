package import BoxOffice

extension Fact {
  /// A seat: `F4`.
  package static func seat(_ label: SeatLabel) -> Fact { .text(label.description) }

  /// Seats one by one: `F4, F5, F6`.
  package static func seatList(_ labels: [SeatLabel]) -> Fact { .list(labels.map { .seat($0) }, .commas) }

  /// Seats in a sentence: `F4`, `F4 and F6`, `F4 to F7, G1 and G2`.
  package static func seats(_ names: SeatNames) -> Fact {
    .list(
      names.runs.map { run in
        switch run {
        case .seat(let label): .seat(label)
        case .range(let first, let last):
          .message(Message("seats.range", ["first": .seat(first), "last": .seat(last)]))
        }
      }, .and)
  }

  /// Seats if there is little room: `F4–F7, G1, G2`.
  package static func seatsInShort(_ names: SeatNames) -> Fact {
    .list(
      names.runs.map { run in
        switch run {
        case .seat(let label): .seat(label)
        case .range(let first, let last):
          .message(Message("seats.range-in-short", ["first": .seat(first), "last": .seat(last)]))
        }
      }, .commas)
  }
}
