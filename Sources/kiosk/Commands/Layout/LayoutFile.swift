internal import BoxOffice
internal import FoundationEssentials
internal import Glibc
internal import LayoutFormats
internal import SystemPackage

/// A file that holds a layout.
struct LayoutFile {
  /// `-` is standard input.
  let path: String

  var isStandardInput: Bool { path == "-" }
  var name: String { isStandardInput ? "standard input" : path }
  /// At the beginning of a sentence.
  private var subject: String { isStandardInput ? "Standard input" : "`\(path)`" }

  /// That its layout cannot be used, and what to do.
  /// - Parameter consequence: what follows from that, with a comma before it.
  func failure(_ errors: [LayoutProblem], _ consequence: String = "") -> Failure {
    let mend = isStandardInput ? "" : ", and with --fix mends what can be mended surely"
    return Failure(
      "\(subject) has \(counted(errors.count, "error"))\(consequence). `kiosk layout lint` lists them all\(mend)."
    )
  }

  /// - Throws: `Failure`, also for a file that is far too large for a layout.
  func read() throws -> Data {
    do {
      if isStandardInput { return try content(of: .standardInput) }
      let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
      return try file.closeAfter { try content(of: file) }
    } catch let error as Errno {
      throw Failure("\(subject) cannot be read: \(error).")
    }
  }

  private func content(of file: FileDescriptor) throws -> Data {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
      if count == 0 { return Data(bytes) }
      bytes += chunk[..<count]
      guard bytes.count <= ReadLayout.largestFile else {
        throw Failure("\(subject) is larger than 16 MiB: no hall's layout is.")
      }
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
