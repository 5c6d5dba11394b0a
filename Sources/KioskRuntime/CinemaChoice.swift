package import BoxOffice
internal import Terminal

/// Which cinema this kiosk sells for, looked up once.
package actor CinemaChoice {
  private let wanted: String
  private let store: any CatalogueStore
  private var found: Cinema.ID?

  /// - Parameter wanted: a name, ignoring case, or an id; empty for the first cinema by name.
  package init(_ wanted: String, in store: any CatalogueStore) {
    self.wanted = wanted
    self.store = store
    found = Cinema.ID(wanted)
  }

  package func id() async throws(StoreError) -> Cinema.ID {
    if let found { return found }
    let cinemas = try await store.cinemas()
    guard let first = cinemas.first else {
      throw .refused("The database has no cinema that sells. Add one, or run `kiosk db seed` for a sample.")
    }
    guard !wanted.isEmpty else { return remember(first) }
    guard let match = cinemas.first(where: { $0.name.lowercased() == wanted.lowercased() }) else {
      throw .refused(
        "There is no cinema `\(wanted)`. \(Spelling.hint(for: wanted, among: cinemas.map(\.name))) "
          + "Correct `cinema` in `kiosk.conf`.")
    }
    return remember(match)
  }

  private func remember(_ cinema: Cinema) -> Cinema.ID {
    found = cinema.id
    return cinema.id
  }
}
