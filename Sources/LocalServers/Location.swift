package import SystemPackage

/// Where the private servers keep their data.
package enum Location {
  /// `KIOSK_DEMO_DIR`, else `$XDG_STATE_HOME/kiosk-demo`, else `/var/lib/kiosk-demo` for root and
  /// `~/.local/state/kiosk-demo` for anyone else. Somebody without a home gets a directory in `/var/tmp`,
  /// which, unlike `/tmp`, survives a restart.
  package static func standard(environment: [String: String], effectiveUserID: UInt32) -> FilePath {
    if let named = environment["KIOSK_DEMO_DIR"], !named.isEmpty {
      return absolute(FilePath(named), workingDirectory: environment["PWD"])
    }
    // The XDG specification has relative paths ignored.
    if let base = environment["XDG_STATE_HOME"].map({ FilePath($0) }), base.isAbsolute {
      return base.appending("kiosk-demo")
    }
    if effectiveUserID == 0 { return "/var/lib/kiosk-demo" }
    let homes = [environment["HOME"].map { FilePath($0) }, Account.numbered(effectiveUserID)?.home]
    for case let home? in homes where home.isAbsolute && (try? home.stat().type) == .directory {
      return home.appending(".local/state/kiosk-demo")
    }
    return FilePath("/var/tmp/kiosk-demo-\(effectiveUserID)")
  }

  private static func absolute(_ path: FilePath, workingDirectory: String?) -> FilePath {
    path.isAbsolute ? path : (FileSystem.workingDirectory ?? FilePath(workingDirectory ?? "/")).pushing(path)
  }
}
