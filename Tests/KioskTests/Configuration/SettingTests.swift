import BoxOffice
import KioskUI
import Testing
import Words

@testable import kiosk

@Suite("The settings")
struct SettingTests {
  /// A value for each setting, as the file and as a variable writes it, that is not the default.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let toml: String
    let text: String
    let holds: @Sendable (Configuration) -> Bool

    init(
      _ name: String, _ toml: String, _ text: String, _ holds: @escaping @Sendable (Configuration) -> Bool
    ) {
      (self.name, self.toml, self.text, self.holds) = (name, toml, text, holds)
    }

    var testDescription: String { name }
  }

  static let examples = [
    Example("kiosk.profile", #""walk-up""#, "walk-up") { $0.screens.profile == .walkUp },
    Example("kiosk.terminal", #""foyer 2""#, "foyer 2") { $0.kiosk.terminal == "foyer 2" },
    Example("kiosk.cinema", #""Downtown""#, "Downtown") { $0.kiosk.cinema == "Downtown" },
    Example("kiosk.theme", #""light""#, "light") { $0.kiosk.theme == "light" },
    Example("kiosk.mouse", "true", "true") { $0.kiosk.mouse },
    Example("kiosk.seat_view", #""list""#, "list") { $0.screens.seatView == .list },
    Example("kiosk.languages", #"["en-XA", "en"]"#, "en-XA, en") {
      $0.screens.languages == [.pseudo, .english]
    },
    Example("kiosk.idle_seconds", "0", "0") { $0.screens.idleSeconds == 0 },
    Example("database.conninfo", #""host=db user=kiosk""#, "host=db user=kiosk") {
      $0.database.conninfo == "host=db user=kiosk"
    },
    Example("database.service", #""cinema""#, "cinema") { $0.database.service == "cinema" },
    Example("database.connect_timeout", "60", "60") { $0.database.connectTimeout == 60 },
    Example("redis.url", #""/run/redis.sock""#, "/run/redis.sock") { $0.redis.url == "/run/redis.sock" },
    Example("sales.hold_seconds", "600", "600") { $0.screens.holdTerms.cap == 600 },
    Example("sales.lease_seconds", "30", "30") { $0.screens.holdTerms.lease == 30 },
    Example("sales.payment_seconds", "3600", "3600") { $0.screens.paymentSeconds == 3_600 },
    Example("sales.max_seats", "1", "1") { $0.screens.maxSeats == 1 },
    Example("payment.methods", #"["card", "cash"]"#, "card, cash") {
      $0.payment.methods == ["card", "cash"]
    },
    // There is but one driver yet, so that this one stays as it is.
    Example("simulator.outcome", #""reply-lost""#, "reply-lost") { $0.simulator.outcome == .replyLost },
    Example("simulator.ledger", #""/tmp/ledger""#, "/tmp/ledger") { $0.simulator.ledger == "/tmp/ledger" },
    Example("simulator.delay_milliseconds", "0", "0") { $0.simulator.delayMilliseconds == 0 },
    Example("ticket.printer", #""command:lp -d tickets""#, "command:lp -d tickets") {
      $0.ticket.printer == "command:lp -d tickets"
    },
    Example("ticket.format", #""escpos""#, "escpos") { $0.ticket.format == .escpos },
    Example("ticket.paper_width", "58", "58") { $0.ticket.paperWidth == 58 },
    Example("ticket.columns", "48", "48") { $0.ticket.columns == 48 },
    Example("ticket.code_pages", #"["858=21", "utf-8"]"#, "858=21, utf-8") {
      $0.ticket.codePages == ["858=21", "utf-8"]
    },
    Example("ticket.font", #""/usr/share/fonts/x.hex""#, "/usr/share/fonts/x.hex") {
      $0.ticket.font == "/usr/share/fonts/x.hex"
    },
    Example("ticket.auto_print", "false", "0") { !$0.ticket.autoPrint },
  ]

  @Test("There is an example of each")
  func complete() {
    #expect(Self.examples.map(\.name) == Setting.all.map(\.name))
  }

  @Test("The file sets it", arguments: examples)
  func inFile(example: Example) throws {
    let setting = try #require(Setting.named(example.name))
    #expect(example.holds(try configuration("[\(setting.table)]\n\(setting.key) = \(example.toml)")))
  }

  @Test("Its variable sets it, over the file", arguments: examples)
  func inEnvironment(example: Example) throws {
    let setting = try #require(Setting.named(example.name))
    let merged = try configuration(
      "[kiosk]\nmouse = false\n[sales]\nmax_seats = 5", environment: [setting.variable: example.text])
    #expect(example.holds(merged))
  }

  @Test(
    "A wrong value is refused with its line and what was expected",
    arguments: [
      ("[kiosk]\nprofile = \"staff\"", ":2: `profile` cannot be `staff`. Known are `counter`, `walk-up`."),
      ("[kiosk]\nprofile = \"walkup\"", ":2: `profile` cannot be `walkup`. Did you mean `walk-up`?"),
      ("[kiosk]\n\ntheme = 3", ":3: `theme` should be a string, but is an integer."),
      ("[kiosk]\ntheme = \"\"", ":2: `theme` should not be empty."),
      ("[kiosk]\nlanguages = []", ":2: `languages` should name at least one of `en`, `en-XA`."),
      ("[kiosk]\nlanguages = [\"de\"]", ":2: `languages` cannot be `de`. "),
      ("[kiosk]\nlanguages = [\"en\", \"en\"]", ":2: `languages` names something twice."),
      ("[kiosk]\nmouse = \"yes\"", ":2: `mouse` should be true or false, but is a string."),
      (
        "[kiosk]\nterminal = \"\(String(repeating: "x", count: 51))\"",
        ":2: `terminal` should have at most 50 characters."
      ),
      ("[sales]\nhold_seconds = 59", ":2: `hold_seconds` should lie between 60 and 3600, but is 59."),
      ("[sales]\nmax_seats = \"10\"", ":2: `max_seats` should be an integer, but is a string."),
      ("[database]\nconnect_timeout = 0", ":2: `connect_timeout` should lie between 1 and 60, but is 0."),
      (
        "[redis]\nurl = \"localhost\"",
        ":2: `url` is no address of a Redis server. A Redis address begins with `redis://`, `unix:` or `/`, as in "
          + "`redis://localhost:6379/0` or `/run/redis.sock`."
      ),
      (
        "[payment]\nmethods = [\"cash\", \"cheque\"]",
        ":2: `methods` cannot be `cheque`. Known are `cash`, `card`."
      ),
      ("[payment]\nmethods = []", ":2: `methods` should name at least one of `cash`, `card`."),
      ("[payment]\nmethods = [\"cash\", \"cash\"]", ":2: `methods` names something twice."),
      (
        "[ticket]\nprinter = \"lp\"",
        ":2: `printer` names no printer. The printer \"lp\" is neither `file:PATH` nor "
          + "`command:PROGRAM ARGUMENT ...`."
      ),
      ("[ticket]\npaper_width = 70", ":2: `paper_width` cannot be `70`. Known are `58`, `80`."),
      ("[ticket]\ncolumns = 20", ":2: `columns` should be 0 or lie between 24 and 64, but is 20."),
      (
        "[ticket]\ncode_pages = [\"859\"]",
        ":2: `code_pages` has no code page `859`. Known are `437`, `737`, "
      ),
      ("[ticket]\ncode_pages = [\"858=256\"]", ":2: `code_pages` has no code page `858=256`. "),
      ("[ticket]\ncode_pages = [\"858\", \"858\"]", ":2: `code_pages` names something twice."),
      ("[kiosk]\nprofil = \"counter\"", ":2: `profil` is no key of `kiosk`. Did you mean `profile`?"),
      ("[sale]\nmax_seats = 3", ":1: `sale` is no key of this file. Did you mean `sales`?"),
      ("theme = \"light\"", ":1: `theme` is no key of this file."),
      ("kiosk = 1", ":1: `kiosk` should be a table, but is an integer."),
      ("[kiosk]\ntheme = light", ":2: "),
    ])
  func refused(text: String, expected: String) throws {
    #expect(try complaint(about: text).hasPrefix(expected))
  }

  @Test("libpq says what is wrong with a connection string")
  func conninfo() throws {
    let complaint = try complaint(about: "[database]\nconninfo = \"host\"")
    #expect(complaint.hasPrefix(":2: `conninfo` is no connection string that libpq reads: "))
  }

  @Test(
    "A wrong variable is refused by its name",
    arguments: [
      ("KIOSK_MAX_SEATS", "many", "`max_seats` should be an integer between 1 and 50, but is `many`."),
      ("KIOSK_MAX_SEATS", "51", "`max_seats` should be an integer between 1 and 50, but is `51`."),
      ("KIOSK_MOUSE", "maybe", "`mouse` should be true or false, but is `maybe`."),
      ("KIOSK_PAYMENT_METHODS", "cash,crad", "`methods` cannot be `crad`. Did you mean `card`?"),
      ("KIOSK_PROFILE", "conter", "`profile` cannot be `conter`. Did you mean `counter`?"),
    ])
  func refusedVariable(name: String, value: String, expected: String) throws {
    #expect(try complaint(about: "", environment: [name: value]) == "\(name): \(expected)")
  }

  @Test(
    "What does not go together is refused in the line of the one that is in the way",
    arguments: [
      (
        "[sales]\nhold_seconds = 60\nlease_seconds = 61",
        ":3: `lease_seconds` (61) should not be more than `hold_seconds` (60)."
      ),
      (
        "[database]\nservice = \"cinema\"\nconninfo = \"dbname=x\"",
        ":2: `conninfo` and `service` both say where the database is."
      ),
    ])
  func together(text: String, expected: String) throws {
    #expect(try complaint(about: text).hasPrefix(expected))
  }
}
