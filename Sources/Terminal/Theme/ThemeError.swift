/// Why a theme cannot be used.
package enum ThemeError: Error, Hashable, CustomStringConvertible {
  /// There is no theme of this name.
  case unknown(name: String, known: [String])
  /// Its file, or one that it inherits from, is wrong.
  case invalid(ConfigError)

  package var description: String {
    switch self {
    case .unknown(let name, let known):
      "There is no theme `\(name)`. " + Spelling.hint(for: name, among: known)
    case .invalid(let error): error.description
    }
  }
}
