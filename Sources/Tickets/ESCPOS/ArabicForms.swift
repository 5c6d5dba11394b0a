internal import TextLayout

/// Arabic letters in the form for their position in a word, as Unicode's presentation forms.
enum ArabicForms {
  static func joined(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var joined: [Unicode.Scalar] = []
    /// Whether the letter before this one joins it.
    var isReached = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar.isMark {
        joined.append(scalar)
        continue
      }
      guard let letter = Letter(scalar) else {
        joined.append(scalar)
        isReached = scalar == tatweel
        continue
      }
      let next = scalars[index...].firstIndex { !$0.isMark }
      if scalar == lam, let next, let ligature = lamAlef[scalars[next]] {
        joined.append(form(ligature, isReached ? 1 : 0) ?? scalar)
        joined += scalars[index..<next]
        index = next + 1
        isReached = false
        continue
      }
      let reaches =
        letter.reachesOut && next.map { scalars[$0] == tatweel || Letter(scalars[$0]) != nil } ?? false
      joined.append(form(letter.isolated, (isReached ? 1 : 0) + (reaches ? 2 : 0)) ?? scalar)
      isReached = reaches
    }
    return joined
  }

  private struct Letter {
    /// The first of its forms: isolated and final; if it joins the next letter, also initial and medial.
    let isolated: UInt32
    /// Whether it joins the letter after it. All letters join the one before.
    let reachesOut: Bool

    init?(_ scalar: Unicode.Scalar) {
      if let isolated = ArabicForms.reaching[scalar.value] {
        (self.isolated, reachesOut) = (isolated, true)
      } else if let isolated = ArabicForms.ending[scalar.value] {
        (self.isolated, reachesOut) = (isolated, false)
      } else {
        return nil
      }
    }
  }

  private static func form(_ isolated: UInt32, _ offset: UInt32) -> Unicode.Scalar? {
    Unicode.Scalar(isolated + offset)
  }

  private static let tatweel: Unicode.Scalar = "\u{640}"
  private static let lam: Unicode.Scalar = "\u{644}"

  /// The ligatures of lam and each alef.
  private static let lamAlef: [Unicode.Scalar: UInt32] = [
    "\u{622}": 0xFEF5, "\u{623}": 0xFEF7, "\u{625}": 0xFEF9, "\u{627}": 0xFEFB,
  ]

  /// Letters that join only the one before, with the first of their two forms.
  private static let ending: [UInt32: UInt32] = [
    0x0649: 0xFEEF,
    0x0622: 0xFE81, 0x0623: 0xFE83, 0x0624: 0xFE85, 0x0625: 0xFE87, 0x0627: 0xFE8D, 0x0629: 0xFE93,
    0x062F: 0xFEA9, 0x0630: 0xFEAB, 0x0631: 0xFEAD, 0x0632: 0xFEAF, 0x0648: 0xFEED, 0x0671: 0xFB50,
    0x0688: 0xFB88, 0x068C: 0xFB84, 0x068D: 0xFB82, 0x068E: 0xFB86, 0x0691: 0xFB8C, 0x0698: 0xFB8A,
    0x06BA: 0xFB9E, 0x06C0: 0xFBA4, 0x06C5: 0xFBE0, 0x06C6: 0xFBD9, 0x06C7: 0xFBD7, 0x06C8: 0xFBDB,
    0x06C9: 0xFBE2, 0x06CB: 0xFBDE, 0x06D2: 0xFBAE, 0x06D3: 0xFBB0,
  ]

  /// Letters that join on both sides, with the first of their four forms.
  private static let reaching: [UInt32: UInt32] = [
    0x0626: 0xFE89, 0x0628: 0xFE8F, 0x062A: 0xFE95, 0x062B: 0xFE99, 0x062C: 0xFE9D, 0x062D: 0xFEA1,
    0x062E: 0xFEA5, 0x0633: 0xFEB1, 0x0634: 0xFEB5, 0x0635: 0xFEB9, 0x0636: 0xFEBD, 0x0637: 0xFEC1,
    0x0638: 0xFEC5, 0x0639: 0xFEC9, 0x063A: 0xFECD, 0x0641: 0xFED1, 0x0642: 0xFED5, 0x0643: 0xFED9,
    0x0644: 0xFEDD, 0x0645: 0xFEE1, 0x0646: 0xFEE5, 0x0647: 0xFEE9, 0x064A: 0xFEF1, 0x0679: 0xFB66,
    0x067A: 0xFB5E, 0x067B: 0xFB52, 0x067E: 0xFB56, 0x067F: 0xFB62, 0x0680: 0xFB5A, 0x0683: 0xFB76,
    0x0684: 0xFB72, 0x0686: 0xFB7A, 0x0687: 0xFB7E, 0x06A4: 0xFB6A, 0x06A6: 0xFB6E, 0x06A9: 0xFB8E,
    0x06AD: 0xFBD3, 0x06AF: 0xFB92, 0x06B1: 0xFB9A, 0x06B3: 0xFB96, 0x06BB: 0xFBA0, 0x06BE: 0xFBAA,
    0x06C1: 0xFBA6, 0x06CC: 0xFBFC, 0x06D0: 0xFBE4,
  ]
}
