extension PrintedText {
  /// In ASCII: letters lose their accents, punctuation becomes what comes nearest, and what has no likeness
  /// becomes `?`.
  static func ascii(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var ascii = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        ascii.unicodeScalars.append(scalar)
      } else if let likeness = likenesses[scalar] {
        ascii += likeness
      } else {
        ascii += String(repeating: "?", count: columns(of: String(scalar)))
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

  private static let originals: KeyValuePairs<String, String> = [
    "A": "ÀÁÂÃÄÅĀĂĄǍ", "AE": "Æ", "C": "ÇĆĈĊČ", "D": "ÐĎĐ", "E": "ÈÉÊËĒĔĖĘĚ", "G": "ĜĞĠĢ", "H": "ĤĦ",
    "I": "ÌÍÎÏĨĪĬĮİ", "J": "Ĵ", "K": "Ķ", "L": "ĹĻĽĿŁ", "N": "ÑŃŅŇ", "O": "ÒÓÔÕÖØŌŎŐ", "OE": "Œ",
    "R": "ŔŖŘ", "S": "ŚŜŞŠȘ", "SS": "ẞ", "T": "ŢŤŦȚ", "TH": "Þ", "U": "ÙÚÛÜŨŪŬŮŰŲ", "W": "Ŵ", "Y": "ÝŶŸ",
    "Z": "ŹŻŽ", "a": "àáâãäåāăąǎ", "ae": "æ", "c": "çćĉċč", "d": "ðďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ",
    "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "oe": "œ",
    "r": "ŕŗř", "s": "śŝşšș", "ss": "ß", "t": "ţťŧț", "th": "þ", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ",
    "z": "źżž", "'": "‘’‚′´", "\"": "“”„″«»", "-": "‐‑‒–—―−", "...": "…", "*": "•·", "x": "×", "<": "‹",
    ">": "›", "!": "¡", "?": "¿", "EUR ": "€", "GBP ": "£", "INR ": "₹", "JPY ": "¥", "(c)": "©", "(r)": "®",
    "TM": "™", "1/2": "½", "1/4": "¼", "3/4": "¾", "1": "¹", "2": "²", "3": "³", "deg": "°",
  ]
}
