import BoxOffice
import Testing

@Suite("Seat label")
struct SeatLabelTests {
  @Test("Rows sort by length, then alphabet, and seats by number")
  func sorts() {
    let sorted = [
      SeatLabel(row: "9", number: 1), SeatLabel(row: "A", number: 2), SeatLabel(row: "A", number: 10),
      SeatLabel(row: "B", number: 1), SeatLabel(row: "Z", number: 99), SeatLabel(row: "10", number: 1),
      SeatLabel(row: "AA", number: 1), SeatLabel(row: "AB", number: 1),
    ]
    #expect(sorted.reversed().sorted() == sorted)
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      #expect(left < right)
      #expect(!(right < left))
    }
    #expect(!(sorted[0] < sorted[0]))
  }

  @Test(
    "A row that ends in a digit is kept apart from the number",
    arguments: [("G", 12, "G12"), ("AA", 1, "AA1"), ("3", 12, "3-12"), ("B2", 1, "B2-1"), ("2B", 1, "2B1")])
  func prints(row: String, number: Int, text: String) {
    #expect(SeatLabel(row: row, number: number).description == text)
  }
}
