internal import BoxOffice

extension LayoutStore {
  /// A cinema's screen by name, in whatever case.
  /// - Throws: `Failure` with the screens that there are.
  func screen(named name: String, of cinema: Cinema.ID) async throws -> Screen {
    let screens = try await screens(of: cinema)
    if let exact = screens.first(where: { $0.name == name }) { return exact }
    if let other = screens.first(where: { $0.name.lowercased() == name.lowercased() }) { return other }
    guard !screens.isEmpty else { throw Failure("This cinema has no screens.") }
    let known = screens.map { "`\($0.name)`" }.joined(separator: ", ")
    throw Failure("There is no screen `\(name)`. The cinema has \(known).")
  }
}
