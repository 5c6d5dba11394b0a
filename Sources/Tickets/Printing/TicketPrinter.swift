internal import BoxOffice
internal import Dispatch

/// Where tickets are printed, and in which format.
///
/// Printing waits for devices and programs, but never longer than the timeout, and on its own thread.
package struct TicketPrinter: Hashable, Sendable {
  package enum Destination: Hashable, Sendable {
    /// A file, a device or a named pipe. If its path contains `{reference}`, each booking has its own file,
    /// which is overwritten when it is printed again; otherwise tickets are appended.
    case file(path: String)
    /// A program and its arguments, found in `PATH` and run without a shell. It reads the ticket from stdin.
    case command([String])

    /// Reads `file:PATH`, a path that begins with `/`, `./` or `../`, or `command:PROGRAM ARGUMENT ...`,
    /// split at spaces.
    package init(_ text: String) throws(PrintError) {
      if text.hasPrefix("command:") {
        let words = text.dropFirst("command:".count).split(separator: " ").map(String.init)
        if !words.isEmpty {
          self = .command(words)
          return
        }
      } else {
        let path = text.hasPrefix("file:") ? String(text.dropFirst("file:".count)) : text
        let isPath = ["/", "./", "../"].contains { text.hasPrefix($0) }
        if isPath || (text.hasPrefix("file:") && !path.isEmpty) {
          self = .file(path: path)
          return
        }
      }
      throw .noDestination(text)
    }
  }

  package enum Format: Hashable, Sendable {
    case text(TextFormat)
    case escpos(ESCPOSFormat)
  }

  package var destination: Destination
  package var format: Format
  package var timeout: Duration

  package init(
    destination: Destination, format: Format = .text(TextFormat()), timeout: Duration = .seconds(10)
  ) {
    self.destination = destination
    self.format = format
    self.timeout = timeout
  }

  /// Prints one ticket. Once started, it goes on even if the caller gives up.
  /// - Returns: what could not be printed as written, if anything.
  @discardableResult
  package func print(_ ticket: Ticket) async throws(PrintError) -> PrintRemark? {
    let printout = printout(of: ticket)
    let bytes = printout.bytes
    switch destination {
    case .file(let path):
      let file = PrinterFile(path: path, reference: ticket.reference.text)
      let result = await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          continuation.resume(
            returning: Result { () throws(PrintError) in try file.write(bytes, within: timeout) })
        }
      }
      try result.get()
    case .command(let words):
      let command = PrintCommand(words)
      try await Task { await command.result(of: bytes, within: timeout) }.value.get()
    }
    return printout.remark
  }

  private func printout(of ticket: Ticket) -> Printout {
    switch format {
    case .text(let format): Printout(bytes: Array(ticket.text(format).utf8), remark: nil)
    case .escpos(let format): ticket.escposPrintout(format)
    }
  }
}
