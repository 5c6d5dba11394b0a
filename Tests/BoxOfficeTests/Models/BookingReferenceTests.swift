import BoxOffice
import FaultInjection
import Testing

@Suite("Booking reference")
struct BookingReferenceTests {
  private let date = CalendarDate(daysSinceEpoch: 20_788)  // 1 December 2026

  @Test("A new one is the day and eight characters from the lowest 40 bits")
  func makes() {
    #expect(BookingReference(date: date, random: 0).text == "BK20261201AAAAAAAA")
    #expect(BookingReference(date: date, random: .max).text == "BK2026120199999999")
    #expect(BookingReference(date: date, random: 1 << 40).text == "BK20261201AAAAAAAA")
    #expect(BookingReference(date: date, random: 31 << 35 | 1).text == "BK20261201BAAAAAA9")
  }

  @Test("Every bit counts, none of the characters is misread, and the column holds it")
  func isUnguessable() {
    var generator = SeededGenerator(seed: 7)
    var seen: Set<BookingReference> = []
    var letters: Set<Character> = []
    for _ in 0..<20_000 {
      let reference = BookingReference(date: date, random: generator.next())
      seen.insert(reference)
      letters.formUnion(reference.text.dropFirst(10))
      #expect(reference.text.count == 18)
      #expect(BookingReference(reference.text) == reference)
    }
    #expect(seen.count == 20_000)
    #expect(letters == Set("ABCDEFGHJKLMNPQRSTUVWXYZ23456789"))
  }

  @Test(
    "What people type is forgiven its case, blanks and hyphens",
    arguments: [
      "BK20251201ABCD2345", "bk20251201abcd2345", " BK 20251201 ABCD 2345", "bk-20251201-ABCD-2345",
    ])
  func forgives(text: String) {
    #expect(BookingReference(text)?.text == "BK20251201ABCD2345")
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "BK", "BK123", "XX20251201ABCD", "B K", "BK20251201ABCD23456789X", "BK2025120'; --", "BK2025_1201",
      "BKÄÖÜ123", "BK2025B\u{301}", "BKß12345", "BK1234ı", "BK12\n34", "BK1234\u{0}",
    ])
  func refuses(text: String) {
    #expect(BookingReference(text) == nil)
  }

  @Test(
    "The last eight characters are read as people type them, and nothing else is",
    arguments: [
      ("abcd2345", "ABCD2345"), ("ABCD-2345", "ABCD2345"), (" abcd 2345 ", "ABCD2345"), ("ABCD234", nil),
      ("ABCD23456", nil), ("ABCD1234", nil), ("ABCDO234", nil), ("ÄBCD2345", nil), ("", nil),
      ("%BCD2345", nil),
    ])
  func tail(text: String, expected: String?) {
    #expect(BookingReference.tail(text) == expected)
  }

  @Test("A payment's reference is the booking's and the attempt's number")
  func namesAttempts() throws {
    let reference = try #require(BookingReference("BK20251201ABCD2345"))
    #expect(PaymentReference(booking: reference, attempt: 2).text == "BK20251201ABCD2345-2")
  }
}
