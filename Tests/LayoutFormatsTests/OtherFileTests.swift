import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("Files that hold no layout")
struct OtherFileTests {
  @Test(
    arguments: [
      ([], "The file is empty."),
      (Array(" \r\n".utf8), "The file is empty."),
      ([0x1F, 0x8B, 0x08, 0x00], "The file is compressed with gzip: unpack it first"),
      (Array("BZh91AY".utf8), "The file is compressed with bzip2: unpack it first"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "The file is compressed with xz: unpack it first"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0x04], "The file is compressed with Zstandard: unpack it first"),
      (
        Array("PK\u{3}\u{4}….[Content_Types].xml…xl/workbook.xml".utf8),
        "The file is a spreadsheet: save it as CSV"
      ),
      (
        Array("PK\u{3}\u{4}…mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8),
        "The file is a spreadsheet: save it as CSV"
      ),
      (
        Array("PK\u{3}\u{4}…word/document.xml".utf8),
        "The file is a document of an office program: list its seats"
      ),
      (Array("PK\u{3}\u{4}…plan.json".utf8), "The file is a ZIP archive: unpack it first"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "The file is a document of an older Microsoft Office."),
      (
        Array("%PDF-1.7".utf8),
        "The file is a PDF document, which shows seats to people and not to programs: list its seats"
      ),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], "The file is a picture"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "The file is a picture"),
      (
        Array("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>".utf8),
        "The file is an SVG drawing, which does not say which of its shapes are seats: list its seats in a table (CSV)"
      ),
      (Array("<svg width=\"5\"/>".utf8), "The file is an SVG drawing"),
      (
        Array("\n<!DOCTYPE html><html><body>Hall 4</body></html>".utf8),
        "The file is a web page without a map of seats"
      ),
      (
        Array("<?xml version=\"1.0\"?><plan/>".utf8), "The file is an XML document of a kind that is not read"
      ),
      ([0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01], "The file holds no text"),
      (
        Array("Dear Sir, please find our hall attached.".utf8),
        "The file is in none of the formats that are read: a seat layout has"
      ),
      (Array("a,b,c\n1,2,3\n".utf8), "The file is in none of the formats that are read"),
    ] as [([UInt8], String)])
  func `they are named for what they are, with what to do`(bytes: [UInt8], sentence: String) {
    let read = ReadLayout(Data(bytes))
    #expect(read.errorTexts.count == 1)
    #expect(read.errorTexts.first?.hasPrefix(sentence) == true, "\(read.errorTexts)")
  }

  @Test
  func `a byte order mark and UTF-16 keep no layout from being read`() {
    let text = #"{"version": 1, "rows": [{"label": "É", "y": 0, "seats": [{"numbers": [1, 3], "x": 0}]}]}"#
    let units = Array(text.utf16)
    let little = Data(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    for file in [Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), Data([0xFF, 0xFE]) + little, little] {
      let read = ReadLayout(file)
      #expect(read.errorTexts == [])
      #expect(read.picture == ["É 123"])
    }
  }

  @Test
  func `more than ten problems of a kind are summed up, unless all are asked for`() {
    let problems =
      (1...25).map {
        LayoutProblem("its `seat_guid` “a\($0)” is that of Row “A”, seat \($0) too.", row: "B", seat: "\($0)")
      }
      + (1...3).map { LayoutProblem("lies exactly where A\($0) lies.", row: "C", seat: "\($0)") }
      + (1...11).map {
        LayoutProblem("lies exactly where A\($0) lies.", severity: .warning, row: "D", seat: "\($0)")
      }
    func lines(_ most: Int?) -> [String] {
      LayoutProblem.lines(problems, ofAKind: most, line: \.location) { "and \($0) like \($1.location)" }
    }
    #expect(lines(nil) == problems.map(\.location))
    #expect(
      lines(10) == problems.prefix(10).map(\.location) + problems[25..<38].map(\.location)
        + ["and 15 like Row “B”, seat 1", "and 1 like Row “D”, seat 1"])
  }
}
