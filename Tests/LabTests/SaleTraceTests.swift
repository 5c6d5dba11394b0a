import Testing

@testable import lab

@Suite("What strace says of a sale")
struct SaleTraceTests {
  private func trace() -> SaleTrace {
    SaleTrace(places: [
      ("/s/.s.PGSQL.5432", .postgres), ("/s/redis.sock", .redis), ("/l/ledger.jsonl", .ledger),
    ])
  }

  private func sightings(_ lines: [String]) -> [SaleTrace.Sighting] {
    var trace = trace()
    return lines.map { trace.read($0[...]) }
  }

  private func point(_ text: String) throws -> SaleTrace.Sighting {
    .point(try #require(CrashPoint(text)))
  }

  @Test("Calls on a socket belong to the server that it was connected to, whichever thread makes them")
  func sockets() throws {
    let seen = sightings([
      #"7  execve("/bin/lab", ["lab"], 0x7 /* 3 vars */) = 0"#,
      #"8  connect(5<socket:[11]>, {sa_family=AF_UNIX, sun_path="/s/.s.PGSQL.5432"}, 110) = 0"#,
      #"9  connect(6<socket:[12]>, {sa_family=AF_UNIX, sun_path="/s/redis.sock"}, 110) = 0"#,
      #"8  sendto(5<socket:[11]>, "Q", 1, MSG_NOSIGNAL, NULL, 0) = 1"#,
      #"9  sendto(5<socket:[11]>, "Q", 1, MSG_NOSIGNAL, NULL, 0) = 1"#,
      #"9  poll([{fd=6<socket:[12]>, events=POLLIN}], 1, 970) = 1 ([{fd=6, revents=POLLIN}])"#,
      #"9  read(3</usr/lib/libc.so>, "", 832) = 832"#, #"7  +++ exited with 0 +++"#,
    ])
    #expect(
      seen == [
        .began(7), try point("postgres.1.connect.1"), try point("redis.1.connect.1"),
        try point("postgres.2.sendto.1"), try point("postgres.3.sendto.1"), try point("redis.1.poll.1"),
        .other,
        .ended,
      ])
  }

  @Test("A call that another thread's line interrupts counts once, when it has ended")
  func unfinished() throws {
    let seen = sightings([
      #"8  fsync(9</l/ledger.jsonl> <unfinished ...>"#, #"9  write(2</dev/null>, "", 0) = 0"#,
      #"8  <... fsync resumed>)                   = 0"#,
    ])
    #expect(seen == [.other, .other, try point("ledger.1.fsync.1")])
  }

  @Test("All threads tell of one stop, which is one")
  func stops() {
    let seen = sightings([
      "8  --- SIGSTOP {si_signo=SIGSTOP, si_code=SI_KERNEL} ---", "8  --- stopped by SIGSTOP ---",
      "7  --- stopped by SIGSTOP ---",
    ])
    #expect(seen == [.other, .stopped, .other])
  }

  @Test("The call that was made to fail is known")
  func injected() throws {
    var trace = trace()
    _ = trace.read(#"8  fsync(9</l/ledger.jsonl>) = 0"#)
    _ = trace.read(#"8  fsync(9</l/ledger.jsonl>) = -1 EIO (Input/output error) (INJECTED)"#)
    #expect(trace.injected == CrashPoint("ledger.1.fsync.2"))
  }

  @Test("A point is read as it is written", arguments: ["redis.5.read.3", "ledger.1.fsync.1"])
  func roundTrip(text: String) {
    #expect(CrashPoint(text)?.description == text)
  }

  @Test(
    "What is no point is none",
    arguments: ["", "redis.read.1", "moon.1.read.1", "redis.1.read.0", "redis.0.read.1"])
  func noPoint(text: String) {
    #expect(CrashPoint(text) == nil)
  }
}
