internal import CPostgres

/// Which PostgreSQL server to use, and as which user: libpq's connection string (`host=… dbname=…`), URI
/// (`postgresql://…`) or service (`service=cinema`). What it leaves out comes from the environment (`PGHOST`
/// and so on), as in psql. If it has several hosts, the first one that `target_session_attrs` allows is used.
package struct Conninfo: Hashable, Sendable {
  /// Keywords and values as given, in libpq's order.
  private let options: [Option]

  private struct Option: Hashable, Sendable {
    let keyword: String
    let value: String
  }

  /// An empty text takes everything from the environment.
  /// - Throws: `PostgresError` of kind `unreachable`, with libpq's own message about `text`.
  package init(_ text: String) throws(PostgresError) {
    var complaint: UnsafeMutablePointer<CChar>?
    guard let parsed = unsafe PQconninfoParse(text, &complaint) else {
      let message = unsafe complaint.map { unsafe String(cString: $0) } ?? "out of memory"
      unsafe PQfreemem(complaint)
      throw PostgresError(.unreachable, "the connection string is wrong: \(message.oneLine)")
    }
    defer { unsafe PQconninfoFree(parsed) }
    var options: [Option] = []
    var next = unsafe parsed
    while let keyword = unsafe next.pointee.keyword {
      if let value = unsafe next.pointee.val {
        options.append(unsafe Option(keyword: String(cString: keyword), value: String(cString: value)))
      }
      unsafe next += 1
    }
    self.options = options
    if let complaint = complaintAboutHosts { throw PostgresError(.unreachable, complaint) }
  }

  /// An error that libpq would report only when it connects.
  private var complaintAboutHosts: String? {
    func count(_ keyword: String) -> Int? {
      self[keyword].map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
    }
    if let hosts = count("host"), let addresses = count("hostaddr"), hosts != addresses {
      return "the connection string is wrong: it has \(hosts) `host` and \(addresses) `hostaddr`"
    }
    if let hosts = count("hostaddr") ?? count("host"), let ports = count("port"), ports > 1, ports != hosts {
      return "the connection string is wrong: it has \(hosts) hosts and \(ports) ports"
    }
    let known = ["any", "read-write", "read-only", "primary", "standby", "prefer-standby"]
    if let wanted = self["target_session_attrs"], !known.contains(wanted) {
      return
        "the connection string is wrong: `target_session_attrs` is none of \(known.joined(separator: ", "))"
    }
    return nil
  }

  private init(options: [Option]) {
    self.options = options
  }

  /// The value of a keyword, if the text gives it.
  package subscript(keyword: String) -> String? {
    options.first { $0.keyword == keyword }?.value
  }

  /// The same server with other values for some keywords.
  package func setting(_ values: [String: String]) -> Conninfo {
    let kept = options.filter { values[$0.keyword] == nil }
    let given = values.sorted { $0.key < $1.key }.map { Option(keyword: $0.key, value: $0.value) }
    return Conninfo(options: kept + given)
  }

  /// The same server with `values` for the keywords that the text leaves out.
  func defaulting(_ values: KeyValuePairs<String, String>) -> Conninfo {
    let missing = values.filter { self[$0.key] == nil }
    return Conninfo(options: options + missing.map { Option(keyword: $0.key, value: $0.value) })
  }

  /// For libpq, with the password: must not be shown.
  var connectionString: String {
    options.map { option in
      let escaped = option.value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
      return "\(option.keyword)='\(String(escaped))'"
    }.joined(separator: " ")
  }
}

extension Conninfo: CustomStringConvertible {
  /// The server and user, without secrets.
  package var description: String {
    let shown = ["service", "host", "hostaddr", "port", "dbname", "user", "target_session_attrs"]
    let words = shown.compactMap { keyword in
      self[keyword].flatMap { $0.isEmpty ? nil : "\(keyword)=\($0)" }
    }
    return words.isEmpty ? "the server named by the environment" : words.joined(separator: " ")
  }
}

extension String {
  /// libpq's messages, which have several lines, as one line without its full stop.
  var oneLine: String {
    let words = split { $0.isNewline || $0 == "\t" }.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    let joined = words.joined(separator: " ")
    return joined.hasSuffix(".") ? String(joined.dropLast()) : joined
  }
}

extension StringProtocol {
  /// Without leading and trailing spaces.
  var trimmingSpaces: SubSequence {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
    return start[...last]
  }
}
