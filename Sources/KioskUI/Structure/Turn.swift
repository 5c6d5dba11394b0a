package import Terminal
package import Words

/// What screens are given but do not own: the configuration, the window, the clock, and what is wrong with
/// the servers.
package struct Environment: Hashable, Sendable {
  package var settings: Settings
  /// The language of all texts.
  package var language: Language
  package var size: Size
  /// What the terminal can show. Layouts depend on it.
  package var charset: Charset
  /// The monotonic clock in seconds, as of the last event.
  package var now: Double
  /// Whether seats are listed in sentences rather than drawn as a map.
  package var prefersSeatList: Bool
  /// Why the database does not answer; nil if it does.
  package var databaseTrouble: String?
  /// Why Redis does not answer; nil if it does.
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

/// A message that disappears by itself.
package struct Notice: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case information, success, warning
  }

  package var message: Message
  package var kind: Kind
  /// On the monotonic clock, in seconds.
  package var until: Double
}

/// One update: what a screen reads while it handles an event, and what it asks for.
struct Turn {
  var environment: Environment
  var notice: Notice?
  private(set) var effects: [Effect] = []
  /// Whether a screen under a dialog has something to say that cannot wait.
  private(set) var isInterrupted = false
  /// Whether the event counts as a key press.
  private(set) var isAwake = false
  /// Whether something is on top of the screen that is updated.
  var isCovered = false

  init(_ environment: Environment, notice: Notice?) {
    self.environment = environment
    self.notice = notice
  }

  var settings: Settings { environment.settings }
  var now: Double { environment.now }

  mutating func run(_ effect: Effect) { effects.append(effect) }

  mutating func run(_ effects: [Effect]) { self.effects += effects }

  /// Shows a notice above the keys for a few seconds.
  mutating func notify(_ message: Message, _ kind: Notice.Kind = .information, for seconds: Double = 6) {
    notice = Notice(message: message, kind: kind, until: now + seconds)
  }

  /// Restarts the time after which the kiosk starts over.
  mutating func keepAwake() { isAwake = true }

  /// Removes what is on top of the screen.
  mutating func interrupt() { isInterrupted = true }
}
