package import Terminal
package import Words

/// What the screens are given and do not own: the configuration, the window, the clock, and what the servers lack.
package struct Environment: Hashable, Sendable {
  package var settings: Settings
  /// What everything is said in now.
  package var language: Language
  package var size: Size
  /// What the terminal shows, which decides where things stand.
  package var charset: Charset
  /// The monotonic clock in seconds, as of the last event.
  package var now: Double
  /// Whether seats are told as a list rather than drawn as a map.
  package var prefersSeatList: Bool
  /// What keeps the database from answering; nil when it does.
  package var databaseTrouble: String?
  /// What keeps Redis from answering; nil when it does.
  package var holdsTrouble: String?
  package var installation = Installation()

  init(
    settings: Settings, size: Size, charset: Charset, now: Double, installation: Installation = Installation()
  ) {
    self.settings = settings
    self.size = size
    self.charset = charset
    self.now = now
    self.installation = installation
    language = settings.defaultLanguage
    prefersSeatList = settings.seatView == .list
  }

  /// Forgets what the last customer chose. Staff keep their language.
  mutating func forgetChoices() {
    prefersSeatList = settings.seatView == .list
    if settings.profile == .walkUp { language = settings.defaultLanguage }
  }

  var words: Words { Words(language) }
}

/// A message that goes by itself.
package struct Notice: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case information, success, warning
  }

  package var message: Message
  package var kind: Kind
  /// On the monotonic clock, in seconds.
  package var until: Double
}

/// One update: what a screen sees of its surroundings while it answers an event, and what it asks of them.
struct Turn {
  var environment: Environment
  var notice: Notice?
  private(set) var effects: [Effect] = []
  /// Whether a screen that something lies over has something to say that cannot wait.
  private(set) var isInterrupted = false
  /// Whether what has happened counts as if somebody had pressed a key.
  private(set) var isAwake = false
  /// Whether something lies over the screen that is updated.
  var isCovered = false

  init(_ environment: Environment, notice: Notice?) {
    self.environment = environment
    self.notice = notice
  }

  var settings: Settings { environment.settings }
  var now: Double { environment.now }

  mutating func run(_ effect: Effect) { effects.append(effect) }

  mutating func run(_ effects: [Effect]) { self.effects += effects }

  /// Tells something above the keys, for a few seconds.
  mutating func notify(_ message: Message, _ kind: Notice.Kind = .information, for seconds: Double = 6) {
    notice = Notice(message: message, kind: kind, until: now + seconds)
  }

  /// The time until the kiosk starts over begins anew.
  mutating func keepAwake() { isAwake = true }

  /// Takes away what lies over the screen.
  mutating func interrupt() { isInterrupted = true }
}
