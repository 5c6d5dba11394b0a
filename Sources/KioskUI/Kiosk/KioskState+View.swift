import BoxOffice
package import Terminal
import TextLayout
import Words

extension KioskState {
  /// The smallest window that the screens fit into.
  package static let smallestSize = Size(columns: 40, rows: 12)

  /// What is on the screen now. A pure function of the state, the theme and what the terminal can do.
  package func frame(theme: Theme, capabilities: Capabilities) -> Frame {
    let charset = capabilities.charset
    return canvas(theme: theme, charset: charset)?.frame
      ?? Self.tooSmall(environment.size, charset, environment.words)
  }

  /// The screen as it is drawn; nil if the window is too small for it.
  /// - Parameter click: a point; the canvas then says what is there.
  func canvas(theme: Theme, charset: Charset, click: Point? = nil) -> Canvas? {
    let size = environment.size
    guard size.columns >= Self.smallestSize.columns, size.rows >= Self.smallestSize.rows else { return nil }
    let screen = screens.screen
    var canvas = Canvas(
      size: size, theme: theme, charset: charset, words: environment.words,
      footerRows: screen.footerRows(programme, in: environment),
      click: click)
    canvas.furtherHelp = screen.furtherHelp
    screen.draw(programme, on: &canvas, in: environment)
    drawFoot(of: screen, on: &canvas)
    if screens.top.isModal {
      // What is under a dialog cannot be clicked.
      canvas.mark(canvas.frame.bounds, as: nil)
      screen.drawDialogs(programme, on: &canvas, in: environment)
      for dialog in screens.dialogs { dialog.draw(programme, on: &canvas, in: environment) }
    }
    return canvas
  }

  /// What is shown in a window that is too small for the screens.
  static func tooSmall(_ size: Size, _ charset: Charset, _ words: Words) -> Frame {
    var frame = Frame(size: size, charset: charset)
    let smallest = smallestSize
    let sentence = words(.windowTooSmall(columns: smallest.columns, rows: smallest.rows))
    for (row, line) in Text.wrapped(sentence, to: max(1, size.columns)).enumerated() {
      frame.put(line, at: Point(column: 0, row: row))
    }
    if !frame.bounds.isEmpty { frame.cursor = Point(column: 0, row: 0) }
    return frame
  }

  /// The rules with their texts, and the keys.
  private func drawFoot(of screen: some Screen<ProgrammeState>, on canvas: inout Canvas) {
    canvas.rule(row: canvas.footerTop - 1)
    if let trouble = environment.databaseTrouble {
      canvas.put(inRule: 1, canvas.words(.databaseTrouble(trouble)), role: .error)
    } else if let trouble = environment.holdsTrouble, sale != nil {
      canvas.put(inRule: 1, canvas.words(.holdsTrouble(trouble)), role: .warning)
    }
    if let notice = notice ?? screen.standingNotice(programme) { canvas.put(notice) }
    canvas.hints(keys)
  }
}
