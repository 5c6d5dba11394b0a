import BoxOffice
import KioskUI
import Terminal
import Testing
import Words

/// The key that changes the language.
struct LanguageTests {
  private static let both: [Language] = [.english, .pseudo]

  /// A harness that offers two languages, whatever it was made with.
  private func offering(_ harness: Harness, _ languages: [Language] = both) -> Harness {
    var harness = harness
    harness.state.environment.settings.languages = languages
    return harness
  }

  @Test(arguments: ScreenCatalogue.allCases.filter { $0 != .stillThere }, [Key.control("t"), .function(5)])
  func `on every screen and in every dialog the key says everything in the other language`(
    screen: ScreenCatalogue, key: Key
  ) throws {
    var harness = offering(try screen.harness())
    let before = harness
    var expected = harness
    expected.state.environment.language = .pseudo
    #expect(harness.press(key) == [])
    #expect(harness.rows == expected.rows)
    #expect(harness.rows != before.rows)
    // Nothing but the language is another.
    #expect(harness.state.sale == before.state.sale)
    #expect(harness.state.notice == before.state.notice)
    #expect(harness.state.scene == before.state.scene)
    #expect(harness.state.dialog == before.state.dialog)
    harness.press(key)
    #expect(harness.rows == before.rows)
  }

  @Test(arguments: ScreenCatalogue.allCases)
  func `a state holds no words`(screen: ScreenCatalogue) throws {
    let harness = try screen.harness()
    let sentences = StoredTexts.all(in: harness.state).filter { text in
      text.split(separator: " ").count > 2 && !LanguageFrames.isData(text)
    }
    #expect(sentences == [])
  }

  @Test func `words in a state would be found`() {
    var harness = Harness()
    harness.state.environment.databaseTrouble = "Nothing is on sale."
    #expect(StoredTexts.all(in: harness.state).contains("Nothing is on sale."))
    #expect(!LanguageFrames.isData("Nothing is on sale."))
  }

  @Test func `where one language is offered the key does nothing and is not shown`() {
    var harness = Harness()
    harness.send(.programme(.read(.success(Fixtures.programme))))
    let before = harness.rows
    harness.press(.control("t"), .function(5))
    #expect(harness.rows == before)
    #expect(!harness.screen.contains("^T"))
    harness.press(.enter, .function(1))
    #expect(!harness.screen.contains("^T"))
  }

  @Test(arguments: ScreenCatalogue.allCases, [(80, 24), (40, 12)])
  func `the key is in view on every screen, by the other language's own name`(
    screen: ScreenCatalogue, size: (columns: Int, rows: Int)
  ) throws {
    let harness = offering(try screen.harness(columns: size.columns, rows: size.rows))
    // The keys' own dialog covers a small window.
    let line = screen == .help ? harness.words : harness.rows.last ?? ""
    #expect(line.contains("^T"))
    #expect(line.contains("⟦Ëñǵļïśħ⟧"))
    #expect(screen == .help || line.contains("? keys"))
  }

  @Test func `the help has the key`() throws {
    var harness = offering(try ScreenCatalogue.films.harness())
    harness.press(.character("?"))
    #expect(harness.words.contains("^T Changes to ⟦Ëñǵļïśħ⟧."))
    harness.press(.control("t"))
    #expect(harness.state.dialog == .help)
    #expect(harness.words.contains("English"))
  }

  @Test func `a click on the hint changes it, too`() throws {
    var harness = offering(try ScreenCatalogue.films.harness())
    let line = try #require(harness.rows.last)
    let hint = try #require(line.firstRange(of: "^T"))
    let column = line.distance(from: line.startIndex, to: hint.lowerBound)
    harness.send(.input(.mouse(MouseEvent(action: .press, position: Point(column: column, row: 23)))))
    #expect(harness.state.environment.language == .pseudo)
  }

  @Test func `the key goes through all languages, round in a circle`() {
    var harness = offering(Harness(), [.english, .german, .pseudo])
    let shown = (0..<4).map { _ in
      harness.press(.control("t"))
      return harness.state.environment.language
    }
    #expect(shown == [.german, .pseudo, .english, .german])
  }

  @Test func `a kiosk starts in the first language`() {
    let harness = Harness(settings: Settings(languages: [.pseudo, .english]))
    #expect(harness.state.environment.language == .pseudo)
  }

  @Test(arguments: [(40, 12), (80, 24)])
  func `the first screen lists the languages`(columns: Int, rows: Int) throws {
    let harness = offering(try ScreenCatalogue.attract.harness(columns: columns, rows: rows))
    #expect(harness.screen.contains("^T  English  ⟦Ëñǵļïśħ⟧"))
    #expect(harness.screen.contains("Press Enter to choose your seats"))
  }

  // MARK: - The next customer

  private func walkUp(idleSeconds: Int = 120) -> Harness {
    var harness = Harness(
      settings: Settings(profile: .walkUp, languages: Self.both, idleSeconds: idleSeconds))
    harness.send(.programme(.read(.success(Fixtures.programme))))
    return harness
  }

  @Test(arguments: [[], [Key.enter], [.enter, .enter]])
  func `a customer who walks away leaves their language behind on no screen`(keys: [Key]) {
    var harness = walkUp()
    for key in [.control("t")] + keys { harness.press(key) }
    harness.wait(119)
    #expect(harness.state.environment.language == .pseudo)
    harness.wait(1)
    #expect(harness.state.environment.language == .english)
    #expect(harness.state.scene == .attract)
  }

  @Test func `the next customer after a sale has the kiosk's language again`() throws {
    var harness = try Harness.atPayment(settings: Settings(profile: .walkUp, languages: Self.both))
    harness.press(.control("t"))
    harness.book()
    #expect(harness.state.environment.language == .pseudo)
    harness.press(.enter)
    #expect(harness.state.scene == .attract)
    #expect(harness.state.environment.language == .english)
  }

  @Test func `at the counter the language stays for the next sale`() throws {
    var harness = try Harness.atPayment(settings: Settings(profile: .counter, languages: Self.both))
    harness.press(.control("t"))
    harness.book()
    harness.press(.enter)
    #expect(harness.state.scene == .films)
    #expect(harness.state.environment.language == .pseudo)
  }

  @Test func `the key answers whether somebody is still there`() throws {
    var harness = offering(try ScreenCatalogue.stillThere.harness())
    #expect(harness.screen.contains("This kiosk starts over"))
    harness.press(.control("t"))
    #expect(harness.state.dialog == nil)
    #expect(harness.state.environment.language == .pseudo)
    #expect(harness.chosen == ["A1"])
    harness.wait(99)
    #expect(harness.state.dialog == nil)
  }

  @Test func `a ticket is printed in the language that is shown at that moment`() throws {
    var harness = try Harness.atPayment(
      settings: Settings(profile: .counter, languages: Self.both, printsTickets: true))
    harness.press(.control("t"))
    harness.book()
    let ticket = harness.ticket()
    #expect(harness.send(.ticket(.read(.success(ticket)))) == [.ticket(.print(ticket.record, in: .pseudo))])
    harness.send(.ticket(.printed(problem: nil)))
    harness.press(.control("t"))
    #expect(harness.press(.character("P")) == [.ticket(.print(ticket.record, in: .english))])
  }

  // MARK: - The showtimes' filter

  private func showtimes() -> Harness {
    var harness = offering(Harness())
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter, .control("t"), .enter)
    return harness
  }

  @Test(arguments: [
    ("Tömöŕŕöw", ["14:00"]), ("tomorrow", ["14:00"]), ("šüñ", ["23:30"]), ("thuršdä", ["14:00"]),
    ("imax", ["23:30"]), ("22:15", ["22:15"]),
  ])
  func `showtimes are filtered by the words that are shown`(typed: String, times: [String]) {
    var harness = showtimes()
    harness.type(typed)
    let shown = harness.rows[4..<10].filter { !$0.isEmpty }
    #expect(shown.count == times.count)
    #expect(zip(shown, times).allSatisfy { $0.contains($1) })
  }

  @Test func `English words find nothing where another language is shown`() {
    let words = Words(.japanese)
    var harness = Harness(settings: Settings(languages: [.japanese, .english]))
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter, .enter)
    harness.type("tomorrow")
    #expect(!harness.screen.contains("14:00"))
    harness.press(.escape)
    harness.type(words.date(Fixtures.date("2026-11-26"), .relative(to: Fixtures.date("2026-11-25"))))
    #expect(harness.screen.contains("14:00"))
    #expect(!harness.screen.contains("23:30"))
  }

  @Test
  func `a filter of the other language leaves the cursor on the list, and comes back with the language`() {
    var harness = Harness(settings: Settings(languages: [.english, .japanese]))
    harness.send(.programme(.read(.success(Fixtures.programme))))
    harness.press(.enter, .enter)
    // One of them is on a Thursday in English only.
    harness.type("u")
    harness.press(.end)
    let before = harness.rows
    harness.press(.control("t"))
    #expect(harness.frame().cursor != nil)
    #expect(harness.frame().faults(.unicode) == [])
    harness.press(.control("t"))
    #expect(harness.rows == before)
  }

  // MARK: - The layout editor

  @Test func `the layout editor has the key as well, in its dialogs, too`() throws {
    var harness = try #require(try EditorHarness())
    #expect(!harness.words.contains("^T"))
    harness.editor.offer(Self.both)
    #expect(harness.words.contains("^T ⟦Ëñǵļïśħ⟧"))
    harness.press(.tab)
    let dialog = harness.editor.dialog
    harness.press(.function(5))
    #expect(harness.editor.dialog == dialog)
    #expect(harness.words.contains("⟦"))
    harness.press(.control("t"))
    #expect(harness.words.contains("^T ⟦Ëñǵļïśħ⟧"))
  }
}

/// The texts that a value is made of.
private enum StoredTexts {
  static func all(in value: Any) -> Set<String> {
    var texts: Set<String> = []
    collect(value, into: &texts)
    return texts
  }

  private static func collect(_ value: Any, into texts: inout Set<String>) {
    if let text = value as? String {
      texts.insert(text)
      return
    }
    for child in Mirror(reflecting: value).children { collect(child.value, into: &texts) }
  }
}
