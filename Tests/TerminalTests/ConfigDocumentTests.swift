import Terminal
import Testing

struct ConfigDocumentTests {
  private func root(_ text: String) throws -> ConfigTable {
    try ConfigDocument(text: text, file: "kiosk.conf").root
  }

  private func complaint(_ text: String, _ body: (ConfigTable) throws -> Void = { _ in }) -> String? {
    do {
      try body(root(text))
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `values are read by key and type`() throws {
    let root = try root(
      """
      name = "Downtown"   # the cinema
      seats = 1_000
      ratio = 2.5e1
      open = true
      day = 2026-02-28
      kinds = [ "a", 'b', # two
        "c", ]

      [hold]
      seconds = 480
      "quoted key" = 'C:\\temp'

      [[printer]]
      path = "/dev/lp0"
      [[printer]]
      path = "/dev/lp1"
      """)
    #expect(try root.string("name") == "Downtown")
    #expect(try root.integer("seats", in: 1...1000) == 1000)
    #expect(root.number("ratio") == 25)
    #expect(try root.boolean("open") == true)
    #expect(try root.strings("kinds") == ["a", "b", "c"])
    #expect(try root.string("absent") == nil)
    let hold = try #require(try root.table("hold"))
    #expect(try hold.integer("seconds") == 480)
    #expect(try hold.string("quoted key") == "C:\\temp")
    #expect(hold.path == "hold")
    #expect(try root.tables("printer").map { try $0.string("path") } == ["/dev/lp0", "/dev/lp1"])
    #expect(root.keys == ["name", "seats", "ratio", "open", "day", "kinds", "hold", "printer"])
  }

  @Test func `every key knows its line`() throws {
    let root = try root(
      "\u{FEFF}# a comment\r\na = 1\r\n\r\nlong = \"\"\"\r\none\r\ntwo\"\"\"\r\nb.c = [\r\n 1,\r\n 2]\r\n[t.u] # x\r\nd = { e = 1 }\r\n"
    )
    #expect(root["a"]?.line == 2)
    #expect(root["long"]?.line == 4)
    #expect(try root.table("b")?["c"]?.line == 7)
    #expect(try root.table("t")?.table("u")?.line == 10)
    #expect(try root.table("t")?.table("u")?.table("d")?["e"]?.line == 11)
    #expect(try root.table("t")?.table("u")?.table("d")?.path == "t.u.d")
  }

  @Test(arguments: [
    ("a = 'x'", "kiosk.conf:1: `a` should be an integer, but is a string."),
    ("\n\na = 1.0", "kiosk.conf:3: `a` should be an integer, but is a number."),
    ("a = 10", "kiosk.conf:1: `a` should lie between 1 and 9, but is 10."),
    ("a = [1]", "kiosk.conf:1: `a` should be an integer, but is an array."),
    ("a.b = 1", "kiosk.conf:1: `a` should be an integer, but is a table."),
  ])
  func `a value of the wrong type is told with its line`(text: String, message: String) {
    #expect(complaint(text) { _ = try $0.integer("a", in: 1...9) } == message)
  }

  @Test(arguments: [
    ("hold_second = 1", "kiosk.conf:1: `hold_second` is no key of this file. Did you mean `hold_seconds`?"),
    ("\nThmee = 1", "kiosk.conf:2: `Thmee` is no key of this file. Did you mean `theme`?"),
    ("x = 1", "kiosk.conf:1: `x` is no key of this file. Known are `hold_seconds`, `theme`."),
  ])
  func `an unknown key is told with the nearest one`(text: String, message: String) {
    #expect(complaint(text) { try $0.allowOnly(["hold_seconds", "theme"]) } == message)
    #expect(complaint("theme = 1") { try $0.allowOnly(["hold_seconds", "theme"]) } == nil)
  }

  @Test func `a choice is one of those there are`() throws {
    let text = "driver = 'cassh'"
    #expect(
      complaint(text) { _ = try $0.choice("driver", of: ["cash", "simulator"]) }
        == "kiosk.conf:1: `driver` cannot be `cassh`. Did you mean `cash`?")
    #expect(try root("driver = 'cash'").choice("driver", of: ["cash", "simulator"]) == "cash")
  }

  @Test func `arrays hold what was asked for`() {
    #expect(
      complaint("a = ['x',\n 1]") { _ = try $0.strings("a") }
        == "kiosk.conf:2: `a` should hold strings alone, but there is an integer in it.")
  }

  @Test func `files are read`() throws {
    let folder = try TemporaryFolder()
    let wrong = try folder.write("wrong.conf", "a = 1\nb")
    let message = "This key-value pair is wrong: the file ends in it."
    #expect(throws: ConfigError(file: wrong, line: 2, message: message)) { try ConfigDocument(path: wrong) }
    let right = try ConfigDocument(path: folder.write("right.conf", "b = 2"))
    #expect(try right.root.integer("b") == 2)
  }

  @Test(arguments: [
    ("/no/such/file", "/no/such/file: The file cannot be read: No such file or directory."),
    ("/tmp", "/tmp: This is not a file."), ("/dev/null", "/dev/null: This is not a file."),
  ])
  func `what is no file is told`(path: String, message: String) {
    do {
      _ = try ConfigDocument(path: path)
      Issue.record("\(path) was read")
    } catch {
      #expect(error.description == message)
    }
  }
}
