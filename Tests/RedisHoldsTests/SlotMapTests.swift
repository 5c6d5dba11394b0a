import FaultInjection
import Testing

@testable import RedisHolds

@Suite("What a cluster tells")
struct SlotMapTests {
  let asked = RedisNode(.tcp(host: "one", port: 7000), user: "kiosk", password: "s3cr3t")

  private func node(_ host: String, _ port: Int) -> RedisNode {
    RedisNode(.tcp(host: host, port: port), user: "kiosk", password: "s3cr3t")
  }

  @Test("is which slot a key is in, as Redis counts")
  func slots() async throws {
    #expect(HashSlot(of: "123456789").rawValue == 0x31C3)
    #expect(HashSlot(of: "{user1000}.following") == HashSlot(of: "user1000"))
    #expect(HashSlot(of: "foo{}{bar}") != HashSlot(of: "bar"))
    let redis = try await RedisUnderTest(
      in: try await ServerRoom(), port: freePorts(1)[0],
      settings: ["cluster-enabled": "yes", "cluster-port": "\(freePorts(1)[0])"])
    for key in ["foo", "kiosk:{a1b2}:seat:c", "foo{}{bar}", "foo{{bar}}zap", "{", "ü", ""] where key != "" {
      #expect(try await redis.ask("CLUSTER", "KEYSLOT", key) == "\(HashSlot(of: key).rawValue)", "\(key)")
    }
  }

  @Test("is who keeps which slots, under names that may be left out")
  func ranges() throws {
    var map = SlotMap()
    func server(_ host: RedisReply, _ port: Int) -> RedisReply {
      .array([host, .integer(port), .string("id"), .array([])])
    }
    map.learn(
      .array([
        .array([.integer(0), .integer(99), server(.string("two"), 7001), server(.string("three"), 7002)]),
        .array([.integer(100), .integer(100), server(.absent, 7000)]),
        .array([.integer(101), .integer(16_383), server(.string("?"), 7003)]),
      ]), from: asked)
    func slot(_ number: Int) throws -> HashSlot { try #require(HashSlot(rawValue: number)) }
    #expect(map[try slot(99)] == node("two", 7001))
    #expect(map[try slot(100)] == asked)
    #expect(map[try slot(101)] == nil)
    #expect(map.nodes == [node("two", 7001), node("three", 7002), asked])

    map.note(try slot(101), at: node("four", 7004))
    #expect(map[try slot(101)] == node("four", 7004))
    #expect(map[try slot(102)] == nil)
    map.forget(node("two", 7001))
    #expect(map[try slot(99)] == nil)
    #expect(map.nodes.contains(node("two", 7001)))
    // A server that is alone says that it is none of a cluster.
    map.learn(.error(.answered("ERR This instance has cluster support disabled")), from: asked)
    #expect(map[try slot(100)] == asked)
  }

  @Test(
    "is where to ask instead",
    arguments: [
      ("MOVED 3999 127.0.0.1:6381", "moved 127.0.0.1:6381"),
      ("ASK 3999 db.example:6381", "ask db.example:6381"),
      ("MOVED 3999 ::1:6381", "moved [::1]:6381"), ("MOVED 3999 :6381", "moved one:6381"),
      ("MOVED 3999 ?:6381", "nothing"), ("MOVED 16384 a:6381", "nothing"), ("MOVED", "nothing"),
      ("TRYAGAIN Multiple keys request during rehashing of slot", "later"),
      ("CLUSTERDOWN Hash slot not served", "later"), ("READONLY You can't write", "elsewhere"),
      ("LOADING Redis is loading", "elsewhere"), ("OOM command not allowed", "nothing"),
    ] as [(String, String)])
  func redirections(answer: String, leads: String) {
    let said =
      switch Redirection(.answered(answer), from: asked) {
      case .moved(_, let node): "moved \(node.hostAndPort)"
      case .ask(let node): "ask \(node.hostAndPort)"
      case .later: "later"
      case .elsewhere: "elsewhere"
      case nil: "nothing"
      }
    #expect(said == leads)
  }
}
