internal import LocalServers
internal import SystemPackage
import Testing

@Suite("Where the data is kept", .serialized)
struct LocationTests {
  @Test(
    "The first of KIOSK_DEMO_DIR, XDG_STATE_HOME and the user's usual place that says something",
    arguments: [
      (["KIOSK_DEMO_DIR": "/srv/demo", "XDG_STATE_HOME": "/state", "HOME": "/tmp"], 1000, "/srv/demo"),
      (["KIOSK_DEMO_DIR": "", "XDG_STATE_HOME": "/state", "HOME": "/tmp"], 1000, "/state/kiosk-demo"),
      (["XDG_STATE_HOME": "relative", "HOME": "/tmp"], 1000, "/tmp/.local/state/kiosk-demo"),
      (["HOME": "/tmp"], 1000, "/tmp/.local/state/kiosk-demo"),
      (["HOME": "/no/such/home"], 4_000_000, "/var/tmp/kiosk-demo-4000000"),
      ([:], 4_000_000, "/var/tmp/kiosk-demo-4000000"),
      (["HOME": "/root"], 0, "/var/lib/kiosk-demo"),
      (["KIOSK_DEMO_DIR": "/srv/demo"], 0, "/srv/demo"),
    ] as [([String: String], UInt32, String)])
  func standard(environment: [String: String], userID: UInt32, expected: String) {
    #expect(Location.standard(environment: environment, effectiveUserID: userID) == FilePath(expected))
  }

  @Test("A relative KIOSK_DEMO_DIR is taken from the working directory")
  func relative() {
    let path = Location.standard(environment: ["KIOSK_DEMO_DIR": "demo"], effectiveUserID: 1000)
    #expect(path.isAbsolute)
    #expect(path.lastComponent == "demo")
  }
}
