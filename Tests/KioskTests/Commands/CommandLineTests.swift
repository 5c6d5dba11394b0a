import Testing

@testable import kiosk

@Suite("The command line")
struct CommandLineTests {
  @Test(
    "What was asked for ends with 0, and is on standard output",
    arguments: [
      (["--version"], "0."),
      (["--help"], "Sells cinema seats from a terminal."),
      (["run", "--help"], "--config"),
      (["demo", "--help"], "KIOSK_DEMO_DIR"),
      (["db", "migrate", "--help"], "--conninfo"),
      (["themes"], "default\n"),
    ])
  func requests(arguments: [String], output: String) async throws {
    let program = try await Program.kiosk(arguments)
    #expect(program.status == 0)
    #expect(program.output.contains(output))
    #expect(program.complaint.isEmpty)
  }

  @Test(
    "The help of an option names the key that it stands for",
    arguments: [
      ("run", "theme"), ("run", "profile"), ("run", "terminal"), ("run", "cinema"), ("ticket", "printer"),
      ("ticket", "format"),
    ])
  func keys(command: String, key: String) async throws {
    let help = try await Program.kiosk([command, "--help"]).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("  --\(key) <") })
    // The text may go on in the next line.
    #expect(lines[start...].prefix(3).joined().contains("(`\(key)`)"))
    #expect(Setting.all.contains { $0.key == key })
  }

  @Test(
    "A wrong command line ends with 2 and says what is wrong",
    arguments: [
      (["--bogus"], "Unknown option '--bogus'"),
      (["run", "--colors", "7"], "The value '7' is invalid for '--colors <colors>'"),
      (["run", "--profile", "staff"], "--profile: `profile` cannot be `staff`."),
      (["--theme", "no-such"], "theme: There is no theme `no-such`."),
      (["run", "--config", "/nowhere/kiosk.conf"], "/nowhere/kiosk.conf: The file cannot be read"),
      (["db", "frobnicate"], "frobnicate"),
      (["db", "status", "--conninfo", "host"], "--conninfo: `conninfo` is no connection string"),
      (["ticket", "12345"], "`12345` is no booking reference"),
      (["ticket"], "Missing expected argument '<reference>'"),
      (["ticket", "BK20251201ABCD2345", "--printer", "lp"], "--printer: `printer` names no printer."),
      (["demo", "--config", "/nowhere/kiosk.conf"], "/nowhere/kiosk.conf: The file cannot be read"),
    ])
  func usage(arguments: [String], complaint: String) async throws {
    let program = try await Program.kiosk(arguments)
    #expect(program.status == 2)
    #expect(program.complaint.contains(complaint))
    #expect(program.output.isEmpty)
  }

  @Test(
    "What failed ends with 1, in a sentence or two that say what to do",
    arguments: [
      ([], "Error: The kiosk needs a terminal, but its standard input is a file or a pipe."),
      (["db", "check", "--conninfo", "host=/nowhere"], "Start the server, or say where it is"),
      (["ticket", "BK20251201ABCD2345"], "No printer is set up."),
      (["ticket", "--show", "BK20251201ABCD2345"], "The database cannot be reached"),
    ])
  func failures(arguments: [String], complaint: String) async throws {
    let program = try await Program.kiosk(arguments, environment: ["PGHOST": "/nowhere"])
    #expect(program.status == 1)
    #expect(program.complaint.contains(complaint))
    #expect(program.complaint.split(separator: "\n").count == 1)
  }

  @Test("The configuration is found where it should be, and its errors end with 2")
  func configurationFile() async throws {
    let directory = "/tmp/kiosk-command-tests.\(UInt64.random(in: .min ... .max))"
    try await TemporaryDirectory.with(directory, file: "kiosk.conf", holding: "[sales]\nmax_seat = 1\n") {
      let here = try await Program.kiosk([], in: directory)
      #expect(here.status == 2)
      #expect(
        here.complaint == "kiosk.conf:2: `max_seat` is no key of `sales`. Did you mean `max_seats`?\n")
      let named = try await Program.kiosk(["--config", "\(directory)/kiosk.conf"])
      #expect(named.complaint.hasPrefix("\(directory)/kiosk.conf:2: "))
      // Nobody asked for it, and it is not where anybody looks.
      let elsewhere = try await Program.kiosk(["db", "status"], environment: ["PGHOST": "/nowhere"])
      #expect(elsewhere.status == 1)
    }
  }
}
