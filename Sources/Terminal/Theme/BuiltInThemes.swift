/// The themes in the binary: the files in the repository's `themes` folder when it was built.
enum BuiltInThemes {
  static let texts: [String: String] = [
    "default": text(PackageResources.default_toml),
    "high-contrast": text(PackageResources.high_contrast_toml),
    "light": text(PackageResources.light_toml),
    "mono": text(PackageResources.mono_toml),
  ]

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
