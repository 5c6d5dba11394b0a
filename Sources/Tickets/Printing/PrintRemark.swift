/// What is missing from a ticket that was printed: characters that neither the printer nor the font has.
package struct PrintRemark: Hashable, Sendable, CustomStringConvertible {
  /// Each once, in the ticket's order.
  package let characters: [Character]
  /// The path of the font that should have drawn them.
  package let font: String
  /// Whether the font could not be read. Otherwise it lacks the characters.
  package let isFontMissing: Bool

  package var description: String {
    let some = characters.prefix(12).map { "`\($0)`" }.joined(separator: " ")
    let all = characters.count > 12 ? some + " …" : some
    let printed = "No code page of the printer has \(all), so ASCII was printed instead."
    return isFontMissing
      ? "\(printed) The font `\(font)` that would draw it cannot be read. Install Debian's package `unifont`, or name a "
        + "font by `font` under `[ticket]` in `kiosk.conf`."
      : "\(printed) The font `\(font)` lacks it too."
  }
}
