import BoxOffice
import Testing

@testable import Words

@Suite("Messages in words")
struct WordsTests {
  private func words(_ sentence: String, plural: String? = nil, in language: Language = .english) -> Words {
    var catalogue = Catalogue()
    catalogue.entries["k"] = Catalogue.Entry(
      forms: Array(repeating: sentence, count: plural == nil ? 1 : language.pluralRule.forms), plural: plural,
      line: 1)
    catalogue.entries["inner"] = Catalogue.Entry(forms: ["<{x}>"], plural: nil, line: 2)
    catalogue.entries["number.2"] = Catalogue.Entry(forms: ["two"], plural: nil, line: 3)
    return Words(language, catalogue)
  }

  @Test("Facts of every kind are put in their places")
  func fills() throws {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 25))
    let time = try #require(TimeOfDay(hour: 19, minute: 30))
    let message = Message(
      "k",
      [
        "text": "Amélie {x}", "number": 1_057, "spelt": .spelt(2), "many": .spelt(40),
        "money": .money(Money(minorUnits: 1_250), .usd), "amount": .amount(Money(minorUnits: 1_250), .usd),
        "date": .date(date, .short), "time": .time(time), "length": .duration(minutes: 128),
        "left": .countdown(seconds: 462), "inner": .message(Message("inner", ["x": "y"])),
        "list": .list(["a", .number(1_000), .message(Message("inner", ["x": 1]))], .and),
      ])
    let sentence =
      "{text}|{number}|{spelt}|{many}|{money}|{amount}|{date}|{time}|{length}|{left}|{inner}|{list}|{text}"
    #expect(
      words(sentence)(message)
        == "Amélie {x}|1,057|two|40|$12.50|12.50|Wed 25 Nov|19:30|2 h 8 min|7:42|<y>|a, 1,000 and <1>|Amélie {x}"
    )
  }

  @Test(
    "What cannot be said shows its key",
    arguments: [
      ("{missing}", nil, "k"), ("fine", "missing", "k"), ("fine", "text", "k"), ("{x", nil, "k"),
      ("{}", nil, "k"),
      ("fine", nil, "fine"), ("{inner}", nil, "inner"),
    ] as [(String, String?, String)])
  func showsKey(sentence: String, plural: String?, shown: String) {
    let message = Message("k", ["text": "t", "inner": .message(Message("inner"))])
    #expect(words(sentence, plural: plural)(message) == shown)
  }

  @Test("A message without a sentence shows its key, in a language without a catalogue too")
  func showsUnknown() {
    #expect(words("x")(Message("other.key")) == "other.key")
    #expect(Words(.polish)(.notSold(.cancelled) ?? Message("none")) == "showtime.cancelled")
  }

  @Test("Messages are equal when they say the same")
  func compares() {
    #expect(Message("k", ["a": 1]) == Message("k", ["a": .number(1)]))
    #expect(Message("k", ["a": 1]) != Message("k", ["a": 2]))
    #expect(Set([Message("k"), Message("k"), Message("l")]).count == 2)
  }

  @Test("The pseudo-language wraps what is said, and the facts stay")
  func pseudo() {
    let words = Words(.pseudo)
    let sentence = words(.refusal(.belowMinimum(Money(minorUnits: 1_250)), in: .usd))
    #expect(
      sentence == "⟦Thîš ṕŕömö çödé ñééđš ä ṕüŕçhäšé öf ät léäšt $12.50.～～～～～～～～～～⟧".replacing("đ", with: "d")
    )
  }

  @Test(
    "Types have names",
    arguments: zip(SeatType.allCases, ["standard", "premium", "VIP", "wheelchair space", "companion seat"]))
  func seatTypes(type: SeatType, name: String) {
    #expect(Words.english(.seatType(type)) == name)
  }

  @Test("Tickets, payment methods and states have names")
  func otherTypes() {
    let words = Words.english
    #expect(TicketType.allCases.map { words(.ticketType($0)) } == ["Adult", "Child", "Senior", "Student"])
    #expect(PaymentMethod.allCases.map { words(.paymentMethod($0)) } == ["Card", "UPI", "Wallet", "Cash"])
    #expect(
      Showtime.Status.allCases.map { Message.notSold($0).map { words($0) } } == [
        nil, nil, "This showtime is over.", "This showtime has been cancelled.",
      ])
  }
}
