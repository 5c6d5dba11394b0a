package import Terminal
package import Words

/// What the hint line and the help say about a key.
package struct KeyHint: Hashable, Sendable {
  package let keys: [Key]
  /// The key's name in the hint line and in the help, such as `Enter`.
  package let cap: String
  /// What it does, in a word or two; nil if only the help says so.
  package let hint: Message?
  /// What it does, in a sentence; nil in a dialog, which has no help.
  package let help: Message?
  package var isEnabled = true
  /// Whether the hint line shows it before all others.
  package var isEssential = false
  /// Whether the first key of its pair already says what it does, as `↑↓` does for `↓`.
  package var isSecondOfPair = false
  /// The key that a click on the hint presses.
  package var clickedKey: Key?

  /// Whether every key does this. The hint then says so instead of naming a key.
  package var isAnyKey = false

  /// A key that is in no table.
  static func key(_ cap: String, _ hint: Message) -> KeyHint {
    KeyHint(keys: [], cap: cap, hint: hint, help: nil)
  }

  static func anyKey(_ hint: Message) -> KeyHint {
    KeyHint(keys: [], cap: "", hint: hint, help: nil, isAnyKey: true)
  }
}

/// One line of a screen's table of keys. Keys, hints and help all come from this table.
struct Binding<Action: Hashable & Sendable>: Hashable, Sendable {
  enum Availability: Hashable, Sendable {
    case enabled
    /// Shown; pressing it gives the reason.
    case disabled(Message)
  }

  enum Kind: Hashable, Sendable {
    case plain
    /// An arrow. A click on the hint of a pair could mean either, so it does nothing.
    case movement
    /// The second key of a pair.
    case second
    /// The hint line shows it before all others.
    case essential
  }

  let keys: [Key]
  let cap: String
  let hint: Message?
  let help: Message?
  let action: Action
  let availability: Availability
  let kind: Kind

  init(
    _ keys: [Key], _ cap: String, hint: Message? = nil, help: Message?, action: Action,
    availability: Availability = .enabled, kind: Kind = .plain
  ) {
    self.keys = keys
    self.cap = cap
    self.hint = hint
    self.help = help
    self.action = action
    self.availability = availability
    self.kind = kind
  }

  var keyHint: KeyHint {
    KeyHint(
      keys: keys, cap: cap, hint: hint, help: help, isEnabled: availability == .enabled,
      isEssential: kind == .essential,
      isSecondOfPair: kind == .second || kind == .movement && hint == nil,
      clickedKey: kind == .movement ? nil : keys.first)
  }
}

extension Environment {
  /// The language that a key changes to; nil if it is another key, or if there is only one language.
  func language(chosenBy key: Key) -> Language? {
    Self.languageKeys.contains(key) ? settings.language(after: language) : nil
  }

  fileprivate static let languageKeys: [Key] = [.control("t"), .function(5)]
}

extension Binding {
  /// The hint names the other language in that language, since those who need the key may read no other.
  static func language(to language: Language, action: Action) -> Binding {
    Binding(
      Environment.languageKeys, "^T", hint: .verbatim(language.ownName),
      help: .helpLanguage(language.ownName),
      action: action, kind: .essential)
  }

  static func escape(_ hint: Message, help: Message = .helpBackOneStep, action: Action) -> Binding {
    Binding([.escape], "Esc", hint: hint, help: help, action: action)
  }

  static func seatList(_ hint: Message?, in environment: Environment, action: Action) -> Binding {
    Binding(
      [.control("l"), .function(2)], "^L", hint: hint,
      help: environment.prefersSeatList
        ? .helpSeatsAsMap : .helpSeatsAsList,
      action: action)
  }
}
