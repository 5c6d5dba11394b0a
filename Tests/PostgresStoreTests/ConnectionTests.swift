import BoxOffice
import FoundationEssentials
import Glibc
import PostgresStore
import TestSupport
import Testing

@Suite("The connection")
struct ConnectionTests {
  @Test("brings values of every type there and back")
  func values() async throws {
    try await TestDatabase.with(.empty) { test in
      let uuid = UUID()
      let date = try #require(CalendarDate(year: 1969, month: 12, day: 31))
      let instant = Date(timeIntervalSince1970: -1.25)
      let time = try #require(TimeOfDay(hour: 23, minute: 59))
      let texts = ["plain", "", "with \"quotes\", {braces}, back\\slash", "ünïcödé 🎬", "NULL"]
      let rows = try await test.database.execute(
        """
        SELECT $1::uuid AS uuid, $2::date AS date, $3::timestamptz AS instant, $4::time AS time,
          $5::text[] AS texts, $6::numeric(10,2) AS money, $7::bigint AS big, $8::smallint AS small,
          $9::boolean AS flag, $10::text AS missing, $11::jsonb::text AS json, $12::integer[] AS numbers,
          -7 AS negative, '{}'::uuid[] AS none, array_append($5::text[], NULL) AS holes, 'a'::char(3) AS padded
        """,
        [
          uuid, date, instant, time, texts, Money(minorUnits: -123_456_705), Int.min, -3, true, String?.none,
          #"{"a": 1}"#, [1, -2],
        ])
      let row = try #require(rows.first)
      #expect(try row.value("uuid") == uuid)
      #expect(try row.value("date") == date)
      #expect(try row.value("instant") == instant)
      #expect(try row.value("time") == time)
      #expect(try row.value("texts") == texts)
      #expect(try row.value("money") == Money(minorUnits: -123_456_705))
      #expect(try row.value("big") == Int.min)
      #expect(try row.value("small") == -3)
      #expect(try row.value("flag") == true)
      #expect(try row.value("missing", as: String?.self) == nil)
      #expect(try row.value("json") == #"{"a": 1}"#)
      #expect(try row.value("numbers") == [1, -2])
      #expect(try row.value("negative") == -7)
      #expect(try row.value("none", as: [UUID].self).isEmpty)
      #expect(try row.value("holes") == texts.map { $0 } + [String?.none])
      #expect(try row.value("padded") == "a  ")
    }
  }

  @Test("reads amounts of money exactly")
  func amounts() async throws {
    try await TestDatabase.with(.empty) { test in
      for text in [
        "0", "0.01", "-0.01", "0.1", "9999.99", "10000", "10000.01", "99999999.99", "-1", "1200.00",
        "12345678.9",
      ] {
        let rows = try await test.database.execute("SELECT $1::numeric AS amount", [text])
        #expect(try rows.first?.value("amount", as: Money.self) == Money(text))
      }
    }
  }

  @Test("says which column does not hold what is expected")
  func undecodable() async throws {
    try await TestDatabase.with(.empty) { test in
      for (sql, sentence) in [
        ("SELECT NULL::text AS v", "Column `v` is NULL."), ("SELECT 1 AS v", "Column `v` is not a text."),
        ("SELECT 1 AS other", "The answer has no column `v`."),
      ] {
        let row = try #require(try await test.database.execute(sql).first)
        let error = #expect(throws: PostgresError.self) { try row.value("v", as: String.self) }
        #expect(error?.description == sentence)
      }
    }
  }

  @Test("refuses a text with a NUL instead of cutting it")
  func nul() async throws {
    try await TestDatabase.with(.empty) { test in
      await #expect {
        try await test.database.execute("SELECT $1::text", ["a\0b"])
      } throws: { ($0 as? PostgresError)?.kind == .unsendable }
      let rows = try await test.database.execute("SELECT 1 AS n")
      #expect(try rows.first?.value("n") == 1)
    }
  }

  @Test("tells what the server refused by code, table and constraint, and shows no value")
  func refusal() async throws {
    try await TestDatabase.with { test in
      let insert =
        "INSERT INTO users (email, password_hash, first_name, last_name) VALUES ($1, 'secret', 'A', 'B')"
      try await test.database.execute(insert, ["me@example.com"])
      do {
        try await test.database.execute(insert, ["me@example.com"])
        Issue.record("was not refused")
      } catch let error as PostgresError where error.state == .uniqueViolation {
        let error = try #require(
          await failure { try await test.database.execute(insert, ["me@example.com"]) })
        #expect(error.kind == .refused && error.table == "users" && error.constraint == "users_email_key")
        #expect(error.detail?.contains("me@example.com") == true)
        #expect(!error.description.contains("me@example.com"))
      }
    }
  }

  @Test("undoes a transaction of one round trip at the step that fails, and names the step")
  func failingStep() async throws {
    try await TestDatabase.with(.empty) { test in
      try await test.database.execute("CREATE TABLE t (n int PRIMARY KEY)")
      let insert = Statement(unprepared: "INSERT INTO t VALUES ($1)")
      let error = try #require(
        await failure {
          try await test.database.commit([
            Step(insert, [1]), Step(insert, [2]), Step(insert, [1]), Step(insert, [3]),
          ])
        })
      #expect(error.kind == .refused && error.step == 2)
      #expect(try await test.database.execute("SELECT count(*) AS n FROM t").first?.value("n") == 0)
      #expect(
        try await test.database.commit([Step(insert, [4]), Step(insert, [5])]).map(\.affected) == [1, 1])
    }
  }

  @Test("makes one transaction of the steps of a round trip, and sends nothing but them")
  func oneTransaction() async throws {
    try await TestDatabase.with(.empty) { test in
      try await test.database.execute(
        "CREATE TABLE t (n int PRIMARY KEY, written xid8 DEFAULT pg_current_xact_id())")
      let insert = Statement(unprepared: "INSERT INTO t VALUES ($1)")
      let setting = Statement(unprepared: "SELECT set_config('test.word', $1, true)")
      let answers = try await test.database.commit([
        Step(insert, [1]), Step(setting, ["kept"]), Step(insert, [2]),
        Step(Statement(unprepared: "SELECT current_setting('test.word') AS word")),
      ])
      // What is set for a transaction holds for its steps, and no longer.
      #expect(try answers[3].first?.value("word") == "kept")
      let rows = try await test.database.execute(
        """
        SELECT count(*) AS rows, count(DISTINCT written) AS transactions, current_setting('test.word') AS word
        FROM t
        """)
      #expect(try rows.first?.value("rows") == 2 && rows.first?.value("transactions") == 1)
      #expect(try rows.first?.value("word") == "")
      let prepared = try await test.database.execute("SELECT count(*) AS n FROM pg_prepared_statements")
      #expect(try prepared.first?.value("n") == 1, "the session's settings")
    }
  }

  @Test("undoes a transaction of one round trip that a constraint refuses at its end, and can be used on")
  func refusedAtTheEnd() async throws {
    try await TestDatabase.with(.empty) { test in
      try await test.database.execute(
        "CREATE TABLE t (n int CONSTRAINT once UNIQUE DEFERRABLE INITIALLY DEFERRED)")
      let insert = Statement(unprepared: "INSERT INTO t VALUES ($1)")
      for _ in 1...2 {
        let error = try #require(
          await failure { try await test.database.commit([Step(insert, [1]), Step(insert, [1])]) })
        #expect(error.kind == .refused && error.constraint == "once" && error.step == nil)
        #expect(try await test.database.execute("SELECT count(*) AS n FROM t").first?.value("n") == 0)
      }
      #expect(
        try await test.database.commit([Step(insert, [1]), Step(insert, [2])]).map(\.affected) == [1, 1])
    }
  }

  @Test("carries more in one round trip than the sockets hold, in both directions")
  func largePipeline() async throws {
    try await TestDatabase.with(.empty) { test in
      let echo = Statement(unprepared: "SELECT $1::text AS t")
      let large = String(repeating: "x", count: 20_000)
      let answers = try await test.database.commit((0..<500).map { _ in Step(echo, [large]) })
      #expect(answers.count == 500)
      #expect(try answers.allSatisfy { try $0.first?.value("t") == large })
    }
  }

  @Test("is opened anew after the server closed it, and what only reads is asked again")
  func reconnects() async throws {
    try await TestDatabase.with(.empty) { test in
      let other = test.connect()
      for _ in 0..<3 {
        let process: Int = try #require(
          try await test.database.execute("SELECT pg_backend_pid() AS pid").first
        ).value("pid")
        try await other.execute("SELECT pg_terminate_backend($1, 5000)", [process])
        #expect(try await test.database.execute("SELECT 1 AS n").first?.value("n") == 1)
      }
    }
  }

  @Test("does not send a change into a connection that the server has closed")
  func closedWhileIdle() async throws {
    try await TestDatabase.with(.empty) { test in
      let other = test.connect()
      for _ in 0..<3 {
        let process: Int = try #require(
          try await test.database.execute("SELECT pg_backend_pid() AS pid").first
        ).value("pid")
        try await other.execute("SELECT pg_terminate_backend($1, 5000)", [process])
        _ = try await test.database.commit([Step(Statement(unprepared: "CREATE TEMPORARY TABLE t (n int)"))])
      }
    }
  }

  @Test("knows that a change may have happened when the server dies in the middle of it")
  func killedInTheMiddle() async throws {
    try await TestDatabase.with(.empty) { test in
      let error = try #require(
        await failure {
          try await test.database.commit([
            Step(Statement(unprepared: "SELECT pg_terminate_backend(pg_backend_pid())"))
          ])
        })
      #expect(error.kind == .outcomeUnknown)
      #expect(try await test.database.execute("SELECT 1 AS n").first?.value("n") == 1)
    }
  }

  @Test("does not wait for ever for a server that is stopped")
  func stoppedServer() async throws {
    try await TestDatabase.with(.empty) { test in
      var limits = TestDatabase.patient
      limits.reply = .seconds(3)
      let impatient = test.connect(limits: limits)
      let process: Int = try #require(
        try await impatient.execute("SELECT pg_backend_pid() AS pid").first
      ).value("pid")
      #expect(kill(pid_t(process), SIGSTOP) == 0)
      defer { kill(pid_t(process), SIGCONT) }
      let clock = ContinuousClock()
      let started = clock.now
      let error = try #require(
        await failure { try await impatient.commit([Step(Statement(unprepared: "SELECT 1"))]) })
      #expect(error.kind == .outcomeUnknown)
      #expect(clock.now - started < TestDatabase.patient.reply / 2)
      // A new connection serves the next question.
      #expect(try await impatient.execute("SELECT 1 AS n").first?.value("n") == 1)
    }
  }

  @Test("lets the server end what takes too long")
  func statementTimeout() async throws {
    try await TestDatabase.with(.empty) { test in
      var limits = TestDatabase.patient
      limits.statement = .milliseconds(50)
      let impatient = test.connect(limits: limits)
      let error = try #require(await failure { try await impatient.execute("SELECT pg_sleep(30)") })
      #expect(error.state == .queryCanceled)
    }
  }

  @Test("goes on after a migration changed a table under a prepared statement")
  func stalePlan() async throws {
    try await TestHall.with { hall in
      _ = try await hall.store.promoCode("NONE")
      try await hall.test.connect().execute("ALTER TABLE promocodes ALTER COLUMN code TYPE text")
      #expect(try await hall.store.promoCode("NONE") == nil)
    }
  }

  @Test("says in one sentence what keeps it from the server, without the password")
  func unreachable() async throws {
    let server = try Conninfo("host=/nowhere dbname=kiosk user=me password='very secret'")
    #expect(server.description == "host=/nowhere dbname=kiosk user=me")
    let named = try Conninfo("host=/nowhere hostaddr='' dbname=kiosk")
    #expect(named.description == "host=/nowhere dbname=kiosk")
    let error = try #require(await failure { try await Database(server).execute("SELECT 1") })
    #expect(error.kind == .unreachable)
    #expect(error.description.contains("/nowhere/.s.PGSQL") && !error.description.contains("\n"))
    #expect(!error.description.contains("secret"))
  }

  @Test(
    "refuses a connection string that libpq cannot read, in libpq's words",
    arguments: [
      ("hots=x", "hots"), ("host='open", "unterminated"), ("nonsense", "nonsense"),
      ("host=a,b port=1,2,3", "2 hosts and 3 ports"), ("host=a,b hostaddr=::1", "2 `host` and 1 `hostaddr`"),
      ("host=a target_session_attrs=master", "is none of any, read-write"),
    ]
      as [(String, String)])
  func badConninfo(text: String, word: String) throws {
    let error = #expect(throws: PostgresError.self) { try Conninfo(text) }
    #expect(error?.description.contains(word) == true, "\(String(describing: error))")
  }

  @Test("takes URIs, and values with quotes and spaces")
  func conninfo() throws {
    #expect(try Conninfo("postgresql://me@db.example:5433/kiosk")["port"] == "5433")
    #expect(try Conninfo(#"dbname='it\'s a \\ name'"#)["dbname"] == #"it's a \ name"#)
    #expect(try Conninfo("")["host"] == nil)
  }

  private func failure(_ body: () async throws -> some Sendable) async -> PostgresError? {
    do {
      _ = try await body()
      return nil
    } catch {
      return error as? PostgresError
    }
  }
}
