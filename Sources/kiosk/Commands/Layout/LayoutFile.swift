internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import LayoutFormats
internal import SystemPackage

/// A file that holds a layout.
struct LayoutFile {
  let path: String

  /// - Throws: `Failure`, also for a file that is far too large for a layout.
  func read() throws -> Data {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
      return try file.closeAfter {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
          if count == 0 { return Data(bytes) }
          bytes += chunk[..<count]
          guard bytes.count <= ReadLayout.largestFile else {
            throw Failure("`\(path)` is larger than 16 MiB: no hall's layout is.")
          }
        }
      }
    } catch let error as Errno {
      throw Failure("`\(path)` cannot be read: \(error).")
    }
  }

  /// Replaces the file, or makes it: whoever reads meanwhile sees the old text or the new one.
  /// - Throws: `Failure`
  func write(_ text: Data) throws {
    let target = FilePath(path)
    let temporary = FilePath("\(path).new-\(getpid())")
    do {
      let permissions = (try? target.stat().permissions) ?? [.ownerReadWrite, .groupRead, .otherRead]
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: permissions)
      do {
        _ = try file.closeAfter {
          try file.writeAll(text)
          guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
        guard unsafe rename("\(temporary)", path) == 0 else { throw Errno(rawValue: errno) }
      } catch {
        unsafe _ = unlink("\(temporary)")
        throw error
      }
    } catch let error as Errno {
      throw Failure("`\(path)` cannot be written: \(error).")
    }
  }
}
