internal import ArgumentParser
internal import BoxOffice
internal import KioskUI
internal import PostgresStore
internal import SystemPackage
internal import Tickets

/// `kiosk ticket`: prints a booked ticket again.
struct TicketCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ticket",
    abstract: "Prints a booked ticket again, or shows it.")

  @OptionGroup var file: ConfigurationOption

  @Argument(help: "The booking's reference, such as BK20251201ABCD2345, or its last eight characters.")
  var reference: String

  @Option(
    help: ArgumentHelp(
      "Where to print: `file:PATH` or `command:PROGRAM ARGUMENT …` (`printer`).", valueName: "printer"))
  var printer: String?

  @Option(help: ArgumentHelp("text or escpos (`format`).", valueName: "format"))
  var format: String?

  @Flag(help: "Write the ticket to standard output instead of printing it.")
  var show = false

  func run() async throws {
    guard BookingReference(reference) != nil || BookingReference.tail(reference) != nil else {
      throw ValidationError(
        "`\(reference)` is no booking reference: those look like `BK20251201ABCD2345`, and the last eight characters will do."
      )
    }
    let configuration = try configuration()
    if !show, configuration.ticket.printer.isEmpty {
      throw Failure(
        "No printer is set up. Name one by --printer or by `printer` in `kiosk.conf`, or use --show.")
    }
    let record = try await record(configuration)
    let ticket = try Ticket(record, in: configuration.settings.defaultLanguage)
    if show {
      print(ticket.text(), terminator: "")
    } else if let printer = try TicketPrinter(configuration.ticket) {
      if let remark = try await printer.print(ticket) {
        try FileDescriptor.standardError.writeAll("\(remark)\n".utf8)
      }
      print("Printed the ticket of \(record.booking.reference).")
    }
  }

  private func configuration() throws -> Configuration {
    let environment = ProcessEnvironment.variables
    let options = [("ticket.printer", "--printer", printer), ("ticket.format", "--format", format)]
    return try ConfigurationSources(
      file: file.config, searched: ConfigurationSources.standardFiles(environment: environment),
      environment: environment,
      options: options.compactMap { setting, flag, value in
        value.map { ConfigurationSources.Option(setting: setting, flag: flag, value: $0) }
      }
    ).configuration()
  }

  private func record(_ configuration: Configuration) async throws -> BookingRecord {
    let database = Database(try configuration.database.server(), limits: configuration.database.limits)
    let store = PostgresStore(database)
    do {
      if let typed = BookingReference(reference), let record = try await store.booking(reference: typed) {
        return record
      }
      if let tail = BookingReference.tail(reference) {
        let found = try await store.references(endingIn: tail)
        if found.count > 1 {
          let list = found.map(\.text).joined(separator: ", ")
          throw Failure("Several bookings end in \(tail): \(list). Give the whole reference.")
        }
        if let only = found.first, let record = try await store.booking(reference: only) { return record }
      }
    } catch let error as StoreError {
      throw Failure(error.message)
    }
    throw Failure(
      "There is no booking \(reference.uppercased()). Check the reference: 0, 1, I and O are in none.")
  }
}
