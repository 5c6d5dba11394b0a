internal import BoxOffice
internal import FoundationEssentials

/// What came of the rounds.
struct HotSeatFigures: Codable, Hashable, Sendable {
  /// The answers to one question, over all rounds.
  struct Answers: Codable, Hashable, Sendable {
    var won = 0
    var taken = 0
    /// Neither of the two.
    var errors = 0
    /// While all kiosks asked together.
    var seconds = 0.0

    var perSecond: Double { seconds > 0 ? Double(won + taken + errors) / seconds : 0 }

    mutating func add(_ answers: [Rival.Answer], in duration: Duration) {
      for answer in answers {
        switch answer {
        case .won: won += 1
        case .taken: taken += 1
        case .failed: errors += 1
        }
      }
      seconds += duration / .seconds(1)
    }
  }

  let clients: Int
  let rounds: Int
  var holds = Answers()
  var claims = Answers()
  /// How the winners of the claims gave the seat up.
  var cancelled = 0
  var expired = 0
  var confirmed = 0
  /// A sentence for each.
  var violations: [String] = []

  init(clients: Int, rounds: Int) {
    (self.clients, self.rounds) = (clients, rounds)
  }

  /// Notes what is not as it must be: one winner, and all others told that the seat is taken.
  mutating func check(_ place: String, _ answers: [(rival: Rival, answer: Rival.Answer)]) {
    let winners = answers.count { $0.answer == .won }
    if winners != 1 { violations.append("\(place): \(winners) kiosks got the seat") }
    for case .failed(let reason) in answers.map(\.answer) { violations.append("\(place): \(reason)") }
  }

  mutating func check(_ place: String, _ answers: [(rival: Rival, answer: Rival.Answer, claim: Claim?)]) {
    check(place, answers.map { ($0.rival, $0.answer) })
  }

  /// Notes it when there were not as many winners in all as rounds.
  mutating func checkWinners() {
    for (name, answers) in [("holds", holds), ("claims", claims)] where answers.won != rounds {
      violations.append("\(name): \(answers.won) won in \(rounds) rounds")
    }
  }

  var table: String {
    func line(_ name: String, _ answers: Answers) -> String {
      "\(name): \(answers.won) won, \(answers.taken) refused, \(answers.errors) errors, "
        + "\(Int(answers.perSecond.rounded())) a second"
    }
    let shown = violations.prefix(10).map { "  \($0)" } + (violations.count > 10 ? ["  …"] : [])
    return
      ([
        "\(rounds) rounds of \(clients) kiosks for one seat", line("holds", holds), line("claims", claims),
        "given up: \(cancelled) cancelled, \(expired) expired and ended by a rival, \(confirmed) kept",
        "violations: \(violations.count)",
      ] + shown).joined(separator: "\n")
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
