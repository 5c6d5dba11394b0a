import TestSupport
import Testing

@Suite("The booking store in PostgreSQL")
struct ContractTests {
  @Test("keeps the contract", arguments: BookingStoreContract.clauses)
  func contract(clause: BookingStoreContract) async throws {
    try await BookingStoreUnderTest.postgres.withWorld { try await clause.check($0) }
  }
}
