/// The hash slot of a key, one of the cluster's 16,384.
struct HashSlot: Hashable, Sendable, RawRepresentable {
  let rawValue: Int

  static let count = 16_384

  init?(rawValue: Int) {
    guard (0..<Self.count).contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  /// The slot of the text between the key's first `{` and the next `}`, or of the whole key if that text is
  /// empty.
  init(of key: String) {
    var hashed = Array(key.utf8)[...]
    if let open = hashed.firstIndex(of: UInt8(ascii: "{")) {
      let tail = hashed[(open + 1)...]
      if let close = tail.firstIndex(of: UInt8(ascii: "}")), close > tail.startIndex {
        hashed = tail[..<close]
      }
    }
    rawValue = Int(Self.checksum(of: hashed)) % Self.count
  }

  /// CRC-16/XMODEM.
  private static func checksum(of bytes: ArraySlice<UInt8>) -> UInt16 {
    bytes.reduce(0) { sum, byte in sum << 8 ^ remainders[Int(UInt8(sum >> 8) ^ byte)] }
  }

  /// What each byte adds to the checksum.
  private static let remainders = (0..<256).map { byte in
    (0..<8).reduce(UInt16(byte) << 8) { sum, _ in sum & 0x8000 == 0 ? sum << 1 : sum << 1 ^ 0x1021 }
  }
}
