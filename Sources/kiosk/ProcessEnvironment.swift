internal import Glibc

/// The environment variables with which this process was started.
enum ProcessEnvironment {
  static let variables: [String: String] = {
    var variables: [String: String] = [:]
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let line = unsafe String(cString: entry)
      if let equals = line.firstIndex(of: "=") {
        variables[String(line[..<equals])] = String(line[line.index(after: equals)...])
      }
      unsafe next += 1
    }
    return variables
  }()
}
