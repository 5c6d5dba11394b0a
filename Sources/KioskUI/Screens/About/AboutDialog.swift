import BoxOffice
import Terminal
import Words

/// What support asks for on the telephone: the program, the terminal, and whether the servers answer.
struct AboutDialog: Screen {
  typealias Action = Never

  /// Nil until the servers have answered or failed to.
  private var health: Health?

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

  /// Asks the servers, and meanwhile shows what is known already.
  static func open(
    _ navigation: inout Navigation<ProgrammeState>, _ turn: inout Turn
  ) {
    navigation.push(AboutDialog())
    turn.run(.health(.check))
  }

  mutating func press(
    _ key: Key, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    navigation.pop()
  }

  mutating func receive(
    _ event: Event, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {
    if case .health(.checked(let health)) = event { self.health = health }
  }

  private func facts(in environment: Environment) -> [(label: Message, value: Message)] {
    let installation = environment.installation
    let size = environment.size
    let charset = environment.charset == .unicode ? "UTF-8" : "ASCII"
    var facts: [(label: Message, value: Message)] = [
      (.aboutVersion, .aboutBuilt(installation.version, at: installation.built)),
      (.aboutTerminal, .verbatim(installation.terminal)),
      (
        .aboutScreen,
        .aboutWindow(
          columns: size.columns, rows: size.rows,
          colors: installation.colors == 0 ? .aboutNoColors : .aboutColors(installation.colors),
          charset: charset, type: installation.terminalType)
      ),
      (.aboutTheme, .verbatim(installation.theme)),
    ]
    func server(_ state: Message, at address: String?) -> Message {
      address.map { .aboutServer(state, at: $0) } ?? state
    }
    switch health?.schemaVersion {
    case nil: facts.append((.aboutDatabase, server(.aboutAsking, at: installation.databaseAddress)))
    case .success(let version):
      facts.append((.aboutDatabase, server(.aboutAnswers, at: installation.databaseAddress)))
      facts.append((.aboutSchema, .verbatim("\(version)")))
    case .failure(let error):
      facts.append((.aboutDatabase, server(.verbatim(error.message), at: installation.databaseAddress)))
    }
    let holds = health.map { $0.holdsTrouble.map { .verbatim($0) } ?? .aboutAnswers } ?? Message.aboutAsking
    facts.append((.aboutHolds, server(holds, at: installation.redisAddress)))
    facts.append((.aboutLanguage, .verbatim(environment.language.ownName)))
    return facts
  }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    canvas.facts(facts(in: environment), title: .aboutTitle, foot: .anyKeyCloses)
  }
}
