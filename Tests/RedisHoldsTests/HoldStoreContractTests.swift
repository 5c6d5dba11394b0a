import RedisHolds
import TestSupport
import Testing

@Suite("Every hold store", .timeLimit(.minutes(3)))
struct HoldStoreContractTests {
  @Test("keeps the contract", arguments: HoldStoreContract.clauses, HoldStoreUnderTest.all)
  func contract(clause: HoldStoreContract, store: HoldStoreUnderTest) async throws {
    try await clause.check(store)
  }
}
