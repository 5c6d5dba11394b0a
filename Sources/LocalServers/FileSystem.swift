internal import Glibc
internal import SystemPackage

/// The few operations on files that swift-system leaves out, and the funnel that turns their codes into
/// errors for people.
enum FileSystem {
  /// Runs `body`, and says what could not be done to which path when it throws.
  static func attempt<Value>(
    to doing: String, _ path: FilePath, _ body: () throws -> Value
  ) throws(LocalServersError) -> Value {
    do {
      return try body()
    } catch let failure as LocalServersError {
      throw failure
    } catch {
      throw .fileFailure(doing: doing, path, error as? Errno ?? .ioError)
    }
  }

  static var workingDirectory: FilePath? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let path = unsafe getcwd(buffer.baseAddress, buffer.count) else { return nil }
      return unsafe FilePath(platformString: path)
    }
  }

  /// Makes one directory; false when something of that name is there already.
  static func makeDirectory(_ path: FilePath, _ permissions: FilePermissions) throws -> Bool {
    do {
      try check(unsafe path.withPlatformString { unsafe mkdir($0, permissions.rawValue) })
      return true
    } catch Errno.fileExists {
      return false
    }
  }

  static func setPermissions(_ permissions: FilePermissions, of path: FilePath) throws {
    try check(unsafe path.withPlatformString { unsafe chmod($0, permissions.rawValue) })
  }

  static func setOwner(_ userID: UInt32, group: UInt32, of path: FilePath) throws {
    try check(unsafe path.withPlatformString { unsafe lchown($0, userID, group) })
  }

  static func rename(_ path: FilePath, to target: FilePath) throws {
    try check(
      unsafe path.withPlatformString { old in
        unsafe target.withPlatformString { new in unsafe Glibc.rename(old, new) }
      })
  }

  /// Removes a file or an empty directory; fine when there is none.
  static func remove(_ path: FilePath) throws {
    do {
      try check(unsafe path.withPlatformString { unsafe Glibc.remove($0) })
    } catch Errno.noSuchFileOrDirectory {
      // Removed is removed.
    }
  }

  /// Puts what a directory lists on the disk, a new name in it above all.
  static func synchronize(_ directory: FilePath) throws {
    let descriptor = try FileDescriptor.open(directory, .readOnly, options: [.directory, .closeOnExec])
    try descriptor.closeAfter { try check(fsync(descriptor.rawValue)) }
  }

  /// The names in a directory, in no order.
  static func names(in directory: FilePath) throws -> [String] {
    guard let stream = unsafe directory.withPlatformString({ unsafe opendir($0) }) else {
      throw Errno(rawValue: errno)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// A file's last bytes, from `offset` but at most 64 KiB of them, as text.
  static func text(of path: FilePath, from offset: Int64 = 0) throws -> String {
    let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
    return try descriptor.closeAfter {
      let limit = 64 * 1024
      let size = try path.stat().size
      var bytes = [UInt8](repeating: 0, count: limit)
      let count = try unsafe bytes.withUnsafeMutableBytes { buffer in
        try unsafe descriptor.read(fromAbsoluteOffset: max(offset, size - Int64(limit)), into: buffer)
      }
      return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
  }

  /// Writes a whole file anew. A symbolic link in its place is refused.
  static func write(_ text: String, to path: FilePath, _ permissions: FilePermissions) throws {
    let descriptor = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .closeOnExec, .noFollow], permissions: permissions)
    try descriptor.closeAfter {
      try check(fchmod(descriptor.rawValue, permissions.rawValue))
      _ = try descriptor.writeAll(text.utf8)
    }
  }

  static func check(_ result: CInt) throws {
    guard result == 0 else { throw Errno(rawValue: errno) }
  }
}
