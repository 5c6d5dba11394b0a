extension Text {
  /// `text` in ASCII. Letters lose their accents, punctuation and lines become the nearest equivalent, `ß`
  /// becomes `ss`, and `€` becomes `EUR`, with a space between it and a number. Characters without an
  /// equivalent become `?`, or `??` if they are two columns wide. Control characters are kept.
  /// - Parameter isKept: characters that the medium has although they are not ASCII.
  package static func ascii(_ text: String, keeping isKept: (Character) -> Bool = { _ in false }) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var ascii = ""
    var followsCurrency = false
    for character in text {
      if followsCurrency, character.isASCII, character.isNumber { ascii += " " }
      followsCurrency = false
      if character.isASCII || isKept(character) {
        ascii.append(character)
      } else if let code = currencyCode(of: character) {
        if let last = ascii.last, last.isASCII, last.isNumber { ascii += " " }
        ascii += code
        followsCurrency = true
      } else {
        ascii += likeness(of: character)
      }
    }
    return ascii
  }

  /// The ASCII equivalent of a character, such as `ss` for `ß`; nil if there is none.
  package static func likeness(of scalar: Unicode.Scalar) -> String? { likenesses[scalar] }

  private static func likeness(of character: Character) -> String {
    // Several emoji joined into one count as one unknown character.
    if character.unicodeScalars.contains(Joiner.zeroWidthJoiner) {
      return String(repeating: "?", count: columns(of: String(character)))
    }
    return character.unicodeScalars.reduce(into: "") { likeness, scalar in
      // An accent that stands alone becomes nothing.
      likeness +=
        scalar.isASCII
        ? String(scalar) : likenesses[scalar] ?? String(repeating: "?", count: columns(of: scalar))
    }
  }

  /// `EUR` for `€`.
  private static func currencyCode(of character: Character) -> String? {
    guard let sign = character.unicodeScalars.first else { return nil }
    switch sign {
    case "€": return "EUR"
    case "£": return "GBP"
    case "¥", "￥": return "JPY"
    case "₹": return "INR"
    case "₩": return "KRW"
    case "₽": return "RUB"
    case "₺": return "TRY"
    case "₪": return "ILS"
    case "₫": return "VND"
    case "₴": return "UAH"
    case "₱": return "PHP"
    case "₦": return "NGN"
    default: return nil
    }
  }

  private static let likenesses: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (likeness, originals) in originals {
      for original in originals.unicodeScalars { table[original] = likeness }
    }
    return table
  }()

  /// The characters that become each ASCII text. Letters are those that decompose into an ASCII letter and accents.
  private static let originals: KeyValuePairs<String, String> = [
    "A": "ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ",
    "B": "ḂḄḆ",
    "C": "ÇĆĈĊČḈ",
    "D": "ĎḊḌḎḐḒĐÐ",
    "E": "ÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ",
    "F": "Ḟ",
    "G": "ĜĞĠĢǦǴḠ",
    "H": "ĤȞḢḤḦḨḪĦ",
    "I": "ÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ",
    "J": "Ĵ",
    "K": "ĶǨḰḲḴ",
    "L": "ĹĻĽḶḸḺḼŁĿ",
    "M": "ḾṀṂ",
    "N": "ÑŃŅŇǸṄṆṈṊ",
    "O": "ÒÓÔÕÖŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢØ",
    "P": "ṔṖ",
    "R": "ŔŖŘȐȒṘṚṜṞ",
    "S": "ŚŜŞŠȘṠṢṤṦṨ",
    "T": "ŢŤȚṪṬṮṰŦ",
    "U": "ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ",
    "V": "ṼṾ",
    "W": "ŴẀẂẄẆẈ",
    "X": "ẊẌ",
    "Y": "ÝŶŸȲẎỲỴỶỸ",
    "Z": "ŹŻŽẐẒẔ",
    "a": "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
    "b": "ḃḅḇ",
    "c": "çćĉċčḉ",
    "d": "ďḋḍḏḑḓđð",
    "e": "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
    "f": "ḟ",
    "g": "ĝğġģǧǵḡ",
    "h": "ĥȟḣḥḧḩḫẖħ",
    "i": "ìíîïĩīĭįǐȉȋḭḯỉịı",
    "j": "ĵǰ",
    "k": "ķǩḱḳḵ",
    "l": "ĺļľḷḹḻḽłŀ",
    "m": "ḿṁṃ",
    "n": "ñńņňǹṅṇṉṋŉ",
    "o": "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø",
    "p": "ṕṗ",
    "r": "ŕŗřȑȓṙṛṝṟ",
    "s": "śŝşšșṡṣṥṧṩſẛ",
    "t": "ţťțṫṭṯṱẗŧ",
    "u": "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
    "v": "ṽṿ",
    "w": "ŵẁẃẅẇẉẘ",
    "x": "ẋẍ",
    "y": "ýÿŷȳẏẙỳỵỷỹ",
    "z": "źżžẑẓẕ",
    "IJ": "Ĳ",
    "ij": "ĳ",
    "DZ": "ǄǱ",
    "Dz": "ǅǲ",
    "dz": "ǆǳ",
    "LJ": "Ǉ",
    "Lj": "ǈ",
    "lj": "ǉ",
    "NJ": "Ǌ",
    "Nj": "ǋ",
    "nj": "ǌ",
    "ff": "ﬀ",
    "fi": "ﬁ",
    "fl": "ﬂ",
    "ffi": "ﬃ",
    "ffl": "ﬄ",
    "st": "ﬅﬆ",
    "AE": "ÆǢǼ",
    "ae": "æǣǽ",
    "OE": "Œ",
    "oe": "œ",
    "ss": "ß",
    "SS": "ẞ",
    "TH": "Þ",
    "th": "þ",
    "'": "‘’‚‛′´ʼ",
    "\"": "“”„‟″«»",
    "-": "‐‑‒–—―−─━┄┈╌",
    "=": "═",
    "|": "│┃║┆┊╎¦",
    "+": "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬",
    "...": "…",
    "*": "•·∙●★",
    "x": "×✕✗",
    "v": "✓↓▼",
    "^": "↑▲",
    "<": "‹←◀",
    ">": "›→▶",
    "#": "█▓■▰",
    "%": "▒",
    ".": "░▱",
    "o": "□○◇",
    "(c)": "©",
    "(r)": "®",
    "TM": "™",
    "1/2": "½",
    "1/4": "¼",
    "3/4": "¾",
    "!": "¡",
    "?": "¿",
    " ": "\u{A0}",
    "deg": "°",
    "No": "№",
    "2": "²",
    "3": "³",
    "1": "¹",
  ]
}
