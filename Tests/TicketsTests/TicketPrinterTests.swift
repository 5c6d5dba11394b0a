import BoxOffice
import FoundationEssentials
import Glibc
import Testing
import Tickets

@Suite("Ticket printer")
struct TicketPrinterTests {
  private let paper: Paper
  private let ticket: Ticket

  init() throws {
    paper = try Paper()
    ticket = try Ticket(sampleRecord())
  }

  @Test(
    "A destination is a file or a command",
    arguments: [
      ("file:/dev/usb/lp0", TicketPrinter.Destination.file(path: "/dev/usb/lp0")),
      ("file:tickets.txt", .file(path: "tickets.txt")),
      ("/tmp/tickets", .file(path: "/tmp/tickets")),
      ("./tickets", .file(path: "./tickets")),
      ("command:lp -d tickets  -o raw", .command(["lp", "-d", "tickets", "-o", "raw"])),
    ])
  func readsDestination(text: String, expected: TicketPrinter.Destination) throws {
    #expect(try TicketPrinter.Destination(text) == expected)
  }

  @Test(
    "Anything else is refused with what would do", arguments: ["", "lp0", "file:", "command:", "command:  "])
  func refusesDestination(text: String) {
    let error = #expect(throws: PrintError.self) { try TicketPrinter.Destination(text) }
    #expect(
      error?.description
        == "The printer \"\(text)\" is neither `file:PATH` nor `command:PROGRAM ARGUMENT ...`.")
  }

  @Test("Tickets are appended to a file")
  func appends() async throws {
    let printer = TicketPrinter(destination: .file(path: paper.path("roll")))
    try await printer.print(ticket)
    try await printer.print(ticket)
    #expect(try paper.text("roll") == ticket.text() + ticket.text())
  }

  @Test("With its reference in the path each booking has its own file, printed anew each time")
  func namesFile() async throws {
    let printer = TicketPrinter(destination: .file(path: paper.path("{reference}.{txt")))
    try await printer.print(ticket)
    try await printer.print(ticket)
    #expect(try paper.text("BK20261125ABCD2345.{txt") == ticket.text())
  }

  @Test("A command reads the ticket from stdin")
  func runsCommand() async throws {
    let format = ESCPOSFormat()
    let printer = TicketPrinter(
      destination: .command(["sh", "-c", "cat > '\(paper.path("out"))'; echo noise"]), format: .escpos(format)
    )
    try await printer.print(ticket)
    #expect(try paper.bytes("out") == ticket.escpos(format))
  }

  @Test("A missing directory, a full disk and a directory are errors that say so")
  func refusesPaths() async throws {
    let cases = [
      (paper.path("missing/roll"), "No such file or directory"), ("/dev/full", "No space left on device"),
      (paper.path(""), "Is a directory"),
    ]
    for (path, reason) in cases {
      let error = await #expect(throws: PrintError.self) {
        try await TicketPrinter(destination: .file(path: path)).print(ticket)
      }
      #expect(
        error?.description
          == "Cannot print to `\(path)`: \(reason). Check that the printer is connected and the path is right."
      )
    }
  }

  @Test("A pipe that nobody reads is an error, not a wait")
  func refusesUnreadPipe() async throws {
    let path = try paper.pipe("pipe")
    await #expect(throws: PrintError.nobodyReads(path: path)) {
      try await TicketPrinter(destination: .file(path: path)).print(ticket)
    }
  }

  @Test("A pipe that is full gives up after the timeout")
  func givesUpOnFullPipe() async throws {
    let path = try paper.pipe("pipe")
    let reader = unsafe open(path, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let printer = TicketPrinter(destination: .file(path: path), timeout: .milliseconds(300))
    let error = PrintError.tooSlow(printer: path, after: .milliseconds(300))
    await #expect(throws: error) {
      // The pipe takes 64 KiB.
      for _ in 0..<100 { try await printer.print(ticket) }
    }
  }

  @Test("A reader that goes away ends the printing, not the program")
  func survivesBrokenPipe() async throws {
    let path = try paper.pipe("pipe")
    let reader = unsafe open(path, O_RDONLY | O_NONBLOCK)
    let printer = TicketPrinter(destination: .file(path: path), timeout: .seconds(30))
    let printing = Task { () async -> PrintError? in
      do throws(PrintError) {
        for _ in 0..<100 { try await printer.print(ticket) }
        return nil
      } catch {
        return error
      }
    }
    // Once the pipe holds something the printing has begun.
    var waiting = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    let deadline = ContinuousClock.now + .seconds(60)
    while unsafe poll(&waiting, 1, 0) == 0, .now < deadline { try await Task.sleep(for: .milliseconds(2)) }
    #expect(waiting.revents != 0)
    close(reader)
    #expect(await printing.value == .nobodyReads(path: path))
  }

  @Test("A command that fails says with which status and why")
  func reportsFailure() async throws {
    let error = await failure(of: "echo 'no paper\u{1B}[2J' >&2; echo more >&2; exit 3")
    #expect(error == .failed(command: "sh", status: 3, message: "no paper[2J"))
    #expect(error?.description == "The print command `sh` failed with status 3: no paper[2J")
  }

  @Test("A command that fails without a word is still an error")
  func reportsSilentFailure() async throws {
    #expect(await failure(of: "exit 3")?.description == "The print command `sh` failed with status 3.")
  }

  @Test("A command that a signal ends is an error")
  func reportsSignal() async throws {
    #expect(await failure(of: "kill -9 $$") == .killed(command: "sh", signal: 9))
  }

  @Test("A command that hangs is ended after the timeout")
  func endsHangingCommand() async throws {
    let error = await failure(of: "trap '' TERM; sleep 600", timeout: .milliseconds(300))
    #expect(error == .tooSlow(printer: "sh", after: .milliseconds(300)))
    #expect(error?.description.hasPrefix("The printer `sh` did not finish within ") == true)
  }

  @Test("A command that does not read its stdin is its own affair")
  func toleratesUnreadTicket() async throws {
    #expect(await failure(of: "exit 0") == nil)
    #expect(await failure(of: "exec <&-; exit 0") == nil)
  }

  @Test("A command that leaves another one running is done all the same")
  func toleratesDaemon() async throws {
    #expect(await failure(of: "sleep 20 & exit 0", timeout: .seconds(10)) == nil)
  }

  @Test("A command that is not there is an error with what to do")
  func reportsMissingCommand() async throws {
    for name in ["no-such-printer", paper.path("no-such-printer")] {
      let error = await #expect(throws: PrintError.self) {
        try await TicketPrinter(destination: .command([name])).print(ticket)
      }
      #expect(
        error?.description
          == "Cannot run the print command `\(name)`: there is no such program. Install it, or give its whole path."
      )
    }
  }

  @Test("A command knows nothing of the kiosk's secrets")
  func hidesEnvironment() async throws {
    #expect(await failure(of: "env > '\(paper.path("environment"))'") == nil)
    let names = try Set(paper.text("environment").split(separator: "\n").map { $0.prefix { $0 != "=" } })
    #expect(names.contains("PATH"))
    // The last four are the shell's own.
    #expect(
      names.isSubset(of: [
        "PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "CUPS_SERVER", "PWD", "OLDPWD", "SHLVL", "_",
      ]))
  }

  private func failure(of script: String, timeout: Duration = .seconds(60)) async -> PrintError? {
    do throws(PrintError) {
      try await TicketPrinter(destination: .command(["sh", "-c", script]), timeout: timeout).print(ticket)
      return nil
    } catch {
      return error
    }
  }
}

/// A directory for what is printed, removed with its last user.
private final class Paper: Sendable {
  private let directory: String

  init() throws {
    directory = "/tmp/kiosk-paper-\(UUID().uuidString)"
    try #require(unsafe mkdir(directory, 0o700) == 0)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)
  }

  func path(_ name: String) -> String { name.isEmpty ? directory : "\(directory)/\(name)" }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func pipe(_ name: String) throws -> String {
    try #require(unsafe mkfifo(path(name), 0o600) == 0)
    return path(name)
  }
}
