import Glibc
import Tickets

/// Reads a stream of ESC/POS commands as a printer does, and says what a person would read on the paper.
struct ESCPOSReader {
  /// Something on the paper that ends in a line feed, or a picture.
  enum Item: Hashable, CustomStringConvertible {
    case line(String)
    /// One that is twice as wide and high.
    case banner(String)
    case code(text: String, moduleSize: UInt8)
    /// Rows of `█` and blanks, without blanks at their ends.
    case picture([String])

    var description: String {
      switch self {
      case .line(let text): text
      case .banner(let text): "## \(text)"
      case .code(let text, let size): "[QR \(size): \(text)]"
      case .picture(let rows): rows.joined(separator: "\n")
      }
    }
  }

  private(set) var items: [Item] = []
  /// What a printer would not understand.
  private(set) var problems: [String] = []
  /// The pages that were selected, in order: their numbers, -1 for UTF-8 by `FS ( C`.
  private(set) var selections: [Int] = []
  /// The rows of each `GS v 0`, and the bytes of each row.
  private(set) var bands: [(rows: Int, bytesPerRow: Int)] = []
  private let pages: [PrinterCodePage]
  private var page: CodePage?
  private var line: [UInt8] = []
  private var text = ""
  private var isDouble = false
  private var code: (text: String, moduleSize: UInt8) = ("", 0)

  init(_ bytes: [UInt8], pages: [PrinterCodePage] = PrinterCodePage.usual) {
    self.pages = pages
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == 0x0A {
        flush()
        items.append(isDouble ? .banner(text) : .line(text))
        text = ""
        rest.removeFirst()
      } else if [0x1B, 0x1C, 0x1D].contains(byte) {
        flush()
        rest.removeFirst(command(Array(rest.prefix(8)), rest))
      } else {
        if byte < 0x20 { problems.append("byte \(byte) in a text") }
        line.append(byte)
        rest.removeFirst()
      }
    }
  }

  /// What a person reads, one item after another.
  var lines: [String] { items.map(\.description) }

  /// Carries out a command and returns its length.
  private mutating func command(_ head: [UInt8], _ rest: ArraySlice<UInt8>) -> Int {
    func at(_ index: Int) -> UInt8 { index < head.count ? head[index] : 0 }
    switch (at(0), at(1)) {
    case (0x1B, 0x40): return 2
    case (0x1B, 0x74):
      selections.append(Int(at(2)))
      page = pages.first { $0.number == at(2) }?.page
      if page == nil, at(2) != 0 { problems.append("page \(at(2)) is not there") }
      return 3
    case (0x1B, 0x61), (0x1B, 0x45), (0x1B, 0x64): return 3
    case (0x1D, 0x21):
      isDouble = at(2) == 0x11
      return 3
    case (0x1D, 0x56): return 4
    case (0x1C, 0x28):
      selections.append(-1)
      page = pages.first { $0.page == .utf8 && $0.number == nil }?.page
      if page == nil { problems.append("no UTF-8") }
      return 7
    case (0x1D, 0x28): return codeCommand(head, rest)
    case (0x1D, 0x76): return picture(head, rest)
    default:
      problems.append("command \(head.prefix(2))")
      return 1
    }
  }

  private mutating func codeCommand(_ head: [UInt8], _ rest: ArraySlice<UInt8>) -> Int {
    let length = Int(head[3]) + Int(head[4]) << 8
    switch head[6] {
    case 0x43: code.moduleSize = head[7]
    case 0x50: code.text = String(decoding: rest.dropFirst(8).prefix(length - 3), as: UTF8.self)
    case 0x51: items.append(.code(text: code.text, moduleSize: code.moduleSize))
    default: break
    }
    return 5 + length
  }

  /// Bands that follow one another are one picture.
  private mutating func picture(_ head: [UInt8], _ rest: ArraySlice<UInt8>) -> Int {
    let (width, height) = (Int(head[4]) + Int(head[5]) << 8, Int(head[6]) + Int(head[7]) << 8)
    bands.append((height, width))
    let data = Array(rest.dropFirst(8).prefix(width * height))
    if data.count < width * height { problems.append("a picture ends too early") }
    let rows = (0..<height).map { y in
      var row = data[(y * width)..<((y + 1) * width)].flatMap { byte in
        (0..<8).map { byte & (0x80 >> UInt8($0)) != 0 ? "█" : " " as Character }
      }
      while row.last == " " { row.removeLast() }
      return String(row)
    }
    if case .picture(let above) = items.last {
      items[items.count - 1] = .picture(above + rows)
    } else {
      items.append(.picture(rows))
    }
    return 8 + width * height
  }

  private mutating func flush() {
    guard !line.isEmpty else { return }
    text += page == .utf8 ? String(decoding: line, as: UTF8.self) : decoded(line, page ?? .cp437)
    line = []
  }
}

/// Bytes in a code page, as the C library reads them; bytes without a character become U+FFFD.
func decoded(_ bytes: [UInt8], _ page: CodePage) -> String {
  bytes.map { byte in
    guard let converter = unsafe iconv_open("UTF-8", "CP\(page.rawValue)"),
      Int(bitPattern: converter) != -1
    else { return "no such page" }
    defer { unsafe iconv_close(converter) }
    var input = [CChar(bitPattern: byte)]
    var output = [CChar](repeating: 0, count: 8)
    let written = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var (from, fromLeft, to, toLeft) = (
          input.baseAddress, input.count, output.baseAddress, output.count
        )
        let result = unsafe iconv(converter, &from, &fromLeft, &to, &toLeft)
        return result == Int.max || fromLeft > 0 ? 0 : output.count - toLeft
      }
    }
    return written == 0
      ? "\u{FFFD}" : String(decoding: output.prefix(written).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }.joined()
}
