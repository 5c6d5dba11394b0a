package import BoxOffice

extension Result {
  /// The result of a store's call. Stores throw only their own errors, but the closure's type cannot say so.
  package static func of(_ call: () async throws -> Success) async -> Self where Failure == StoreError {
    do {
      return .success(try await call())
    } catch let error as StoreError {
      return .failure(error)
    } catch {
      return .failure(.refused("\(error)"))
    }
  }
}
