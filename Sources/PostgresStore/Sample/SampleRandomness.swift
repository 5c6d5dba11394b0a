internal import BoxOffice
internal import FoundationEssentials

extension Identifier {
  /// The id of a sample row. It is always the same for the same name, so loading the samples twice does
  /// nothing.
  init(sample name: String) {
    var source = SampleRandomness(seed: name)
    var bytes: [UInt8] = []
    for word in [source.next(), source.next()] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    // Version 8: for ids made by an application's own rule (RFC 9562).
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    self.init(
      UUID(
        uuid: (
          bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
          bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
        )))
  }
}

/// Numbers that look random and are the same in every run (SplitMix64, seeded with the FNV-1a hash of a
/// name).
struct SampleRandomness: RandomNumberGenerator {
  private var state: UInt64

  init(seed: String) {
    state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// 0 to `bound` - 1. The bias of the remainder does not matter here, and the numbers do not depend on the
  /// standard library.
  mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(max(1, bound)))
  }
}
