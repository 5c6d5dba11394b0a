/// A moment of a sale: right after a system call by which the kiosk talks to a server, the card terminal's ledger or the
/// history had its effect, and before the program knows. Written `postgres.5.recvfrom.1`: the first `recvfrom` of the fifth
/// exchange with PostgreSQL. An answer that comes in two pieces adds a call to its own exchange and moves no other.
struct CrashPoint: Hashable, Sendable {
  /// Who is at the other end of the call.
  enum Partner: String, CaseIterable, Sendable {
    case postgres, redis, ledger
    /// What the kiosk writes down, with it what the customer's screen says.
    case history
  }

  let partner: Partner
  /// From 1: each begins with a connection, with something that is sent, or with a file that is opened.
  let exchange: Int
  let call: String
  /// From 1, among the calls of that name in that exchange.
  let number: Int
}

extension CrashPoint: CustomStringConvertible {
  var description: String { "\(partner.rawValue).\(exchange).\(call).\(number)" }

  /// Nil unless it is written as `description` writes it.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, let partner = Partner(rawValue: String(parts[0])),
      let exchange = Int(parts[1]), exchange > 0, !parts[2].isEmpty, let number = Int(parts[3]), number > 0
    else { return nil }
    self.init(partner: partner, exchange: exchange, call: String(parts[2]), number: number)
  }
}

/// What goes wrong in a sale.
enum Mishap: Hashable, Sendable {
  /// Nothing: so the points are found.
  case none
  /// The kiosk is killed as it begins to talk: the first call does not happen any more.
  case killBeforeAll
  case kill(after: CrashPoint)
  case fault(CallFault)
}
