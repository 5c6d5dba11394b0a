internal import Glibc
package import SystemPackage

/// A user of the operating system, from the password database.
package struct Account: Sendable, Equatable {
  package let userID: UInt32
  package let groupID: UInt32
  package let name: String
  package let home: FilePath

  package static func named(_ name: String) -> Account? {
    unsafe find { unsafe getpwnam_r(name, $0, $1, $2, $3) }
  }

  package static func numbered(_ userID: UInt32) -> Account? {
    unsafe find { unsafe getpwuid_r(userID, $0, $1, $2, $3) }
  }

  /// The user who may run the servers when `userID` asks for them: itself, or for root, whom PostgreSQL
  /// refuses to serve, an unprivileged one.
  package static func running(for userID: UInt32) throws(LocalServersError) -> Account {
    if userID == 0 {
      guard let account = named("postgres") ?? named("nobody") else { throw .noUnprivilegedUser }
      return account
    }
    guard let account = numbered(userID) else { throw .userWithoutName(userID: userID) }
    return account
  }

  private typealias Query = (
    UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
    UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
  ) -> CInt

  private static func find(_ query: Query) -> Account? {
    // Long enough for any line of a password database; a longer one counts as missing.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64 * 1024) { buffer in
      var entry = unsafe passwd()
      var found: UnsafeMutablePointer<passwd>?
      guard let start = buffer.baseAddress,
        unsafe query(&entry, start, buffer.count, &found) == 0, unsafe found != nil,
        let name = unsafe entry.pw_name, let home = unsafe entry.pw_dir
      else { return nil }
      return Account(
        userID: unsafe entry.pw_uid, groupID: unsafe entry.pw_gid,
        name: unsafe String(cString: name), home: unsafe FilePath(platformString: home))
    }
  }
}
