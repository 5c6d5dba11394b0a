import BoxOffice
import FaultInjection
import RedisHolds
import TestSupport
import Testing

/// One after the other, for they move slots and count what the nodes say.
@Suite("In a Redis Cluster", .serialized, .timeLimit(.minutes(3)))
struct RedisClusterTests {
  let showtime = Showtime.ID.random()
  let token = HoldToken.random()
  let seats = [Seat.ID].random(4)

  private var revisionKey: String { "kiosk:{\(showtime)}:revision" }

  private func selling() async throws -> Selling {
    try await Selling(seats, in: showtime, token: token, at: try await SharedCluster.get())
  }
  @Test("a kiosk that begins at any node, or at a replica, finds the one that keeps its showtime")
  func anyNode() async throws {
    let cluster = try await SharedCluster.get()
    for server in cluster.servers {
      let store = RedisHoldStore(try cluster.address(of: [server]), limits: .patient)
      for _ in 1...6 {
        let showtime = Showtime.ID.random()
        #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)
        let keeper = try await cluster.keeper(of: cluster.slot(of: "kiosk:{\(showtime)}:held"))
        #expect(try await keeper.ask("EXISTS", "kiosk:{\(showtime)}:held") == "1")
      }
    }
  }

  @Test("a node of the address that does not answer is passed over")
  func wrongStartNode() async throws {
    let cluster = try await SharedCluster.get()
    let silent = try RedisAddress("redis://127.0.0.1:1,\(cluster.servers[1].hostAndPort)")
    let store = RedisHoldStore(silent, limits: .patient)
    #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)
    var heard = store.changes(in: showtime).makeAsyncIterator()
    #expect(await heard.next() == .gap)
    await #expect(throws: StoreError.self) {
      let address = try RedisAddress("redis://127.0.0.1:1,127.0.0.1:2")
      return try await RedisHoldStore(address, limits: .patient).revision(of: showtime)
    }
  }

  @Test("an address with a database is refused with the reason")
  func database() async throws {
    let cluster = try await SharedCluster.get()
    let store = RedisHoldStore(
      try RedisAddress("redis://\(cluster.servers[0].hostAndPort)/3"), limits: .patient)
    let error = try await #require(throws: StoreError.self) { try await store.revision(of: showtime) }
    #expect(error.message.contains("no other database than 0"))
  }

  @Test("a slot that has moved is followed, once")
  func moved() async throws {
    let selling = try await selling()
    try await selling.cluster.move(selling.slot, from: selling.keeper, to: selling.target)
    let before = try await selling.keeper.errors("MOVED")
    for _ in 1...3 {
      #expect(
        try await selling.store.renew(seats, in: showtime, token: token, deadline: 470).renewed == seats)
    }
    #expect(try await selling.keeper.errors("MOVED") == before + 1)
    #expect(try await selling.target.ask("EXISTS", revisionKey) == "1")
  }

  @Test("a slot on its way is asked for at the other node, each time anew, and scripts are known there too")
  func ask() async throws {
    let selling = try await selling()
    let (keeper, target) = (selling.keeper, selling.target)
    try await target.ask("SCRIPT", "FLUSH")
    try await selling.cluster.beginMoving(selling.slot, from: keeper, to: target)
    while try await selling.cluster.moveKeys(of: selling.slot, from: keeper, to: target) > 0 {}
    let before = try await keeper.errors("ASK")
    let revision = try await selling.store.revision(of: showtime)
    #expect(try await selling.store.renew(seats, in: showtime, token: token, deadline: 470).renewed == seats)
    #expect(try await selling.store.revision(of: showtime) == revision + 1)
    #expect(try await selling.store.holds(in: showtime, token: token).seats.map(\.seat) == seats)
    #expect(try await keeper.errors("ASK") == before + 4)
    try await selling.cluster.endMoving(selling.slot, from: keeper, to: target)
    #expect(try await selling.store.renew(seats, in: showtime, token: token, deadline: 470).renewed == seats)
  }

  @Test("what a slot on its way cannot do yet is tried again until it can, within the limit of a call")
  func tryAgain() async throws {
    let selling = try await selling()
    let (keeper, target) = (selling.keeper, selling.target)
    let impatient = RedisHoldStore(
      try selling.cluster.address(of: [keeper]), limits: RedisLimits(reply: .milliseconds(200)))
    try await selling.cluster.beginMoving(selling.slot, from: keeper, to: target)
    // A free seat has no key yet, and so nobody can say whether it is on its way.
    let error = try await #require(throws: StoreError.self) {
      try await impatient.hold([.random()], in: showtime, token: token, deadline: 480)
    }
    guard case .unavailable = error else {
      Issue.record("\(error)")
      return
    }
    let before = try await selling.cluster.errors("TRYAGAIN")
    async let answer = selling.store.hold([.random()], in: showtime, token: token, deadline: 480)
    let isWaiting = try await eventually(within: .seconds(30)) {
      try await selling.cluster.errors("TRYAGAIN") > before
    }
    #expect(isWaiting)
    while try await selling.cluster.moveKeys(of: selling.slot, from: keeper, to: target) > 0 {}
    try await selling.cluster.endMoving(selling.slot, from: keeper, to: target)
    #expect(try await answer.isHeld)
  }

  @Test("messages are heard at the node that keeps the showtime, from kiosks that begin anywhere")
  func listening() async throws {
    let selling = try await selling()
    var heard = selling.store.changes(in: showtime).makeAsyncIterator()
    #expect(await heard.next() == .gap)
    let channel = "kiosk:{\(showtime)}:changes"
    #expect(try await selling.keeper.ask("PUBSUB", "NUMSUB", channel).hasSuffix("1"))
    let other = RedisHoldStore(try selling.cluster.address(of: [selling.target]), limits: .patient)
    let seat = Seat.ID.random()
    #expect(try await other.hold([seat], in: showtime, token: .random(), deadline: 480).isHeld)
    guard case .held([seat], _, _) = await heard.next() else {
      Issue.record("the hold is heard of")
      return
    }
  }
}

/// A kiosk that has held seats at a cluster, and where they are.
private struct Selling {
  let cluster: RedisClusterUnderTest
  let store: RedisHoldStore
  let slot: Int
  let keeper: RedisUnderTest
  /// Another primary.
  let target: RedisUnderTest

  init(
    _ seats: [Seat.ID], in showtime: Showtime.ID, token: HoldToken, at cluster: RedisClusterUnderTest
  ) async throws {
    self.cluster = cluster
    store = RedisHoldStore(try cluster.address(of: [cluster.servers[0]]), limits: .patient)
    #expect(try await store.hold(seats, in: showtime, token: token, deadline: 480).isHeld)
    slot = try await cluster.slot(of: "kiosk:{\(showtime)}:revision")
    keeper = try await cluster.keeper(of: slot)
    var target: RedisUnderTest?
    for member in try await cluster.members(seenBy: keeper)
    where member.isPrimary && member.port != keeper.port {
      target = cluster.servers.first { $0.port == member.port }
    }
    self.target = try #require(target)
  }
}

/// With a cluster of its own, for it comes to harm.
@Suite("When a node of a Redis Cluster", .timeLimit(.minutes(2)))
struct RedisClusterTroubleTests {
  let showtime = Showtime.ID.random()
  let token = HoldToken.random()
  let seats = [Seat.ID].random(4)

  @Test("dies, that is said at once, and when its replica takes over, holds and messages are back")
  func nodeDeath() async throws {
    let cluster = try await RedisClusterUnderTest(in: try await ServerRoom(), nodeTimeout: 5_000)
    let selling = try await Selling(seats, in: showtime, token: token, at: cluster)
    var heard = selling.store.changes(in: showtime).makeAsyncIterator()
    #expect(await heard.next() == .gap)
    await selling.keeper.kill()
    let start = ContinuousClock.now
    let error = try await #require(throws: StoreError.self) {
      try await selling.store.renew(seats, in: showtime, token: token, deadline: 470)
    }
    guard case .unavailable = error else {
      Issue.record("\(error)")
      return
    }
    // Far less than the minutes that the store would wait for an answer.
    #expect(ContinuousClock.now - start < .seconds(15))
    // Another node is listened to meanwhile.
    #expect(await heard.next() == .gap)

    let isBack = await eventually(within: .seconds(60)) {
      guard let answer = try? await selling.store.renew(seats, in: showtime, token: token, deadline: 460)
      else { return false }
      return answer.lost.isEmpty && answer.renewed.count + answer.retaken.count == seats.count
    }
    #expect(isBack)
    let other = RedisHoldStore(try selling.cluster.address(of: [selling.target]), limits: .patient)
    let seat = Seat.ID.random()
    // Not all nodes hear of it at the same moment.
    let isHeld = await eventually(within: .seconds(30)) {
      (try? await other.hold([seat], in: showtime, token: .random(), deadline: 480).isHeld) == true
    }
    #expect(isHeld)
    guard case .held([seat], _, _) = await heard.next() else {
      Issue.record("the hold is heard of")
      return
    }
  }
}
