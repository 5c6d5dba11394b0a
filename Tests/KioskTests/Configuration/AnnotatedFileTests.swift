import SystemPackage
import Testing

@testable import kiosk

@Suite("The annotated kiosk.conf")
struct AnnotatedFileTests {
  /// At the top level of the package.
  private static let path = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().removingLastComponent().appending("kiosk.conf")

  private static func text() throws -> String {
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
      return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
  }

  @Test("It changes nothing")
  func defaults() throws {
    #expect(try ConfigurationSources(file: Self.path.string).configuration() == Configuration())
  }

  @Test("It has every key there is once, in its table", arguments: Setting.all.map(\.name))
  func everyKey(name: String) throws {
    let setting = try #require(Setting.named(name))
    let sections = try Self.text().split(separator: "\n[")
    let section = try #require(sections.first { $0.hasPrefix("\(setting.table)]") })
    let lines = section.split(separator: "\n").filter { $0.hasPrefix("\(setting.key) = ") }
    #expect(lines.count == 1)
  }

  @Test("It names every variable", arguments: Setting.all.map(\.variable))
  func everyVariable(name: String) throws {
    let words = try Self.text().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    #expect(words.contains(Substring(name)))
  }

  @Test("No two settings share a name or a variable")
  func unique() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    #expect(Set(Setting.all.map(\.variable)).count == Setting.all.count)
  }
}
