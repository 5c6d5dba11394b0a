internal import Tickets

/// What `kiosk.conf`, the `KIOSK_*` variables and the command line decide. A new value holds the defaults.
///
/// The fields are named as the tables and keys of the file; ``Setting/all`` says how each is written.
struct Configuration: Hashable, Sendable {
  var kiosk = Kiosk()
  var database = Database()
  var redis = Redis()
  var sales = Sales()
  var payment = Payment()
  var simulator = Simulator()
  var ticket = Ticket()

  struct Kiosk: Hashable, Sendable {
    var profile = Profile.counter
    /// This kiosk's name in bookings; empty for the computer's.
    var terminal = ""
    /// The cinema that sells, by name or id; empty for the first by name.
    var cinema = ""
    /// A theme's name, or the path of its file.
    var theme = "default"
    var mouse = false
    /// How the seats are shown at first.
    var seatView = SeatView.map
    /// Seconds without a key until a walk-up kiosk starts over; 0 for never.
    var idleSeconds = 120
  }

  /// Who sits in front of it.
  enum Profile: String, CaseIterable, Sendable {
    case counter
    case walkUp = "walk-up"
  }

  enum SeatView: String, CaseIterable, Sendable {
    case map
    /// In sentences, for screen readers and braille lines.
    case list
  }

  struct Database: Hashable, Sendable {
    /// libpq's connection string or URI; what it leaves out comes from libpq's `PG…` variables.
    var conninfo = ""
    /// The name of a service in libpq's `pg_service.conf`.
    var service = ""
    /// Seconds until a connection must stand.
    var connectTimeout = 5
  }

  struct Redis: Hashable, Sendable {
    var url = "redis://localhost:6379/0"
  }

  struct Sales: Hashable, Sendable {
    /// Seconds that chosen seats stay held, counted from the first.
    var holdSeconds = 480
    /// Seconds until the seats of a kiosk that crashed are free again.
    var leaseSeconds = 60
    /// Seconds that a claim waits for its payment.
    var paymentSeconds = 300
    /// In one booking.
    var maxSeats = 10
  }

  struct Payment: Hashable, Sendable {
    enum Method: String, CaseIterable, Sendable {
      case cash, card
    }

    /// In the order they are offered.
    var methods = [Method.cash]
  }

  /// The card terminal that only pretends.
  struct Simulator: Hashable, Sendable {
    enum Outcome: String, CaseIterable, Sendable {
      /// Whoever sits in front of it chooses for each payment.
      case ask
      case approve, decline, timeout
      case replyLost = "reply-lost"
    }

    var outcome = Outcome.ask
    /// The path of its ledger; empty for a file in the user's state directory.
    var ledger = ""
    /// How long each of its answers takes.
    var delayMilliseconds = 800
  }

  struct Ticket: Hashable, Sendable {
    enum Format: String, CaseIterable, Sendable {
      case text, escpos
    }

    static let paperWidths = [58, 80]
    /// The columns of a line that is not left to the paper.
    static let columnCounts = 24...64

    /// `file:PATH` or `command:PROGRAM ARGUMENT …`; empty for none.
    var printer = ""
    var format = Format.text
    /// Millimetres: one of ``paperWidths``.
    var paperWidth = 80
    /// Columns of a line; 0 for what usually fits on the paper.
    var columns = 0
    /// The code pages that the printer has, such as `858` or `858=19`.
    var codePages = PrinterCodePage.usual.map(\.page.rawValue)
    /// The path of the font that draws what no code page has.
    var font = ESCPOSFormat.unifont
    /// Whether each ticket is printed as soon as it is booked.
    var autoPrint = true
  }
}
