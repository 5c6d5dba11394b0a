internal import SystemPackage

/// The directory with everything the private servers have: data, logs, locks.
///
/// It belongs to whoever starts the servers and lets nobody else in, but for the unprivileged user that
/// runs them when root starts them. That user owns only the servers' own directories inside, so it cannot
/// make root follow a link or trust a file of its making.
struct StateDirectory: Sendable {
  /// The first file made in it and the last to go: held while servers start or stop, and the proof that
  /// the directory is the demo's.
  static let lockName = "kiosk-demo.lock"

  let path: FilePath
  /// Who runs the servers.
  let account: Account
  /// Where the servers' sockets are: inside, or in a short private directory in `/tmp` when the path is
  /// longer than a socket's may be.
  let sockets: FilePath

  private let userID: UInt32

  var lock: FilePath { path.appending(Self.lockName) }
  /// Held, shared, by everyone who is in.
  var users: FilePath { path.appending("users.lock") }

  /// The directory as it will be; `prepare()` makes it.
  init(at path: FilePath, userID: UInt32) throws(LocalServersError) {
    self.path = path.lexicallyNormalized()
    self.userID = userID
    account = try Account.running(for: userID)
    sockets = Self.sockets(for: self.path, userID: account.userID)
  }

  /// Makes the directory and what it stands in, or checks that what is there is the demo's and the
  /// caller's own.
  func prepare() throws(LocalServersError) {
    try makeAncestors()
    _ = try FileSystem.attempt(to: "create", path) {
      try FileSystem.makeDirectory(path, .ownerReadWriteExecute)
    }
    try check()
    try FileSystem.attempt(to: "set the permissions of", path) {
      if userID == account.userID {
        try FileSystem.setPermissions(.ownerReadWriteExecute, of: path)
      } else {
        try FileSystem.setOwner(userID, group: account.groupID, of: path)
        try FileSystem.setPermissions([.ownerReadWriteExecute, .groupExecute], of: path)
      }
    }
    try checkThatServersGetHere()
  }

  /// Whether there is anything that `reset` could remove.
  ///
  /// - Throws: `foreignDirectory` and its like when it is not the demo's to remove.
  var exists: Bool {
    get throws(LocalServersError) {
      guard (try? path.stat()) != nil else { return false }
      try check()
      return true
    }
  }

  /// A directory for one server, owned by the user that runs it; made when there is none.
  func directory(named name: String) throws(LocalServersError) -> FilePath {
    let directory = path.appending(name)
    try makePrivate(directory)
    return directory
  }

  /// Makes the sockets' directory, or checks that the one in `/tmp`, where anybody can make it first, is ours.
  func prepareSockets() throws(LocalServersError) {
    try makePrivate(sockets)
  }

  /// Removes the sockets' directory if it is not inside and nothing is in it.
  func tidySockets() {
    if !sockets.starts(with: path) { try? FileSystem.remove(sockets) }
  }

  // MARK: -

  private func makeAncestors() throws(LocalServersError) {
    var missing: [FilePath] = []
    var ancestor = path.removingLastComponent()
    while !ancestor.isEmpty, (try? ancestor.stat()) == nil {
      missing.append(ancestor)
      guard ancestor.removeLastComponent() else { break }
    }
    // Root's servers run as somebody else, who has to get through.
    let permissions: FilePermissions =
      userID == 0
      ? [.ownerReadWriteExecute, .groupReadExecute, .otherReadExecute] : .ownerReadWriteExecute
    for directory in missing.reversed() {
      _ = try FileSystem.attempt(to: "create", directory) {
        try FileSystem.makeDirectory(directory, permissions)
      }
    }
  }

  private func check() throws(LocalServersError) {
    let status = try FileSystem.attempt(to: "examine", path) { try path.stat() }
    guard status.type == .directory else { throw .notADirectory(path) }
    guard status.userID.rawValue == userID else {
      let owner = status.userID.rawValue
      throw .ownedByAnother(path, owner: Account.numbered(owner)?.name ?? String(owner))
    }
    let names = try FileSystem.attempt(to: "list", path) { try FileSystem.names(in: path) }
    guard names.isEmpty || names.contains(Self.lockName) else { throw .foreignDirectory(path) }
  }

  private func checkThatServersGetHere() throws(LocalServersError) {
    guard userID != account.userID else { return }
    var ancestor = path
    while ancestor.removeLastComponent() {
      let status = try FileSystem.attempt(to: "examine", ancestor) { try ancestor.stat() }
      let door: FilePermissions =
        if status.userID.rawValue == account.userID {
          .ownerExecute
        } else if status.groupID.rawValue == account.groupID {
          .groupExecute
        } else {
          .otherExecute
        }
      guard status.permissions.contains(door) else {
        throw .unreachable(path, barrier: ancestor, user: account.name)
      }
    }
  }

  private func makePrivate(_ directory: FilePath) throws(LocalServersError) {
    _ = try FileSystem.attempt(to: "create", directory) {
      try FileSystem.makeDirectory(directory, .ownerReadWriteExecute)
    }
    let status = try FileSystem.attempt(to: "examine", directory) {
      try directory.stat(followTargetSymlink: false)
    }
    guard status.type == .directory else { throw .notADirectory(directory) }
    let owner = status.userID.rawValue
    guard owner == account.userID || owner == userID else {
      throw .ownedByAnother(directory, owner: Account.numbered(owner)?.name ?? String(owner))
    }
    try FileSystem.attempt(to: "set the owner of", directory) {
      if owner != account.userID {
        try FileSystem.setOwner(account.userID, group: account.groupID, of: directory)
      }
      try FileSystem.setPermissions(.ownerReadWriteExecute, of: directory)
    }
  }

  private static func sockets(for path: FilePath, userID: UInt32) -> FilePath {
    // A socket's path has 107 bytes; PostgreSQL's has the longest name. Characters that its list of
    // directories, libpq or Redis would need quoted are avoided the same way.
    let plain = "/._-+abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    let inside = path.appending("sockets")
    if inside.string.utf8.count + "/.s.PGSQL.5432".utf8.count <= 107, inside.string.allSatisfy(plain.contains)
    {
      return inside
    }
    // FNV-1a: any process finds the same name for the same path.
    let hash = path.string.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return FilePath("/tmp/kiosk-\(userID)-\(String(hash, radix: 36))")
  }
}
