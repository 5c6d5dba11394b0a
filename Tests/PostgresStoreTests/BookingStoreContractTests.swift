import TestSupport
import Testing

@Suite("The booking store in PostgreSQL", .timeLimit(.minutes(5)))
struct BookingStoreContractTests {
  @Test("keeps the contract", arguments: BookingStoreContract.clauses)
  func contract(clause: BookingStoreContract) async throws {
    try await BookingStoreUnderTest.postgres.withWorld { try await clause.check($0) }
  }
}
