import Glibc
import SystemPackage
import Terminal
import Testing

@testable import kiosk

/// A `kiosk.conf` for one test, in a directory of its own that goes with it.
struct ConfigurationFile {
  let path: String

  static func with<Value>(
    _ text: String, permissions: FilePermissions = .ownerReadWrite,
    _ body: (ConfigurationFile) throws -> Value
  ) throws -> Value {
    let path = FilePath("/tmp/kiosk-conf-tests.\(UInt64.random(in: .min ... .max))")
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: permissions)
    _ = try file.closeAfter { try file.writeAll(text.utf8) }
    defer { unsafe path.withPlatformString { unsafe _ = unlink($0) } }
    // Whatever the umask is.
    unsafe path.withPlatformString { unsafe _ = chmod($0, permissions.rawValue) }
    return try body(ConfigurationFile(path: path.string))
  }
}

/// Of a file with this text.
func configuration(
  _ text: String, environment: [String: String] = [:], options: [ConfigurationSources.Option] = []
) throws -> Configuration {
  try ConfigurationFile.with(text) { file in
    try ConfigurationSources(file: file.path, environment: environment, options: options).configuration()
  }
}

/// What is wrong with a file that has this text, after its name.
func complaint(
  about text: String, permissions: FilePermissions = .ownerReadWrite, environment: [String: String] = [:]
) throws -> String {
  try ConfigurationFile.with(text, permissions: permissions) { file in
    let error = #expect(throws: ConfigError.self) {
      try ConfigurationSources(file: file.path, environment: environment).configuration()
    }
    let description = try #require(error).description
    return description.hasPrefix(file.path) ? String(description.dropFirst(file.path.count)) : description
  }
}
