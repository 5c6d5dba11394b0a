import Terminal
import Testing

/// What TOML 1.0 demands of a parser.
struct TOMLTests {
  private func root(_ text: String) throws -> ConfigTable {
    try ConfigDocument(text: text, file: "t").root
  }

  @Test(arguments: [
    (#""plain""#, "plain"), (#""""#, ""), ("''", ""), (#""a\tb\n\"\\\u00e9\U0001F3AC""#, "a\tb\n\"\\é🎬"),
    (#"'a\tb'"#, #"a\tb"#), ("\"\"\"\nfirst\nsecond\"\"\"", "first\nsecond"),
    ("'''\n'x' \\ ''y'''''", "'x' \\ ''y''"),
    ("\"\"\"a \\\n\n   b\"\"\"", "a b"), (#""""two ""quotes"" here""""""#, #"two ""quotes"" here"""#),
    ("\"\"\"\r\na\r\nb\"\"\"", "a\r\nb"), ("\"# no comment\"", "# no comment"), ("\"é映🎬\"", "é映🎬"),
    ("\"\"\"\"\"\"", ""),
    ("''''a'''", "'a"),
  ])
  func `strings are read`(toml: String, string: String) throws {
    #expect(try root("a = \(toml) # comment").string("a") == string)
  }

  @Test(arguments: [
    ("0", 0), ("+99", 99), ("-17", -17), ("1_000", 1000), ("0xDEAD_beef", 0xDEAD_BEEF), ("0o755", 0o755),
    ("0b1101", 13),
    ("-9223372036854775808", Int.min), ("+0", 0),
  ])
  func `integers are read`(toml: String, integer: Int) throws {
    #expect(try root("a=\(toml)").integer("a") == integer)
  }

  @Test(arguments: [
    ("3.1415", 3.1415), ("-0.01", -0.01), ("5e+22", 5e22), ("1e06", 1e6), ("-2E-2", -0.02),
    ("6.626e-34", 6.626e-34),
    ("224_617.445_991", 224617.445991), ("inf", .infinity), ("-inf", -.infinity), ("+1.0", 1),
  ])
  func `numbers are read`(toml: String, number: Double) throws {
    #expect(try root("a = \(toml)").number("a") == number)
  }

  @Test(arguments: [
    "2026-02-28", "2024-02-29", "07:32:00", "07:32:00.999", "2026-02-28T07:32:00", "2026-02-28 07:32:00Z",
    "2026-02-28T07:32:00.5-07:00", "2026-02-28t07:32:00z",
  ])
  func `dates are told from everything else`(toml: String) throws {
    guard case .date(let date)? = try root("a = \(toml) # x")["a"]?.kind else {
      Issue.record("no date")
      return
    }
    #expect(date == toml)
  }

  @Test func `tables are built from headers, dotted keys and braces`() throws {
    let root = try root(
      """
      a.b.c = 1
      a.b."d.e" = 2
      [x.y.z.w]
      k = 1
      [x]
      k = 2
      [fruit]
      apple.color = "red"
      [fruit.apple.taste]
      sweet = true
      [[p]]
      n = 1
      [p.q]
      m = 1
      [[p.r]]
      [[p.r]]
      [[p]]
      n = 2
      point = { x = 1, y.z = 2, w = {} }
      nested = [ [1, 2], ["a"], [] ]
      3.14 = "pi"
      """)
    #expect(try root.table("a")?.table("b")?.keys == ["c", "d.e"])
    #expect(try root.table("x")?.table("y")?.table("z")?.table("w")?.integer("k") == 1)
    #expect(try root.table("x")?.integer("k") == 2)
    #expect(try root.table("fruit")?.table("apple")?.table("taste")?.boolean("sweet") == true)
    let elements = try #require(try root.tables("p"))
    #expect(try elements.map { try $0.integer("n") } == [1, 2])
    #expect(try elements[0].table("q")?.integer("m") == 1)
    #expect(try elements[0].tables("r")?.count == 2)
    #expect(try elements[1].table("point")?.table("y")?.integer("z") == 2)
    #expect(try elements[1].table("3")?.string("14") == "pi")
  }

  @Test(arguments: [
    ("a = 1\na = 2", 2, "`a` is set here again; line 1 has set it already."),
    ("[a]\nb = 1\n[a]", 3, "`a` is set here again; line 1 has set it already."),
    ("a.b = 1\na.b.c = 2", 2, "`a.b` is set here again; line 1 has set it already."),
    ("[a.b]\nx=1\n[a]\nb.y = 2", 4, "`a.b` is set here again; line 1 has set it already."),
    ("[a.b.c]\n[a]\nb.d = 1", 3, "`a.b` is set here again; line 1 has set it already."),
    ("a = {}\n[a.b]\n", 2, "`a` is set here again; line 1 has set it already."),
    ("a = []\n[[a]]", 2, "`a` is set here again; line 1 has set it already."),
    ("[[a]]\n[a]", 2, "`a` is set here again; line 1 has set it already."),
    ("[a]\n[[a]]", 2, "`a` is set here again; line 1 has set it already."),
    ("a.b = 1\n[a]", 2, "`a` is set here again; line 1 has set it already."),
    ("a = {x.y = 1, x.y = 2}", 1, "`a.x.y` is set here again; line 1 has set it already."),
    ("a", 1, "After the key `a` comes `=`, but here is the end of the file."),
    ("a = \n", 1, "After `=` comes a value, but here is the end of the line."),
    ("= 1", 1, "A key is made of letters, digits, `-` and `_`, or stands in quotes, but here is `=`."),
    ("é = 1", 1, "A key is made of letters, digits, `-` and `_`, or stands in quotes, but here is `é`."),
    ("a = default", 1, "`default` is no value. A text stands in quotes: \"default\"."),
    ("a = 1 b = 2", 1, "The line should end after this value or name, but here is `b`."),
    ("\na = \"x\n", 2, "The string that begins here has no end `\"`."),
    ("a = '''x\n\n", 1, "The string that begins here has no end `'''`."),
    (
      "a = \"\\q\"", 1,
      "`\\` before `q` means nothing. A backslash itself is `\\\\`, or stands in 'single quotes'."
    ),
    ("a = \"\\ud800\"", 1, "After `\\u` come 4 hexadecimal digits."),
    (
      "a = \"\u{1}\"", 1,
      "A string cannot hold a control character. Write it as `\\u` and four hexadecimal digits."
    ),
    ("# \u{0}", 1, "A comment cannot hold a control character."),
    ("a = [1\n 2]", 2, "In the array that begins in line 1 comes `,` or `]` next, but here is `2`."),
    ("a = [1,\n\n", 3, "The array that begins in line 1 has no end `]`."),
    (
      "a = {b = 1,}", 1,
      "A key is made of letters, digits, `-` and `_`, or stands in quotes, but here is `}`."
    ),
    ("a = {b = 1\n}", 1, "In a table in braces comes `,` or `}` next, but here is the end of the line."),
    ("[a\n", 1, "A table's name ends in `]`, but here is the end of the line."),
    ("[[a]\n", 1, "A table's name ends in `]]`, but here is the end of the line."),
    ("[a] b = 1", 1, "The line should end after this value or name, but here is `b`."),
  ])
  func `what is wrong is told with its line`(text: String, line: Int, message: String) {
    #expect(throws: ConfigError(file: "t", line: line, message: message)) {
      try ConfigDocument(text: text, file: "t")
    }
  }

  @Test(arguments: [
    "01", "1__0", "_1", "1_", "0x", "0xG", "0X1", "+0x1", "1.", ".5", "1.e5", "1e", "1e5.5", "--1", "True",
    "infinity",
    "9223372036854775808", "2026-02-30", "2026-13-01", "24:00:00", "07:32", "2026-02-28T", "0b2", "1.2.3",
    "00.5", "١",
  ])
  func `what only looks like a value is refused`(toml: String) {
    #expect(throws: ConfigError.self) { try ConfigDocument(text: "a = \(toml)", file: "t") }
  }

  @Test func `values deep in each other are refused before they exhaust the stack`() {
    let text = "a = " + String(repeating: "[", count: 100_000)
    #expect(
      throws: ConfigError(file: "t", line: 1, message: "Values lie more than 64 deep in each other here.")
    ) {
      try ConfigDocument(text: text, file: "t")
    }
  }

  @Test(arguments: ["", "\n\n", "# only a comment", "   \t\r\n"])
  func `an empty document has no keys`(text: String) throws {
    #expect(try root(text).keys == [])
  }
}
