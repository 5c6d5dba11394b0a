import BoxOffice
import KioskUI
import Terminal
import Testing
import Words

/// Screens in another language than English.
struct LanguageFrames {
  /// Letters that the pseudo-language never leaves without an accent.
  private static let accented = Set("aceginoprsuyzACEGINOPRSUYZ")

  /// What is the same in every language: what the database has, what was typed, names of keys, what servers say.
  private static let data: Set<String> = {
    let movies = Fixtures.programme.movies.flatMap { movie -> [String] in
      let names: [String?] = [
        movie.title, movie.description, movie.director, movie.language, movie.rating, movie.format,
      ]
      return names.compactMap { $0 } + movie.genres + movie.cast
    }
    let others: [String] = [
      Fixtures.programme.cinema.name, Fixtures.programme.cinema.city, "EXIT Screen 1 2 IMAX Balcony Hall",
      "Base price VIP seat Child Weekend", "Enter Esc Space Tab Home End PgUp PgDn S-Tab G12", "min h s",
      "Ines Moreau ines@example welcome10 10% off orb", "Insufficient funds.",
      Fixtures.programme.cinema.address, "BK20261125SZZ3MPCR", "The card terminal does not answer.",
      "Redis at /run/redis.sock does not answer.", "PostgreSQL at /run/postgresql does not answer.",
      "`lp -d tickets` is not there: see `printer` in kiosk.conf.",
    ]
    let all: [String] = movies + others
    return Set(all.flatMap { words(of: $0) })
  }()

  /// Whether a text is one of those: each of its words is.
  static func isData(_ text: String) -> Bool { words(of: text).allSatisfy(data.contains) }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// English that is no data. A part of a word may be one that is cut.
  private static func untranslated(_ rows: [String]) -> [String] {
    rows.flatMap(words(of:)).filter { word in
      word.count > 1 && word.contains(where: accented.contains) && word.allSatisfy { $0.isASCII }
        && word.contains(where: \.isLowercase)
        && !data.contains { $0.hasPrefix(word) || $0.hasSuffix(word) }
    }
  }

  @Test(arguments: ScreenCatalogue.allCases, [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func `everything that a screen says comes from the catalogue`(screen: ScreenCatalogue, size: Size) throws {
    var harness = try screen.harness(columns: size.columns, rows: size.rows)
    harness.state.environment.language = .pseudo
    #expect(harness.frame().faults(.unicode) == [])
    #expect(Self.untranslated(harness.rows) == [])
  }

  @Test(arguments: ScreenCatalogue.allCases)
  func `a screen whose language is changed says the same in the other`(screen: ScreenCatalogue) throws {
    var harness = try screen.harness()
    let english = harness.rows
    harness.state.environment.language = .pseudo
    #expect(harness.rows != english)
    #expect(harness.screen.contains("⟦"))
    harness.state.environment.language = .english
    #expect(harness.rows == english)
  }

  @Test func `words that are in no catalogue are found`() {
    #expect(Self.untranslated(["  ⟦Ţöţäļ～⟧  Total  Orbit 9  $12.50"]) == ["Total"])
    #expect(Self.untranslated(["⟦Ëñţëŕ～⟧ Enter"]) == [])
  }

  @Test func `a notice that stands there changes with the language`() throws {
    var harness = Harness.atSeats(try Fixtures.seating())
    harness.type("z")
    #expect(harness.screen.contains("There is no seat Z here."))
    harness.state.environment.language = .pseudo
    #expect(!harness.screen.contains("There is no seat"))
    #expect(harness.state.notice?.message == .noSuchSeat("Z"))
  }
}
