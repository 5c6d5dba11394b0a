import BoxOffice
import Terminal
import Words

extension LayoutEditor {
  /// As long as a map has room for.
  static let longestReason = 60

  mutating func pressedInDialog(_ key: Key) -> [Effect] {
    guard let dialog else { return [] }
    switch (dialog, key) {
    case (.help, _), (.problems, _):
      self.dialog = nil
    case (.booked(_, let seats), .enter):
      self.dialog = reason(for: seats)
    case (.booked(var list, let seats), .up), (.booked(var list, let seats), .down):
      list.scroll(by: key == .up ? -1 : 1, in: environment.size)
      self.dialog = .booked(list, seats: seats)
    case (.inUse(var list), .up), (.inUse(var list), .down):
      list.scroll(by: key == .up ? -1 : 1, in: environment.size)
      self.dialog = .inUse(list)
    case (.reason(let seats, let text), _):
      pressed(key, inReason: text, for: seats)
    case (.type(let index, let seats), _):
      pressed(key, inTypes: index, for: seats)
    case (.companion(let seats, let text), .enter):
      makeCompanions(seats, of: text.text)
    case (.companion(let seats, var text), _):
      if key == .escape { self.dialog = nil; break }
      text.press(key)
      self.dialog = .companion(seats: seats, text: text)
    case (.unsaved, .enter):
      return [.quit]
    case (.changed(let opening), .enter):
      self.dialog = nil
      if read(opening) { notify(.storedNow) }
    case (_, .escape):
      self.dialog = nil
    case (.inUse, _):
      self.dialog = nil
    case (.booked, _), (.unsaved, _), (.changed, _):
      break
    }
    return []
  }

  private mutating func pressed(_ key: Key, inReason text: TextField, for seats: [SeatLabel]) {
    switch key {
    case .escape:
      dialog = nil
    case .enter:
      let reason = text.text.split(separator: " ").joined(separator: " ")
      guard !reason.isEmpty else {
        notify(.sayWhy, .warning)
        return
      }
      dialog = nil
      edit(seats) { $0.outOfOrder = reason }
      anchor = nil
    default:
      var text = text
      if text.press(key) == .full { notify(.fieldIsFull, .warning) }
      dialog = .reason(seats: seats, text: text)
    }
  }

  /// Only fields accept it.
  mutating func pasted(_ line: String) {
    switch dialog {
    case .reason(let seats, var text):
      if text.paste(line) == .full { notify(.fieldIsFull, .warning) }
      dialog = .reason(seats: seats, text: text)
    case .companion(let seats, var text):
      text.paste(line)
      dialog = .companion(seats: seats, text: text)
    case .help, .booked, .type, .unsaved, .problems, .inUse, .changed, nil: break
    }
  }

  private mutating func pressed(_ key: Key, inTypes index: Int, for seats: [SeatLabel]) {
    let count = SeatType.allCases.count
    switch key {
    case .up, .backTab: dialog = .type((index + count - 1) % count, seats: seats)
    case .down, .tab: dialog = .type((index + 1) % count, seats: seats)
    case .enter:
      dialog = nil
      make(seats, SeatType.allCases[index])
    case .escape: dialog = nil
    default: break
    }
  }
}
