internal import Glibc

extension Theme {
  /// Where themes are searched for: `themes` in the working directory, beside the program or the package in
  /// which it was built, in the user's configuration, and in the machine's.
  package static func searchDirectories(environment: [String: String]) -> [String] {
    var directories = ["themes"]
    if let program = executablePath() {
      // Beside the program, or above it: SwiftPM builds into `.build/PLATFORM/CONFIGURATION`.
      var folder = program[...]
      for _ in 0..<4 {
        guard let slash = folder.lastIndex(of: "/") else { break }
        folder = folder[..<slash]
        directories.append("\(folder)/themes")
      }
    }
    // The XDG rules say that relative paths are ignored.
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      directories.append("\(config)/kiosk/themes")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      directories.append("\(home)/.config/kiosk/themes")
    }
    directories.append("/etc/kiosk/themes")
    return directories
  }

  private static func executablePath() -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0
      ? String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }
}
