package import BoxOffice

extension Message {
  /// Why a place is suggested: `centre, row F`.
  package static func reason(_ reason: Suggestion.Reason) -> Message {
    switch reason {
    case .together(let row): Message("suggestion.together", ["row": .text(row)])
    case .leavingOne(let row): Message("suggestion.leaving-one", ["row": .text(row)])
    case .at(let position, let row): at(position, row)
    case .twoRows(let parts):
      Message(
        "suggestion.two-rows",
        [
          "rows": .list(parts.map { .text($0.row) }, .and),
          "numbers": .list(parts.map { .spelt($0.seats) }, .and),
        ])
    case .acrossAisle(let row): Message("suggestion.across-aisle", ["row": .text(row)])
    case .groups(let groups):
      Message(
        "suggestion.groups",
        ["groups": .spelt(groups.count), "numbers": .list(groups.map { .spelt($0) }, .and)])
    case .accessible(let spaces, let others, let areBeside): accessible(spaces, others, areBeside)
    case .sideBySide(let seats, let row):
      Message("suggestion.side-by-side", ["seats": .seatsInShort(seats), "row": .text(row)])
    case .nearest(let seats, let row):
      Message("suggestion.nearest", ["seats": .seatsInShort(seats), "row": .text(row)])
    case .named(let reason, let seats):
      Message("suggestion.named", ["reason": .message(.reason(reason)), "seats": .seats(seats)])
    }
  }

  private static func at(_ position: Suggestion.Position, _ row: String) -> Message {
    switch position {
    case .centre: Message("suggestion.centre", ["row": .text(row)])
    case .leftOfCentre: Message("suggestion.left-of-centre", ["row": .text(row)])
    case .rightOfCentre: Message("suggestion.right-of-centre", ["row": .text(row)])
    case .furtherBack: Message("suggestion.further-back", ["row": .text(row)])
    case .furtherFront: Message("suggestion.further-front", ["row": .text(row)])
    case .aisle: Message("suggestion.aisle", ["row": .text(row)])
    case .left: Message("suggestion.left", ["row": .text(row)])
    case .right: Message("suggestion.right", ["row": .text(row)])
    }
  }

  private static func accessible(_ spaces: SeatNames, _ others: SeatNames, _ areBeside: Bool) -> Message {
    if others.count == 0 {
      Message("suggestion.wheelchair", ["spaces": .seats(spaces), "count": .number(spaces.count)])
    } else if areBeside {
      Message(
        "suggestion.wheelchair-beside",
        ["spaces": .seats(spaces), "count": .number(spaces.count), "others": .seats(others)])
    } else {
      Message(
        "suggestion.wheelchair-near",
        ["spaces": .seats(spaces), "count": .number(spaces.count), "others": .seats(others)])
    }
  }
}
