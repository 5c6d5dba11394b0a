internal import Glibc

extension Configuration.Simulator {
  /// The path of the ledger: as configured, otherwise in the user's state directory, which is created if
  /// necessary.
  func ledgerPath() throws(LedgerPlaceError) -> String {
    if !ledger.isEmpty { return ledger }
    let environment = ProcessEnvironment.variables
    let directory: String
    // The XDG rules say that relative paths are ignored.
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      directory = "\(state)/kiosk"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      directory = "\(home)/.local/state/kiosk"
    } else {
      throw .noHome
    }
    var path = ""
    for name in directory.split(separator: "/") {
      path += "/\(name)"
      if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw .cannotMake(path: path, code: errno) }
    }
    return "\(directory)/card-terminal.jsonl"
  }
}

enum LedgerPlaceError: Error, CustomStringConvertible {
  case noHome
  case cannotMake(path: String, code: Int32)

  var description: String {
    switch self {
    case .noHome:
      "There is no home directory for its ledger. Set `ledger` under `[simulator]` in `kiosk.conf`."
    case .cannotMake(let path, let code):
      "The directory `\(path)` for its ledger cannot be made: \(unsafe String(cString: strerror(code)))."
    }
  }
}
