import KioskUI
import SystemPackage
import Terminal
import Testing

@testable import kiosk

@Suite("Where the configuration comes from")
struct PrecedenceTests {
  private static func option(_ setting: String, _ value: String) -> ConfigurationSources.Option {
    ConfigurationSources.Option(setting: setting, flag: "--\(setting)", value: value)
  }

  @Test(
    "Options win over variables, those over the file, and that over the defaults",
    arguments: [
      (file: false, variable: false, option: false, expected: "default"),
      (true, false, false, "from-file"),
      (true, true, false, "from-variable"),
      (true, true, true, "from-option"),
      (false, true, false, "from-variable"),
      (true, false, true, "from-option"),
    ])
  func precedence(file: Bool, variable: Bool, option: Bool, expected: String) throws {
    let merged = try configuration(
      file ? "[kiosk]\ntheme = \"from-file\"" : "",
      environment: variable ? ["KIOSK_THEME": "from-variable"] : [:],
      options: option ? [Self.option("kiosk.theme", "from-option")] : [])
    #expect(merged.kiosk.theme == expected)
  }

  @Test("A walk-up kiosk ignores variables, also one that would make it none")
  func walkUp() throws {
    let environment = ["KIOSK_THEME": "mine", "KIOSK_PROFILE": "counter", "KIOSK_MAX_SEATS": "nonsense"]
    let merged = try configuration("[kiosk]\nprofile = \"walk-up\"", environment: environment)
    #expect(merged.screens.profile == .walkUp)
    #expect(merged.kiosk.theme == "default")
  }

  @Test("An option decides whether variables count")
  func walkUpByOption() throws {
    let environment = ["KIOSK_THEME": "mine"]
    let walkUp = try configuration(
      "", environment: environment, options: [Self.option("kiosk.profile", "walk-up")])
    #expect(walkUp.kiosk.theme == "default")
    let counter = try configuration(
      "[kiosk]\nprofile = \"walk-up\"", environment: environment,
      options: [Self.option("kiosk.profile", "counter")])
    #expect(counter.kiosk.theme == "mine")
  }

  @Test("An empty variable says nothing")
  func emptyVariable() throws {
    #expect(try configuration("", environment: ["KIOSK_THEME": ""]) == Configuration())
  }

  @Test("Where the database is, is said by one source alone: the last")
  func connection() throws {
    let byService = try configuration(
      "[database]\nconninfo = \"dbname=a\"", environment: ["KIOSK_DATABASE_SERVICE": "cinema"])
    #expect(byService.database.conninfo.isEmpty)
    #expect(byService.database.service == "cinema")
    let byOption = try configuration(
      "[database]\nservice = \"cinema\"", options: [Self.option("database.conninfo", "dbname=b")])
    #expect(byOption.database.conninfo == "dbname=b")
    #expect(byOption.database.service.isEmpty)
  }

  @Test("A wrong option is refused by its flag")
  func wrongOption() throws {
    let error = #expect(throws: ConfigError.self) {
      try ConfigurationSources(options: [Self.option("kiosk.profile", "staff")]).configuration()
    }
    #expect(
      error?.description == "--kiosk.profile: `profile` cannot be `staff`. Known are `counter`, `walk-up`.")
  }

  @Test("A file that was asked for must be there")
  func missing() throws {
    let error = #expect(throws: ConfigError.self) {
      try ConfigurationSources(file: "/nowhere/kiosk.conf").configuration()
    }
    #expect(error?.description.hasPrefix("/nowhere/kiosk.conf: The file cannot be read: ") == true)
  }

  @Test("Else the first that exists is read, and none need be there")
  func search() throws {
    #expect(try ConfigurationSources(searched: ["/nowhere/kiosk.conf"]).configuration() == Configuration())
    try ConfigurationFile.with("[sales]\nmax_seats = 2") { first in
      try ConfigurationFile.with("[sales]\nmax_seats = 3") { second in
        let searched = ["/nowhere/kiosk.conf", first.path, second.path]
        let found = try ConfigurationSources(searched: searched).configuration()
        #expect(found.screens.maxSeats == 2)
      }
    }
  }

  @Test(
    "The usual places come from the environment",
    arguments: [
      ([:], ["kiosk.conf", "/etc/kiosk/kiosk.conf"]),
      (["HOME": "/home/ada"], ["kiosk.conf", "/home/ada/.config/kiosk/kiosk.conf", "/etc/kiosk/kiosk.conf"]),
      (
        ["HOME": "/home/ada", "XDG_CONFIG_HOME": "/conf"],
        ["kiosk.conf", "/conf/kiosk/kiosk.conf", "/etc/kiosk/kiosk.conf"]
      ),
      (
        ["HOME": "/home/ada", "XDG_CONFIG_HOME": "relative"],
        ["kiosk.conf", "/home/ada/.config/kiosk/kiosk.conf", "/etc/kiosk/kiosk.conf"]
      ),
    ])
  func places(environment: [String: String], expected: [String]) {
    #expect(ConfigurationSources.standardFiles(environment: environment) == expected)
  }

  @Test(
    "A password in a file that others can read is refused, with what to do",
    arguments: [
      "[database]\nconninfo = \"host=db password=geheim\"",
      "[database]\nconninfo = \"postgresql://kiosk:geheim@db/cinema\"",
      "[redis]\nurl = \"redis://:geheim@localhost\"",
    ], [FilePermissions.groupRead, .otherRead])
  func secrets(text: String, readable: FilePermissions) throws {
    let complaint = try complaint(about: text, permissions: [.ownerReadWrite, readable])
    #expect(
      complaint.hasPrefix(
        ":2: This holds a password, and users beside the file's owner can read it. Run `chmod 600 /tmp/"))
    #expect(!complaint.contains("geheim"))
    #expect(throws: Never.self) { try configuration(text) }
  }

  @Test("A file without a password may be read by all")
  func noSecrets() throws {
    let text = "[database]\nconninfo = \"host=db\"\n[redis]\nurl = \"redis://localhost\""
    try ConfigurationFile.with(text, permissions: [.ownerReadWrite, .groupRead, .otherRead]) { file in
      let found = try ConfigurationSources(file: file.path).configuration()
      #expect(found.database.conninfo == "host=db")
    }
  }
}
