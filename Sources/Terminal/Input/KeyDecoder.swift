import TextLayout

/// Decodes the bytes that a terminal sends into keys, clicks and pasted text. Pure: it reads nothing and has
/// no clock. The caller also says when the rest of a sequence has not come in time.
///
/// Between the marks of a paste, nothing is a key. Whatever is unknown, typed with Alt, or not valid UTF-8 is
/// ignored rather than taken for keys that it may resemble.
struct KeyDecoder: Sendable {
  /// The keys in the terminal's own description, which takes precedence over everything else.
  private let described: [(sequence: [UInt8], key: Key)]
  private var pending: [UInt8] = []
  /// The part of an unfinished paste that has arrived.
  private var paste: PastedText?

  init(described: [(sequence: [UInt8], key: Key)] = []) {
    self.described = described.sorted { $0.sequence.count > $1.sequence.count }
  }

  /// Whether there are bytes whose meaning is still open: an Escape that may be a key or the start of one, or
  /// a paste.
  var isWaiting: Bool { patience != nil }

  /// How many milliseconds of silence to wait for the rest; nil if nothing is waiting.
  var patience: Int32? {
    // A terminal sends a paste at once, but over a slow line it arrives in pieces. The wait must end, because
    // until then no key is recognised.
    if paste != nil { return 1000 }
    return pending.isEmpty ? nil : 50
  }

  mutating func decode(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    pending += bytes
    var events: [InputEvent] = []
    var rest = pending[...]
    while !rest.isEmpty {
      if paste != nil {
        let taken = continuePaste(with: rest, &events)
        rest = rest.dropFirst(taken)
        if paste != nil { break }
        continue
      }
      let token = token(rest)
      if case .incomplete = token, rest.count < Self.longestSequence { break }
      if case .pasteBegins = token { paste = PastedText() }
      events += token.events
      rest = rest.dropFirst(max(1, token.length))
    }
    pending = Array(rest)
    return events
  }

  /// Ends the wait. An Escape that nothing followed is the key; the remains of a longer sequence are dropped.
  mutating func timeOut() -> [InputEvent] {
    defer { pending = [] }
    if paste != nil { return endPaste() }
    return pending.allSatisfy { $0 == Byte.escape } ? pending.map { _ in .key(.escape) } : []
  }

  /// No useful sequence is longer. Without a limit, a faulty terminal could fill the memory.
  private static let longestSequence = 4096

  private enum Token {
    case event(InputEvent, length: Int)
    case pasteBegins(length: Int)
    case ignored(length: Int)
    case incomplete

    var events: [InputEvent] {
      if case .event(let event, _) = self { [event] } else { [] }
    }

    var length: Int {
      switch self {
      case .event(_, let length), .pasteBegins(let length), .ignored(let length): length
      case .incomplete: 1
      }
    }
  }

  // MARK: - Pastes

  private static let endOfPaste = Array("\u{1B}[201~".utf8)

  /// Takes the bytes that belong to the paste, and its end.
  /// - Returns: how many bytes were taken; those that are left may be the beginning of the end mark.
  private mutating func continuePaste(with bytes: ArraySlice<UInt8>, _ events: inout [InputEvent]) -> Int {
    if let end = bytes.firstRange(of: Self.endOfPaste) {
      paste?.append(bytes[..<end.lowerBound])
      events += endPaste()
      return end.upperBound - bytes.startIndex
    }
    let kept = (1..<Self.endOfPaste.count).last { bytes.suffix($0).elementsEqual(Self.endOfPaste.prefix($0)) }
    let text = bytes.dropLast(kept ?? 0)
    paste?.append(text)
    return text.count
  }

  private mutating func endPaste() -> [InputEvent] {
    defer { paste = nil }
    guard let line = paste?.line, !line.isEmpty else { return [] }
    return [.paste(line)]
  }

  // MARK: - Keys

  private func token(_ bytes: ArraySlice<UInt8>) -> Token {
    for (sequence, key) in described where bytes.starts(with: sequence) {
      return .event(.key(key), length: sequence.count)
    }
    switch bytes[bytes.startIndex] {
    case Byte.escape: return escapeSequence(bytes)
    // The eight-bit forms of `ESC [` and `ESC O`. Neither begins a character in UTF-8.
    case 0x9B: return controlSequence(bytes, introducer: 1)
    case 0x8F: return singleShift(bytes, introducer: 1)
    case 0x0A, 0x0D: return .event(.key(.enter), length: 1)
    case 0x09: return .event(.key(.tab), length: 1)
    case 0x08, 0x7F: return .event(.key(.backspace), length: 1)
    case let byte where byte < 0x20:
      return .event(
        .key(.control(Character(Unicode.Scalar(byte | 0x40)).lowercased().first ?? "@")), length: 1)
    default: return character(bytes)
    }
  }

  private func escapeSequence(_ bytes: ArraySlice<UInt8>) -> Token {
    guard let second = bytes.dropFirst().first else { return .incomplete }
    switch second {
    case UInt8(ascii: "["): return controlSequence(bytes, introducer: 2)
    case UInt8(ascii: "O"): return singleShift(bytes, introducer: 2)
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      return controlString(bytes)
    case Byte.escape:
      // Escape twice, or Alt with a key that itself sends a sequence.
      guard let third = bytes.dropFirst(2).first else { return .incomplete }
      guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else {
        return .event(.key(.escape), length: 1)
      }
      let inner = escapeSequence(bytes.dropFirst())
      if case .incomplete = inner { return .incomplete }
      return .ignored(length: 1 + inner.length)
    case 0x80...:
      let inner = character(bytes.dropFirst())
      if case .incomplete = inner { return .incomplete }
      return .ignored(length: 1 + inner.length)
    default: return .ignored(length: 2)
    }
  }

  /// `ESC [`, parameters, intermediate bytes, and a final byte that identifies the sequence.
  private func controlSequence(_ bytes: ArraySlice<UInt8>, introducer: Int) -> Token {
    let body = bytes.dropFirst(introducer)
    let parameters = body.prefix { (0x30...0x3F).contains($0) }
    let intermediates = body.dropFirst(parameters.count).prefix { (0x20...0x2F).contains($0) }
    let middle = introducer + parameters.count + intermediates.count
    guard let final = bytes.dropFirst(middle).first else { return .incomplete }
    // Something else begins before this sequence has ended.
    guard (0x40...0x7E).contains(final) else { return .ignored(length: middle) }
    let length = middle + 1
    if parameters.isEmpty, intermediates.isEmpty {
      // The Linux console's F1 to F5 are `ESC [ [ A` to `E`; a click without SGR is `ESC [ M` and three bytes.
      let longer = final == UInt8(ascii: "[") ? 1 : final == UInt8(ascii: "M") ? 3 : 0
      if longer > 0 {
        return bytes.count < length + longer ? .incomplete : .ignored(length: length + longer)
      }
    }
    if parameters.first == UInt8(ascii: "<") {
      return mouse(parameters.dropFirst(), final: final).map { .event(.mouse($0), length: length) }
        ?? .ignored(length: length)
    }
    if final == UInt8(ascii: "~"), parameters.elementsEqual("200".utf8) {
      return .pasteBegins(length: length)
    }
    guard intermediates.isEmpty, let numbers = Self.numbers(parameters),
      let key = KeySequences.controlSequence(final: final, number: numbers.first)
    else { return .ignored(length: length) }
    return .event(.key(key), length: length)
  }

  /// `ESC O` and one byte; some terminals put a modifier's number before it.
  private func singleShift(_ bytes: ArraySlice<UInt8>, introducer: Int) -> Token {
    let digits = bytes.dropFirst(introducer).prefix { (0x30...0x39).contains($0) }
    guard let final = bytes.dropFirst(introducer + digits.count).first else { return .incomplete }
    guard (0x40...0x7E).contains(final) else { return .ignored(length: introducer + digits.count) }
    let length = introducer + digits.count + 1
    return KeySequences.singleShift(final: final).map { .event(.key($0), length: length) }
      ?? .ignored(length: length)
  }

  /// A text that the terminal reports, such as its colours: up to BEL or `ESC \`.
  private func controlString(_ bytes: ArraySlice<UInt8>) -> Token {
    guard let end = bytes.dropFirst(2).firstIndex(where: { $0 == 0x07 || $0 == Byte.escape }) else {
      return .incomplete
    }
    let length = end - bytes.startIndex
    if bytes[end] == 0x07 { return .ignored(length: length + 1) }
    guard let after = bytes[(end + 1)...].first else { return .incomplete }
    return .ignored(length: after == UInt8(ascii: "\\") ? length + 2 : length)
  }

  private func character(_ bytes: ArraySlice<UInt8>) -> Token {
    let length =
      switch bytes[bytes.startIndex] {
      case 0x00..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard length > 0 else { return .ignored(length: 1) }
    let continuation = bytes.dropFirst().prefix(length - 1).prefix { (0x80..<0xC0).contains($0) }
    if continuation.count < length - 1 {
      return continuation.count == bytes.count - 1 ? .incomplete : .ignored(length: 1 + continuation.count)
    }
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self),
      // Characters that would not be drawn cannot have been meant. The exceptions are those that join emoji
      // and letters: it depends on the character before them whether they are text.
      let scalar = text.unicodeScalars.first,
      let character = Text.isJoiner(scalar) ? Character(scalar) : Text.sanitised(text).first,
      character != "\u{FFFD}"
    else { return .ignored(length: length) }
    return .event(.key(.character(character)), length: length)
  }

  /// `button ; column ; row` of a click in SGR form, `M` for a press and `m` for a release.
  private func mouse(_ parameters: ArraySlice<UInt8>, final: UInt8) -> MouseEvent? {
    guard final == UInt8(ascii: "M"), let numbers = Self.numbers(parameters), numbers.count == 3,
      numbers[1] > 0, numbers[2] > 0
    else { return nil }
    let action: MouseEvent.Action? =
      switch numbers[0] {
      case 0: .press
      case 64: .scrollUp
      case 65: .scrollDown
      default: nil
      }
    return action.map { MouseEvent(action: $0, position: Point(column: numbers[1] - 1, row: numbers[2] - 1)) }
  }

  /// The numbers between semicolons; an absent one is 0. Nil if there is anything else, or if a number is
  /// absurdly large.
  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    for field in parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      guard field.count <= 5, field.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      numbers.append(field.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return numbers
  }
}

enum Byte {
  static let escape: UInt8 = 0x1B
}
