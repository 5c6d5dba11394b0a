import Terminal
import Testing

struct TOMLReaderTests {
  private func root(_ text: String) throws -> ConfigTable {
    try ConfigDocument(text: text, file: "t").root
  }

  @Test func `every kind of value is read`() throws {
    let root = try root(
      #"""
      string = "é映🎬\u0000\n"
      empty = ''
      integer = -9223372036854775808
      hexadecimal = 0xDEAD_beef
      number = 6.626e-34
      infinite = -inf
      boolean = false
      """#)
    #expect(try root.string("string") == "é映🎬\0\n")
    #expect(try root.string("empty")?.isEmpty == true)
    #expect(try root.integer("integer") == .min)
    #expect(try root.integer("hexadecimal") == 0xDEAD_BEEF)
    #expect(root.number("number") == 6.626e-34)
    #expect(root.number("infinite") == -.infinity)
    #expect(try root.boolean("boolean") == false)
  }

  @Test(arguments: [
    ("2026-02-28", "2026-02-28"), ("07:32:00", "07:32:00"),
    ("2026-02-28t07:32:00.5", "2026-02-28T07:32:00.5"),
    ("2026-02-28 07:32:00-07:00", "2026-02-28T07:32:00-07:00"),
  ])
  func `dates are told from everything else`(toml: String, date: String) throws {
    guard case .date(let read)? = try root("a = \(toml) # x")["a"]?.kind else {
      Issue.record("no date")
      return
    }
    #expect(read == date)
  }

  @Test func `tables are built from headers, dotted keys and braces, in the order of the text`() throws {
    let root = try root(
      """
      z.b.c = 1
      z.b."d.e" = 2
      [x.y.w]
      k = 1
      [x]
      k = 2
      a = 3
      [[p]]
      n = 1
      [p.q]
      m = 1
      [[p]]
      n = 2
      point = { y = 1, x.z = [2,
        [{ w = {} }, 3]] }
      """)
    #expect(root.keys == ["z", "x", "p"])
    #expect(root.line == 1)
    #expect(try root.table("z")?.line == 1)
    #expect(try root.table("z")?.table("b")?.keys == ["c", "d.e"])
    #expect(try root.table("x")?.keys == ["y", "k", "a"])
    #expect(try root.table("x")?.line == 5)
    #expect(try root.table("x")?.table("y")?.table("w")?.path == "x.y.w")
    #expect(try root.table("x")?.table("y")?.table("w")?.line == 3)
    let elements = root.tables("p")
    #expect(elements.map(\.path) == ["p", "p"])
    #expect(elements.map(\.line) == [8, 12])
    #expect(try elements[0].table("q")?.integer("m") == 1)
    #expect(elements[1].keys == ["n", "point"])
    let point = try #require(try elements[1].table("point"))
    #expect(point.keys == ["y", "x"])
    guard case .array(let outer)? = try point.table("x")?["z"]?.kind, case .array(let inner) = outer[1].kind,
      case .table(let table) = inner[0].kind
    else {
      Issue.record("no arrays in each other")
      return
    }
    #expect((outer[0].line, outer[1].line) == (14, 15))
    #expect(table.path == "p.point.x.z")
    #expect(try table.table("w")?.path == "p.point.x.z.w")
    #expect(try table.table("w")?.keys == [])
  }

  @Test(arguments: [
    ("a = 1\na = 2", 2, "This key-value pair is wrong: cannot redefine existing integer 'a'."),
    ("[a]\nb = 1\n[a]", 3, "This table header is wrong: cannot redefine existing table 'a'."),
    ("a = 1\nb", 2, "This key-value pair is wrong: the file ends in it."),
    ("a = \n", 1, "This key-value pair is wrong: expected value, saw the end of the line."),
    (
      "\n= 1", 2, "This line is wrong: expected keys, tables, whitespace or comments, saw '='."
    ),
    ("a = dark", 1, "This value is wrong: could not determine value type. A text stands in quotes."),
    ("a = foo", 1, "This boolean is wrong: expected 'false', saw 'fo'. A text stands in quotes."),
    ("a = night", 1, "This number is wrong: expected 'nan', saw 'ni'. A text stands in quotes."),
    ("a = 60s", 1, "This decimal integer is wrong: expected digit, saw 's'."),
    ("a = --1", 1, "This decimal integer is wrong: expected digit or sign, saw '-'."),
    (
      "a = 1\r\nb = \"x\\q\"", 2, "This string is wrong: unknown escape sequence '\\q'."
    ),
    ("a = [1,\n2\n 3]", 3, "This array is wrong: expected comma or closing ']', saw '3'."),
    ("[[a]\n", 1, "This table header is wrong: expected ']', saw the end of the line."),
  ])
  func `what is wrong is told with its line`(text: String, line: Int, message: String) {
    #expect(throws: ConfigError(file: "t", line: line, message: message)) {
      try ConfigDocument(text: text, file: "t")
    }
  }

  @Test func `what is no UTF-8 is refused`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "latin1.conf", bytes: Array("a = 1\nb = 'Caf".utf8) + [0xE9, UInt8(ascii: "'")])
    #expect(throws: ConfigError(file: file, line: 2, message: "Encountered invalid utf-8 sequence.")) {
      try ConfigDocument(path: file)
    }
  }

  @Test(arguments: [
    (
      "a = " + String(repeating: "[", count: 100_000), 1,
      "This value is wrong: exceeded maximum nested value depth of 256."
    ),
    (
      "\na = " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100), 2,
      "Values lie more than 64 deep in each other here."
    ),
    (
      "a" + String(repeating: ".a", count: 4096) + " = 1", 1,
      "Values lie more than 64 deep in each other here."
    ),
    ("a" + String(repeating: ".a", count: 500_000) + " = 1", nil, "The file holds more than 4096 dots."),
  ])
  func `values deep in each other are refused before they exhaust the stack`(
    text: String, line: Int?, message: String
  ) {
    #expect(throws: ConfigError(file: "t", line: line, message: message)) {
      try ConfigDocument(text: text, file: "t")
    }
  }

  @Test(arguments: ["", "\n\n", "# only a comment", "   \t\r\n", "\u{FEFF}"])
  func `an empty document has no keys`(text: String) throws {
    #expect(try root(text).keys == [])
    #expect(try root(text).line == 1)
  }
}
