import Testing

@testable import PostgresStore

@Suite("A migration file is cut into statements")
struct SQLScriptTests {
  @Test(
    "at the semicolons that end one, and no others",
    arguments: [
      ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
      ("SELECT ';' ; SELECT 'it''s;'", ["SELECT ';'", "SELECT 'it''s;'"]),
      (#"SELECT E'\';' ; SELECT 2"#, [#"SELECT E'\';'"#, "SELECT 2"]),
      (#"SELECT '\' ; SELECT 2"#, [#"SELECT '\'"#, "SELECT 2"]),
      ("SELECT \"a;b\"; SELECT 2", ["SELECT \"a;b\"", "SELECT 2"]),
      ("DO $$ BEGIN; END $$; SELECT 2", ["DO $$ BEGIN; END $$", "SELECT 2"]),
      ("DO $a$ $$;$$ $a$; SELECT $1", ["DO $a$ $$;$$ $a$", "SELECT $1"]),
      ("-- a; b\nSELECT 1; /* ; /* ; */ ; */ SELECT 2", ["SELECT 1", "SELECT 2"]),
      ("SELECT 1 -- one; two\n + 2", ["SELECT 1 -- one; two\n + 2"]),
      (
        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
        [
          "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3",
        ]
      ),
      (";;  ;\n", []), ("-- nothing", []), ("SELECT 'open", ["SELECT 'open"]),
      ("SELECT $$open;", ["SELECT $$open;"]), ("SELECT a$b$c; SELECT 1", ["SELECT a$b$c", "SELECT 1"]),
    ] as [(String, [String])])
  func cuts(text: String, statements: [String]) {
    #expect(SQLScript(text).statements.map(\.sql) == statements)
  }

  @Test("and knows the line of each, and of a position in it")
  func lines() {
    let statements = SQLScript("-- head\n\nSELECT 1;\n/* a\nb */ SELECT\n  2,\n  x\n;").statements
    #expect(statements.map(\.line) == [3, 5])
    #expect(statements[1].line(ofPosition: 1) == 5)
    #expect(statements[1].line(ofPosition: 12) == 6)
    #expect(statements[1].line(ofPosition: 17) == 7)
    #expect(statements[1].opening == "SELECT 2, x")
  }
}
