internal import CPoller
internal import Glibc

extension [Replacement] {
  /// Replaces every text, in the order of the list.
  /// - Returns: how many times.
  func replace(in bytes: inout [UInt8]) -> Int {
    reduce(0) { $0 + bytes.replace($1.from.utf8.map(\.self), with: $1.to.utf8.map(\.self)) }
  }

  /// How many bytes at the end may be the beginning of one of the texts.
  func longestBeginning(atEndOf bytes: [UInt8]) -> Int {
    self.map { replacement in
      let text = Array<UInt8>(replacement.from.utf8)
      return (0..<Swift.min(text.count, bytes.count + 1)).last {
        bytes.suffix($0).elementsEqual(text.prefix($0))
      } ?? 0
    }.max() ?? 0
  }
}

extension [UInt8] {
  fileprivate mutating func replace(_ from: [UInt8], with to: [UInt8]) -> Int {
    unsafe withUnsafeMutableBytes { buffer in
      var (count, start) = (0, 0)
      while let base = buffer.baseAddress, start < buffer.count,
        let found = unsafe memmem(base + start, buffer.count - start, from, from.count)
      {
        unsafe memcpy(found, to, to.count)
        count += 1
        start = unsafe base.distance(to: found) + to.count
      }
      return count
    }
  }
}
