import Testing

@testable import Terminal
import TextLayout

struct ThemeTests {
  private static let names = ["default", "high-contrast", "light", "mono"]

  private func complaint(_ text: String, name: String = "mine", directories: [String] = []) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("\(name).toml", text)
    do {
      _ = try Theme.load(name, directories: [folder.path] + directories)
      return "no complaint"
    } catch {
      return error.description.split(separator: folder.path).joined()
    }
  }

  @Test(arguments: names)
  func `the themes that come along are complete, legible and distinct`(name: String) throws {
    let theme = try Theme.load(name, directories: [])
    #expect(theme.name == name)
    #expect(theme.contrastReport() == [])
    for charset in [Charset.unicode, .ascii] {
      let glyphs = Role.seats.map { theme.glyph($0, charset) }
      #expect(Set(glyphs).count == Role.seats.count)
      #expect(!glyphs.contains(" "))
      #expect(Role.allCases.allSatisfy { Text.columns(of: theme.glyph($0, charset)) == 1 })
    }
    #expect(Role.allCases.allSatisfy { Text.isPlain(theme.glyph($0, .ascii)) })
  }

  @Test(arguments: names)
  func `a theme needs no more colour pairs than there are`(name: String) throws {
    let theme = try Theme.load(name, directories: [])
    for depth in ColorDepth.allCases {
      let styles = Role.allCases.map { theme.style($0, depth) }
      #expect(Set(styles.map { [$0.foreground, $0.background] }).count <= 60)
      let limit = [.monochrome: 0, .eight: 8, .sixteen: 16, .palette256: 256][depth] ?? 0
      #expect(styles.allSatisfy { ($0.foreground ?? -1) < limit && ($0.background ?? -1) < limit })
      #expect(styles.allSatisfy { $0.foreground == nil || $0.foreground != $0.background })
    }
  }

  @Test func `the built-in theme is the default one, and mono has no colours`() throws {
    #expect(Theme.builtIn.name == "default")
    #expect(Theme.builtIn.style(.seatFree, .palette256).foreground == 75)
    #expect(Theme.builtIn.style(.seatFree, .eight).foreground == 6)
    let mono = try Theme.load("mono", directories: [])
    #expect(Role.allCases.allSatisfy { mono.style($0, .palette256).foreground == nil })
    #expect(mono.style(.selection, .palette256).attributes == .reverse)
  }

  @Test(arguments: names)
  func `the themes in the binary are the files of the themes folder`(name: String) throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    #expect(BuiltInThemes.texts[name] == (try contents(of: "\(root)/themes/\(name).toml")))
    #expect(try Theme.load("\(root)/themes/\(name).toml", directories: []).name == name)
  }

  @Test func `a theme changes what it says and inherits the rest`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "base.toml",
      "inherits = 'default'\n[palette]\nsky = { rgb = '#ff0000', ansi = 1 }\n[roles.seat-sold]\nascii = '/'")
    try folder.write(
      "mine.toml",
      "inherits = 'base'\n[roles.seat-mine]\nfg = 'none'\nbg = '#0000ff'\nattributes = ['underline']\nunicode = '♥'"
    )
    let theme = try Theme.load("mine", directories: [folder.path])
    #expect(theme.glyph(.seatMine, .unicode) == "♥")
    #expect(theme.glyph(.seatMine, .ascii) == "#")
    #expect(theme.glyph(.seatSold, .ascii) == "/")
    #expect(theme.style(.seatFree, .sixteen).foreground == 1)
    #expect(theme.style(.seatFree, .palette256).foreground == 196)
    #expect(
      theme.style(.seatMine, .palette256)
        == ShownStyle(foreground: nil, background: 21, attributes: .underline))
    #expect(theme.style(.seatMine, .monochrome).attributes == .underline)
    #expect(
      Theme.names(directories: [folder.path]) == [
        "base", "default", "high-contrast", "light", "mine", "mono",
      ])
  }

  @Test func `a role with colours has the plain attributes only where there are none`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine.toml", "[roles.banner]\nbg = '#005f87'\n[roles.selection]\nascii = '*'")
    let theme = try Theme.load("mine", directories: [folder.path])
    #expect(theme.style(.banner, .palette256).attributes == [])
    #expect(theme.style(.banner, .monochrome).attributes == .reverse)
    #expect(theme.style(.selection, .palette256).attributes == .reverse)
  }

  @Test func `the first directory wins, and a path needs none`() throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    try one.write("mine.toml", "[roles.seat-free]\nunicode = '1'")
    try two.write("mine.toml", "[roles.seat-free]\nunicode = '2'")
    #expect(try Theme.load("mine", directories: [one.path, two.path]).glyph(.seatFree, .unicode) == "1")
    #expect(
      try Theme.load("\(two.path)/mine.toml", directories: [one.path]).glyph(.seatFree, .unicode) == "2")
    #expect(try Theme.load("\(two.path)/mine.toml", directories: []).name == "mine")
  }

  @Test(arguments: [
    ("[role]", "/mine.toml:1: `role` is no key of this file. Did you mean `roles`?"),
    ("[roles.seat-fre]", "/mine.toml:1: `seat-fre` is no key of `roles`. Did you mean `seat-free`?"),
    (
      "\n[roles.text]\nforeground = 1",
      "/mine.toml:3: `foreground` is no key of `roles.text`. Known are `fg`, `bg`, `attributes`, `monochrome`, `unicode`, `ascii`."
    ),
    ("[roles.text]\nfg = 1", "/mine.toml:2: `fg` should be a string, but is an integer."),
    ("[palette]\nsky='#00f'", "/mine.toml:2: `sky` should be a colour such as \"#56b4e9\"."),
    (
      "[palette]\nsky={ rgb = '#0000ff', ansi = 16 }",
      "/mine.toml:2: `ansi` should lie between 0 and 15, but is 16."
    ),
    ("[palette]\nnone='#0000ff'", "/mine.toml:2: `none` cannot be the name of a colour. Choose another one."),
    (
      "inherits='default'\n[roles.text]\nfg='skye'",
      "/mine.toml:3: There is no colour `skye` in the palette. Did you mean `sky`?"
    ),
    ("[roles.text]\nattributes=['blod']", "/mine.toml:2: `blod` is no attribute. Did you mean `bold`?"),
    ("[roles.seat-vip]\nunicode='♿'", "/mine.toml:2: `unicode` should be one character, one column wide."),
    ("[roles.seat-vip]\nunicode='ab'", "/mine.toml:2: `unicode` should be one character, one column wide."),
    (
      "[roles.seat-vip]\nunicode=\"\\u001b\"",
      "/mine.toml:2: `unicode` should be one character, one column wide."
    ),
    ("[roles.seat-vip]\nascii='é'", "/mine.toml:2: `ascii` should be an ASCII character, but is `é`."),
    ("[roles.seat-vip]\nascii=' '", "/mine.toml:2: A seat cannot be a blank: nobody would see it."),
    (
      "[roles.seat-vip]\nascii='x'",
      "/mine.toml:2: `seat-sold` and `seat-vip` both have `x` for `ascii`. Without colours nobody could tell them apart."
    ),
    (
      "inherits='defualt'",
      "/mine.toml:1: There is no theme `defualt` to inherit from. Did you mean `default`?"
    ),
    ("\ninherits='mine'", "/mine.toml:2: Theme `mine` cannot inherit from itself, not even through others."),
    ("[roles]\ntext=1", "/mine.toml:2: `text` should be a table, but is an integer."),
    (
      "inherits = default",
      "/mine.toml:1: This value is wrong: could not determine value type. A text stands in quotes."
    ),
  ])
  func `an error names the line, what was expected and what is near`(text: String, message: String) throws {
    #expect(try complaint(text) == message)
  }

  @Test func `themes that inherit from each other are refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("one.toml", "inherits='two'")
    try folder.write("two.toml", "# two\ninherits='one'")
    #expect(
      throws: ThemeError.invalid(
        ConfigError(
          file: "\(folder.path)/two.toml", line: 2,
          message: "Theme `one` cannot inherit from itself, not even through others."))
    ) {
      try Theme.load("one", directories: [folder.path])
    }
  }

  @Test(arguments: [
    ("defult", "Did you mean `default`?"), ("neon", "Known are `default`, `high-contrast`, `light`, `mono`."),
  ])
  func `a theme that is not there is told with those that are`(name: String, hint: String) {
    #expect(throws: ThemeError.unknown(name: name, known: Self.names)) {
      try Theme.load(name, directories: [])
    }
    #expect(
      ThemeError.unknown(name: name, known: Self.names).description == "There is no theme `\(name)`. \(hint)")
  }

  @Test func `text that is hard to read is reported`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "dim.toml", "inherits='default'\n[roles.muted]\nfg='#585858'\n[roles.background]\nbg='ink'")
    let report = try Theme.load("dim", directories: [folder.path]).contrastReport()
    #expect(
      report == ["`muted` has a contrast of 2.3:1; text is hard to read below 4.5:1."])
  }

  @Test(arguments: ["#000000", "#121212", "#1c1c1c"])
  func `the default theme is legible on dark grounds`(ground: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("dark.toml", "inherits='default'\n[roles.background]\nbg='\(ground)'")
    #expect(try Theme.load("dark", directories: [folder.path]).contrastReport() == [])
  }

  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#1c1c1c", "#1c1c1c", 1.0),
    ("#ff0000", "#ffffff", 4.0),
  ])
  func `contrast is what WCAG says`(one: String, other: String, contrast: Double) throws {
    let (one, other) = (try #require(Color(hex: one)), try #require(Color(hex: other)))
    #expect(abs(one.contrast(to: other) - contrast) < 0.01)
    #expect(one.contrast(to: other) == other.contrast(to: one))
  }

  @Test func `themes are looked for near the program, the user and the machine`() {
    let directories = Theme.searchDirectories(environment: [
      "XDG_CONFIG_HOME": "/home/x/.conf", "HOME": "/home/x",
    ])
    #expect(directories.first == "themes")
    #expect(directories.suffix(2) == ["/home/x/.conf/kiosk/themes", "/etc/kiosk/themes"])
    #expect(
      Theme.searchDirectories(environment: ["XDG_CONFIG_HOME": "relative", "HOME": "/home/x"]).contains(
        "/home/x/.config/kiosk/themes"))
  }
}
