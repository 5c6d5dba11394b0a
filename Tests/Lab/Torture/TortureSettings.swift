/// What a run is made of. The same settings make the same customers come to each kiosk and the same faults happen in the
/// same order, each no earlier than its moment; how the servers and the machine take that differs from run to run.
struct TortureSettings: Sendable {
  var clients = 50
  var processes = 5
  var seconds = 120
  var seed: UInt64 = 1
  /// How many showtimes are sold side by side.
  var lanes = 4
  var faults = Fault.allCases
  /// How often each of them happens.
  var times = 2
  var mutant: Sabotage?
  /// Whether the run has to reach every rare place.
  var isStandard: Bool {
    mutant == nil && seconds >= 60 && clients >= 20 && hasTwins && Set(faults) == Set(Fault.allCases)
  }
  /// Whether two processes have the time to send the same orders.
  var hasTwins: Bool { kiosksInProcesses.count > 1 && seconds >= 20 }

  /// Kiosks of each process.
  var kiosksInProcesses: [Int] {
    let processes = max(1, min(processes, clients))
    return (0..<processes).map { clients / processes + ($0 < clients % processes ? 1 : 0) }
  }

  /// Enough for the whole time: few seats at once, so that many want the same, and always further ones.
  var showtimesInLane: Int { 6 + seconds * clients / (10 * lanes) }

  /// What is done to the migrated database before anybody sells.
  var preparation: [String] {
    var statements = ["CREATE ROLE \(Scene.till) LOGIN IN ROLE kiosk_counter"]
    if mutant == .uniqueDropped {
      statements.append("ALTER TABLE booking_seats DROP CONSTRAINT booking_seats_showtime_id_seat_id_key")
    }
    return statements
  }

  /// The command that repeats a run with these settings.
  var command: String {
    var words = [
      "./.run lab torture", "--seed \(seed)", "--clients \(clients)", "--processes \(processes)",
      "--showtimes \(lanes)", "--seconds \(seconds)",
    ]
    if Set(faults) != Set(Fault.allCases) { words += faults.map { "--fault \($0.rawValue)" } }
    words.append("--times \(times)")
    if let mutant { words.append("--mutant \(mutant.rawValue)") }
    return words.joined(separator: " ")
  }
}
