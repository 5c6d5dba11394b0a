extension Text {
  /// `text` in ASCII: letters lose their accents, punctuation and lines become what comes nearest, `ß` becomes `ss`,
  /// and what has no likeness becomes `?`, twice if it is two columns wide. Control characters are kept.
  package static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var ascii = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        ascii.unicodeScalars.append(scalar)
      } else if let likeness = likenesses[scalar] {
        ascii += likeness
      } else {
        // An accent that stands alone has nothing to become.
        ascii += String(repeating: "?", count: columns(of: scalar))
      }
    }
    return ascii
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
    "n": "ñńņňǹṅṇṉṋ",
    "o": "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø",
    "p": "ṕṗ",
    "r": "ŕŗřȑȓṙṛṝṟ",
    "s": "śŝşšșṡṣṥṧṩ",
    "t": "ţťțṫṭṯṱẗŧ",
    "u": "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
    "v": "ṽṿ",
    "w": "ŵẁẃẅẇẉẘ",
    "x": "ẋẍ",
    "y": "ýÿŷȳẏẙỳỵỷỹ",
    "z": "źżžẑẓẕ",
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
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "(c)": "©",
    "(r)": "®",
    "TM": "™",
    "1/2": "½",
    "1/4": "¼",
    "3/4": "¾",
    "!": "¡",
    "?": "¿",
    "deg": "°",
    "No": "№",
    "2": "²",
    "3": "³",
    "1": "¹",
  ]
}
