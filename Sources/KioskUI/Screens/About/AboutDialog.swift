import BoxOffice
import Terminal

/// What support asks for on the telephone: the program, the terminal, and whether the servers answer.
struct AboutDialog: Screen {
  /// Nil until the servers have answered, or have not.
  private var health: Health?

  var isDialog: Bool { true }

  var endsWithAnyKey: Bool { true }

  /// Asks the servers, and shows what is known already.
  static func open(
    _ navigation: inout Navigation<ProgrammeState>, _ turn: inout Turn
  ) {
    navigation.push(AboutDialog())
    turn.run(.health(.check))
  }

  mutating func perform(
    _ action: Never, _ shared: inout ProgrammeState, _ navigation: inout Navigation<ProgrammeState>,
    _ turn: inout Turn
  ) {}

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

  private func lines(in environment: Environment) -> [(label: String, value: String)] {
    let installation = environment.installation
    let size = environment.size
    let charset = environment.charset == .unicode ? "UTF-8" : "ASCII"
    let schema: String
    let database: String
    switch health?.schemaVersion {
    case nil: (schema, database) = ("", "asking")
    case .success(let version): (schema, database) = ("\(version)", "answers")
    case .failure(let error): (schema, database) = ("", error.message)
    }
    let holds = health.map { $0.holdsTrouble ?? "answers" } ?? "asking"
    func with(_ address: String?, _ state: String) -> String {
      address.map { "\(state) (\($0))" } ?? state
    }
    return [
      ("Version", "\(installation.version), built \(installation.built)"),
      ("Terminal", installation.terminal),
      (
        "Screen",
        "\(size.columns) by \(size.rows), \(installation.colors), \(charset), \(installation.terminalType)"
      ),
      ("Theme", installation.theme),
      ("Database", with(installation.databaseAddress, database)),
      ("Schema", schema),
      ("Holds", with(installation.redisAddress, holds)),
    ].filter { !$0.1.isEmpty }
  }

  func draw(_ shared: ProgrammeState, on canvas: inout Canvas, in environment: Environment) {
    canvas.facts(lines(in: environment), title: "About this kiosk", foot: "any key closes this")
  }
}
