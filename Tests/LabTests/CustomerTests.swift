import FaultInjection
import Testing

@testable import lab

@Suite("Customers")
struct CustomerTests {
  private static func plan(process: Int = 1, seed: UInt64 = 7) -> ClientPlan {
    ClientPlan(
      process: process, kiosks: 3, seed: seed, postgres: "", redis: "", ledger: "", history: "",
      lanes: (0..<4).map { _ in [] }, twins: [], twinsBegin: 0, sendsTwins: false, mutant: nil)
  }

  private static func traits(_ customer: Customer) -> [Int] {
    var ids = customer.ids
    return [
      customer.lane, customer.place, customer.party, customer.thinking, customer.pause,
      Int(truncatingIfNeeded: ids.next()),
    ]
  }

  @Test("The same customer of the same kiosk is the same, and all others are others")
  func areTheSame() {
    let traits = Self.traits(Customer(12, of: 2, in: Self.plan()))
    #expect(Self.traits(Customer(12, of: 2, in: Self.plan())) == traits)
    let others = [
      Customer(13, of: 2, in: Self.plan()), Customer(12, of: 3, in: Self.plan()),
      Customer(12, of: 2, in: Self.plan(process: 2)), Customer(12, of: 2, in: Self.plan(seed: 8)),
    ]
    #expect(Set(others.map(Self.traits) + [traits]).count == 5)
  }

  @Test("Whatever the terminals are told changes nothing else about a customer")
  func leanings() {
    let customers = (0..<400).map { Customer($0, of: 1, in: Self.plan()) }
    let told = customers.count { $0.behaviour(told: .late) == .late }
    #expect((200..<320).contains(told))
    for customer in customers {
      let behaviour = customer.behaviour(told: .late)
      #expect(behaviour == .late || behaviour == customer.behaviour(told: nil))
    }
    #expect(customers.contains { $0.leavesUnpaid } && customers.contains { !$0.leavesUnpaid })
  }
}
