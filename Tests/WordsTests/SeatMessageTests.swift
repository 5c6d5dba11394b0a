import BoxOffice
import Testing

@testable import Words

@Suite("Seats in words")
struct SeatMessageTests {
  private static func label(_ text: String) -> SeatLabel {
    SeatLabel(row: String(text.prefix(1)), number: Int(text.dropFirst()) ?? 0)
  }

  private static func names(_ text: String) -> SeatNames {
    SeatNames(text.split(separator: " ").map { label(String($0)) })
  }

  @Test(
    "Seats that follow one another are a range from three on, upwards and downwards",
    arguments: [
      ("", "", ""), ("F4", "F4", "F4"), ("F4 F5", "F4 and F5", "F4, F5"), ("F4 F5 F6", "F4 to F6", "F4–F6"),
      ("F6 F5 F4", "F6 to F4", "F6–F4"), ("F4 F6", "F4 and F6", "F4, F6"),
      ("F4 F5 F6 F7 G1 G2", "F4 to F7, G1 and G2", "F4–F7, G1, G2"),
      ("F4 F5 G6", "F4, F5 and G6", "F4, F5, G6"),
    ])
  func listsSeats(seats: String, sentence: String, short: String) {
    #expect(Words.english.text(of: .seats(Self.names(seats))) == sentence)
    #expect(Words.english.text(of: .seatsInShort(Self.names(seats))) == short)
    #expect(Self.names(seats).count == seats.split(separator: " ").count)
  }

  private static let refusals: [(SeatingRefusal.Reason, String)] = [
    (.notFree(taken: names("A1"), outOfOrder: names("")), "A1 is taken."),
    (.notFree(taken: names("A1 A2"), outOfOrder: names("A4")), "A1 and A2 are taken. A4 is out of order."),
    (.notFree(taken: names(""), outOfOrder: names("A4 A6")), "A4 and A6 are out of order."),
    (
      .partyLimit(8, chosen: 9), "One booking may have at most 8 seats; these are 9. Please give some back."
    ),
    (
      .halfOfPair(label("A1"), partner: label("A2")),
      "A1 and A2 are a love seat, sold together. Please take both or neither."
    ),
    (
      .halfOfTakenPair(label("A1"), partner: label("A2")),
      "A1 is half of a love seat, and A2 beside it is not free. Please choose another seat."
    ),
    (
      .companionAlone(label("A2"), space: label("A1")),
      "A2 is the companion seat of the wheelchair space A1. Please take that space as well, or another seat."
    ),
    (
      .keptForOthers(names("A3"), needed: 1),
      "Your party needs one wheelchair space; A3 is kept for others who do. Please take other seats."
    ),
    (
      .keptForOthers(names("A3 A5"), needed: 2),
      "Your party needs two wheelchair spaces; A3 and A5 are kept for others who do. Please take other seats."
    ),
    (
      .companionLimit(3, space: label("A1"), beyond: names("A5")),
      "Up to three companion seats go with the wheelchair space A1. Please take other seats in place of A5."
    ),
    (
      .tooNear(names("A2"), PartyDistance(seats: 1)),
      "A2 is too near to other guests: one seat beside each party stays empty at this showtime."
    ),
    (
      .tooNear(names("A2 A3"), PartyDistance(seats: 2)),
      "A2 and A3 are too near to other guests: two seats beside each party stay empty at this showtime."
    ),
    (
      .tooNear(names("A2"), PartyDistance(rows: 1)),
      "A2 is too near to other guests: one row before and behind each party stays empty at this showtime."
    ),
    (
      .tooNear(names("A2"), PartyDistance(seats: 1, rows: 2)),
      "A2 is too near to other guests: one seat beside and two rows before and behind each party stay empty at this showtime."
    ),
    (
      .loneSeat(
        names("A4"), between: .init(.seat(label("A3")), .aisle), instead: names("A6 A7"), offer: .otherSeats),
      "A4 would be left alone between A3 and the aisle. Please take A6 and A7 instead."
    ),
    (
      .loneSeat(
        names("A1"), between: .init(.seat(label("A2")), .rowEnd), instead: names("A1 A2 A3"), offer: .shifted),
      "A1 would be left alone between A2 and the end of the row. A1 to A3 would leave no single seat."
    ),
    (
      .loneSeat(names("A1 A5"), between: nil, instead: names("A1 A2"), offer: .shifted),
      "A1 and A5 would be left alone. A1 and A2 would leave no single seat."
    ),
  ]

  @Test("Refusals", arguments: refusals)
  func refuses(reason: SeatingRefusal.Reason, sentence: String) {
    let refusal = SeatingRefusal(
      rule: .notFree, seats: [], instead: nil, reason: reason, mayBeOverridden: false)
    #expect(Words.english(.refusal(refusal)) == sentence)
  }

  private static let reasons: [(Suggestion.Reason, String)] = [
    (.together(row: "F"), "together, no single seat left over, row F"),
    (.leavingOne(row: "F"), "side by side, leaves one seat free, row F"),
    (.at(.centre, row: "F"), "centre, row F"), (.at(.leftOfCentre, row: "F"), "left of the centre, row F"),
    (.at(.rightOfCentre, row: "F"), "right of the centre, row F"),
    (.at(.furtherBack, row: "F"), "further back, row F"),
    (.at(.furtherFront, row: "F"), "further to the front, row F"),
    (.at(.aisle, row: "F"), "at the aisle, row F"),
    (.at(.left, row: "F"), "on the left, row F"), (.at(.right, row: "F"), "on the right, row F"),
    (.twoRows([.init(row: "A", seats: 2), .init(row: "B", seats: 3)]), "rows A and B, two and three"),
    (.acrossAisle(row: "F"), "split across the aisle, row F"),
    (.groups([2, 1, 13]), "in three groups, two, one and 13"),
    (.accessible(spaces: names("A1"), others: names(""), areBeside: true), "wheelchair space A1"),
    (
      .accessible(spaces: names("A1"), others: names("A2 A3"), areBeside: true),
      "wheelchair space A1 with A2 and A3 beside it"
    ),
    (
      .accessible(spaces: names("A1 A3"), others: names("A2"), areBeside: true),
      "wheelchair spaces A1 and A3 with A2 beside them"
    ),
    (
      .accessible(spaces: names("A1 A3"), others: names("B2"), areBeside: false),
      "wheelchair spaces A1 and A3 with B2 nearby"
    ),
    (.sideBySide(with: names("A1 A2 A3"), row: "A"), "side by side with A1–A3, row A"),
    (.nearest(to: names("A1 A2"), row: "B"), "nearest to A1, A2, row B"),
    (.named(.at(.left, row: "F"), names("F1 F2")), "on the left, row F: F1 and F2"),
  ]

  @Test("Reasons of suggestions", arguments: reasons)
  func suggests(reason: Suggestion.Reason, sentence: String) {
    #expect(Words.english(.reason(reason)) == sentence)
  }

  @Test(
    "Promo codes",
    arguments: [
      (.unknown, "There is no such promo code."), (.notYetValid, "This promo code is not valid yet."),
      (.expired, "This promo code has expired."), (.usedUp, "This promo code has been used up."),
      (.otherCinema, "This promo code is for another cinema."),
      (.otherMovie, "This promo code is for another film."),
      (.belowMinimum(Money(minorUnits: 3_000)), "This promo code needs a purchase of at least $30.00."),
    ] as [(PromoRefusal, String)])
  func promoCodes(refusal: PromoRefusal, sentence: String) {
    #expect(Words.english(.refusal(refusal, in: .usd)) == sentence)
  }
}
