package import BoxOffice

extension Result {
  /// What a call of a store comes to. Stores throw nothing but their own errors; the closure's type cannot say so.
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
