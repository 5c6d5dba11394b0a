import Terminal
import Testing

struct CapabilitiesTests {
  @Test(arguments: [
    (["LANG": "en_US.UTF-8", "TERM": "xterm"], Charset.unicode),
    (["LANG": "C.utf8", "TERM": "tmux-256color"], .unicode),
    (["LC_CTYPE": "de_AT.utf8@euro", "LANG": "C", "TERM": "xterm"], .unicode),
    (["LC_ALL": "C", "LANG": "en_US.UTF-8", "TERM": "xterm"], .ascii),
    (["LC_ALL": "", "LANG": "en_US.UTF-8", "TERM": "xterm"], .unicode),
    (["LC_ALL": "de_DE.ISO-8859-1", "TERM": "xterm"], .ascii),
    (["LC_ALL": "UTF-8", "TERM": "xterm"], .ascii),
    (["TERM": "xterm"], .ascii),
    ([:], .ascii),
    (["LANG": "C.UTF-8", "TERM": "linux"], .ascii),
    (["LANG": "C.UTF-8", "TERM": "vt220"], .ascii),
    (["LANG": "C.UTF-8", "TERM": "ansi"], .ascii),
    (["LANG": "C.UTF-8", "TERM": "vte-256color"], .unicode),
    (["LANG": "C.UTF-8", "TERM": "screen"], .unicode),
    (["LANG": "C.UTF-8"], .ascii),
  ])
  func `Unicode needs a UTF-8 locale and a terminal that can show it`(
    environment: [String: String], charset: Charset
  ) {
    #expect(Capabilities.detect(environment: environment, terminfoColors: 8).charset == charset)
  }

  @Test(arguments: [
    (-1, ColorDepth.monochrome), (0, .monochrome), (2, .monochrome), (8, .eight), (15, .eight),
    (16, .sixteen),
    (88, .sixteen), (256, .palette256), (0x1000000, .palette256),
  ])
  func `colours come from terminfo`(colors: Int, depth: ColorDepth) {
    #expect(
      Capabilities.detect(environment: ["COLORTERM": "truecolor"], terminfoColors: colors).colors == depth)
  }

  @Test func `NO_COLOR takes the colours away unless it is empty`() {
    #expect(Capabilities.detect(environment: ["NO_COLOR": "1"], terminfoColors: 256).colors == .monochrome)
    #expect(Capabilities.detect(environment: ["NO_COLOR": ""], terminfoColors: 256).colors == .palette256)
  }

  @Test func `the mouse is left to the terminal`() {
    #expect(!Capabilities.detect(environment: [:], terminfoColors: 8).mouse)
  }
}
