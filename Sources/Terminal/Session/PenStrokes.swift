/// Control sequences that change how a terminal draws (ECMA-48's SGR).
struct PenStrokes {
  let traits: TerminalTraits

  /// What makes a terminal that draws with `old` draw with `new`; `old` is nil if nobody knows how it draws.
  func change(from old: Pen?, to new: Pen) -> String {
    let whole = sequence(["0"] + codes(attributes: new.attributes) + colors(from: Pen(), to: new))
    guard let old else { return whole }
    if old == new { return "" }
    let off = old.attributes.subtracting(new.attributes).intersection(traits.attributes)
    let losesColor =
      new.foreground == nil && old.foreground != nil || new.background == nil && old.background != nil
    guard off.isEmpty || traits.turnsOffSingly, !losesColor || traits.hasDefaultColors else { return whole }
    var parts: [String] = []
    var on = new.attributes.subtracting(old.attributes)
    if !off.isDisjoint(with: [.bold, .dim]) {
      parts.append("22")
      // It ends both.
      on.formUnion(new.attributes.intersection([.bold, .dim]))
    }
    if off.contains(.underline) { parts.append("24") }
    if off.contains(.reverse) { parts.append("27") }
    parts += codes(attributes: on) + colors(from: old, to: new)
    let step = parts.isEmpty ? "" : sequence(parts)
    return step.utf8.count <= whole.utf8.count ? step : whole
  }

  private func sequence(_ parts: [String]) -> String {
    // A lone 0 can be left out.
    parts == ["0"] ? "\u{1B}[m" : "\u{1B}[" + parts.joined(separator: ";") + "m"
  }

  private func codes(attributes: Style.Attributes) -> [String] {
    let codes: [(Style.Attributes, String)] = [(.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7")]
    return codes.filter { attributes.contains($0.0) && traits.attributes.contains($0.0) }.map(\.1)
  }

  private func colors(from old: Pen, to new: Pen) -> [String] {
    var parts: [String] = []
    if new.foreground != old.foreground { parts.append(Self.color(new.foreground, base: 30)) }
    if new.background != old.background { parts.append(Self.color(new.background, base: 40)) }
    return parts
  }

  private static func color(_ index: Int?, base: Int) -> String {
    switch index {
    case nil: "\(base + 9)"
    case let index? where index < 8: "\(base + index)"
    case let index? where index < 16: "\(base + 52 + index)"
    case let index?: "\(base + 8);5;\(index)"
    }
  }
}
