import RedisHolds
import Testing

@Suite("A Redis address")
struct RedisAddressTests {
  @Test(
    "is printed as it was given, without user and password",
    arguments: [
      ("/run/redis/redis.sock", "/run/redis/redis.sock"),
      ("unix:/run/redis.sock", "/run/redis.sock"),
      ("unix:///run/redis.sock", "/run/redis.sock"),
      ("redis://localhost", "redis://localhost:6379/0"),
      ("redis://localhost/", "redis://localhost:6379/0"),
      ("redis://10.0.0.7:7000/3", "redis://10.0.0.7:7000/3"),
      ("redis://[::1]:7000", "redis://[::1]:7000/0"),
      ("redis://[fe80::1]", "redis://[fe80::1]:6379/0"),
      ("redis://:s3cr3t@localhost:6379/1", "redis://localhost:6379/1"),
      ("redis://kiosk:s3cr3t@localhost", "redis://localhost:6379/0"),
      ("redis://kiosk:s3%40cr3t@localhost", "redis://localhost:6379/0"),
      ("redis://:s3,cr3t@one:7000,two,[::1]:7002", "redis://one:7000,two:6379,[::1]:7002/0"),
      ("redis://one,one:6379/2", "redis://one:6379/2"),
    ] as [(String, String)])
  func printed(text: String, description: String) throws {
    let address = try RedisAddress(text)
    var dumped = ""
    dump(address, to: &dumped)
    for printed in ["\(address)", String(reflecting: address), dumped, "\([address])"] {
      #expect(printed.contains(description))
      #expect(!printed.contains("s3") && !printed.contains("cr3t"))
    }
  }

  @Test("may have any character in its password, percent-encoded")
  func percentEncoding() throws {
    #expect(
      try RedisAddress("redis://:%70%40%25%2F%C3%A9@host")
        == RedisAddress("redis://:p%40%25/é@host".replacing("/é", with: "%2Fé")))
    #expect(try RedisAddress("redis://:a@host") != RedisAddress("redis://:b@host"))
  }

  @Test(
    "that cannot be used is refused with what is wrong and how it should be",
    arguments: [
      ("", "begins with `redis://`"),
      ("localhost:6379", "begins with `redis://`"),
      ("http://localhost", "begins with `redis://`"),
      ("rediss://:s3cr3t@localhost", "TLS"),
      ("unix:run/redis.sock", "must begin with `/`"),
      ("redis://", "names no host"),
      ("redis://:6379", "names no host"),
      ("redis://localhost:", "not ``"),
      ("redis://one,", "a comma too many"),
      ("redis://one:7000,two:x", "not `x`"),
      ("redis://one,redis://two", "stands once"),
      ("redis://:s3cr3t@one:7000,:s3cr3t@two:7000", "stand once"),
      ("redis://kiosk:s3cr3t@@localhost", "`%40` for an `@`"),
      ("redis://localhost:http", "not `http`"),
      ("redis://localhost:0", "not `0`"),
      ("redis://localhost:65536", "not `65536`"),
      ("redis://localhost/films", "not `films`"),
      ("redis://localhost/-1", "not `-1`"),
      ("redis://[::1]7000", "not `7000`"),
      ("redis://s3cr3t@localhost", "`USER:PASSWORD`"),
      ("redis://kiosk:@localhost", "`USER:PASSWORD`"),
      ("redis://:s3cr3t%@localhost", "%25"),
      ("redis://:s3cr3t%4@localhost", "%25"),
      ("redis://:s3cr3t%+1@localhost", "%25"),
      ("redis://:s3cr3t@localhost:x", "not `x`"),
      ("/" + String(repeating: "x", count: 107), "107 bytes"),
    ] as [(String, String)])
  func refused(text: String, says: String) throws {
    let error = try #require(throws: InvalidRedisAddress.self) { try RedisAddress(text) }
    #expect(error.description.contains(says))
    #expect(!error.description.contains("s3cr3t"))
  }
}
