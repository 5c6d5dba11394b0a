import FoundationEssentials

/// Files that hold no layout in a form that can be read, named for what they are, with what to do.
enum OtherFile {
  private static let table =
    "list its seats in a table (CSV) with the columns row, number, x, y and type, and import that."

  /// Told by the first bytes; nil when the file may be a text.
  static func sentence(about file: Data) -> String? {
    let bytes = Array(file.prefix(4_096))
    guard file.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return "The file is empty."
    }
    func begins(_ beginning: [UInt8]) -> Bool { bytes.starts(with: beginning) }
    if begins([0x1F, 0x8B]) {
      return
        "The file is compressed with gzip: unpack it first, as with `gunzip -c FILE | kiosk layout lint -`."
    }
    if begins([0x42, 0x5A, 0x68]) {
      return "The file is compressed with bzip2: unpack it first, with `bunzip2`."
    }
    if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A]) {
      return "The file is compressed with xz: unpack it first, with `unxz`."
    }
    if begins([0x28, 0xB5, 0x2F, 0xFD]) {
      return "The file is compressed with Zstandard: unpack it first, with `unzstd`."
    }
    if begins([0x50, 0x4B, 0x03, 0x04]) { return zip(file) }
    if begins([0x50, 0x4B, 0x05, 0x06]) { return "The file is a ZIP archive without files." }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      return
        "The file is a document of an older Microsoft Office. If it is a table, save it as CSV and import that."
    }
    if begins(Array("%PDF".utf8)) {
      return "The file is a PDF document, which shows seats to people and not to programs: \(table)"
    }
    if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) || begins(Array("GIF8".utf8))
      || begins(Array("BM".utf8)) && bytes.contains(0)
    {
      return "The file is a picture, which shows seats to people and not to programs: \(table)"
    }
    if begins([0x37, 0x7A, 0xBC, 0xAF]) || begins(Array("Rar!".utf8)) {
      return "The file is an archive: unpack it first, and import the plan that is in it."
    }
    return nil
  }

  /// Office programs write ZIP archives too.
  private static func zip(_ file: Data) -> String {
    func has(_ text: String) -> Bool { file.firstRange(of: Data(text.utf8)) != nil }
    if has("xl/workbook") || has("xl/worksheets") || has("application/vnd.oasis.opendocument.spreadsheet") {
      return
        "The file is a spreadsheet: save it as CSV, with a line for each seat and the columns row, number, x, y and "
        + "type, and import that."
    }
    if has("word/document") || has("application/vnd.oasis.opendocument") {
      return "The file is a document of an office program: \(table)"
    }
    return "The file is a ZIP archive: unpack it first, and import the plan that is in it."
  }

  /// Told by what a text begins with; nil when it may be a table or JSON.
  static func sentence(aboutText text: Data) -> String? {
    let beginning = LayoutText.string(text.prefix(4_096)).lowercased().drop { $0.isWhitespace }
    if text.contains(0) { return "The file holds no text: what it is cannot be told." }
    guard beginning.first == "<" else { return nil }
    if beginning.contains("<svg") {
      return "The file is an SVG drawing, which does not say which of its shapes are seats: \(table)"
    }
    if beginning.contains("<html") || beginning.hasPrefix("<!doctype html") {
      return
        "The file is a web page without a map of seats in its scripts. If the page loads the plan from an address, save "
        + "that answer and import it; else \(table)"
    }
    return "The file is an XML document of a kind that is not read: \(table)"
  }
}
