internal import BoxOffice
internal import KioskUI

/// The settings from `kiosk.conf`, the `KIOSK_*` variables and the command line. A new value has the
/// defaults.
///
/// Each table of the file has a type in `Tables/`, with its keys and how each is written. The settings of the
/// screens are in ``screens``.
struct Configuration: Hashable, Sendable {
  var screens = Settings(profile: .counter, payments: [.cash])
  var kiosk = Kiosk()
  var database = Database()
  var redis = Redis()
  var payment = Payment()
  var simulator = Simulator()
  var ticket = Ticket()
}
