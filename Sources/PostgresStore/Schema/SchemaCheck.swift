internal import BoxOffice

/// Compares a live database with what the code expects of its schema, and of the server's durability.
package struct SchemaCheck: Sendable {
  private let database: Database

  package init(_ database: Database) {
    self.database = database
  }

  /// The differences, each as a sentence; empty if there are none.
  package func findings() async throws(PostgresError) -> [String] {
    let live = try await schema()
    let expected = SchemaDescription(
      text: String(decoding: PackageResources.expected_schema_txt, as: UTF8.self))
    let differences = live.differences(from: expected)
    // If the schema differs, the queries about amounts might not work.
    let amounts = differences.isEmpty ? try await amountFindings() : []
    return differences + amounts + (try await durabilityFindings())
  }

  /// Prices and discounts that cannot be paid.
  private func amountFindings() async throws(PostgresError) -> [String] {
    try await database.rows(.unpayableAmounts, [Currency.withoutDecimals.sorted()]).map {
      (row) throws(PostgresError) in
      let kind: String = try row.value("kind")
      let name: String = try row.value("name")
      let cinema: String = try row.value("cinema")
      let currency: Currency = try row.value("currency")
      let amount: Money = try row.value("amount")
      return """
        \(kind) `\(name)` has the amount \(amount), which cannot be paid at `\(cinema)`: \(currency) has no decimals. \
        Set a whole amount.
        """
    }
  }

  /// The live schema, in the same form as the expected schema in this module.
  package func schema() async throws(PostgresError) -> SchemaDescription {
    SchemaDescription(
      entries: try await database.rows(.describeSchema).map { (row) throws(PostgresError) in
        SchemaDescription.Entry(
          kind: try row.value("kind"), name: try row.value("name"), definition: try row.value("definition"))
      })
  }

  private func durabilityFindings() async throws(PostgresError) -> [String] {
    guard let settings = try await database.rows(.serverSettings).first else { return [] }
    var findings: [String] = []
    for name in ["fsync", "full_page_writes"] where try settings.value(name, as: String.self) != "on" {
      findings.append("`\(name)` is off: a power cut can destroy the database. Turn it on.")
    }
    if try settings.value("synchronous_commit", as: String.self) == "off" {
      findings.append(
        "`synchronous_commit` is off: a crash can lose bookings that were acknowledged. Turn it on.")
    }
    let encoding: String = try settings.value("server_encoding")
    if encoding != "UTF8" {
      findings.append("The database's encoding is `\(encoding)`, but names and titles need `UTF8`.")
    }
    return findings
  }
}

/// Tables, columns, constraints, indexes, triggers, functions and grants, each on a line of its own.
package struct SchemaDescription: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    let kind: String
    let name: String
    let definition: String

    /// In a form that can begin a sentence.
    var title: String { kind.prefix(1).uppercased() + kind.dropFirst() + " `\(name)`" }

    /// `bookings` for `column bookings.id` and for `grant kiosk_admin on bookings.id`.
    var table: Substring {
      let object = name.split(separator: " ").last ?? Substring(name)
      return object.prefix { $0 != "." }
    }
  }

  let entries: [Entry]

  init(entries: [Entry]) {
    self.entries = entries.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
  }

  /// Reads ``text``.
  init(text: String) {
    self.init(
      entries: text.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: "\t")
        guard parts.count == 3 else { return nil }
        return Entry(kind: String(parts[0]), name: String(parts[1]), definition: String(parts[2]))
      })
  }

  /// One line for each entry: kind, name and definition, separated by tabs.
  package var text: String {
    entries.map { "\($0.kind)\t\($0.name)\t\($0.definition)\n" }.joined()
  }

  /// Sentences; there is only one for a table that is missing entirely.
  func differences(from expected: SchemaDescription) -> [String] {
    struct Key: Hashable {
      let kind: String
      let name: String
    }
    func keyed(_ description: SchemaDescription) -> [Key: Entry] {
      Dictionary(
        description.entries.map { (Key(kind: $0.kind, name: $0.name), $0) },
        uniquingKeysWith: { first, _ in first })
    }
    func tables(_ description: SchemaDescription) -> Set<Substring> {
      Set(description.entries.filter { $0.kind == "table" }.map { Substring($0.name) })
    }
    let (live, wanted) = (keyed(self), keyed(expected))
    let missing = tables(expected).subtracting(tables(self))
    let unknown = tables(self).subtracting(tables(expected))
    var findings: [String] = []
    for entry in expected.entries where entry.kind == "table" || !missing.contains(entry.table) {
      let what = entry.title
      switch live[Key(kind: entry.kind, name: entry.name)]?.definition {
      case nil where entry.kind == "table": findings.append("\(what) is missing.")
      case nil: findings.append("\(what) is missing; it should be `\(entry.definition)`.")
      case entry.definition: break
      case let found?:
        findings.append("\(what) is `\(found)`, but should be `\(entry.definition)`.")
      }
    }
    for entry in entries where entry.kind == "table" || !unknown.contains(entry.table) {
      if wanted[Key(kind: entry.kind, name: entry.name)] == nil {
        findings.append("\(entry.title) is not one this program knows.")
      }
    }
    return findings
  }
}

// MARK: - Statements

extension Statement {
  static let describeSchema = Statement("describe_schema", PackageResources.describe_schema_sql)
  static let unpayableAmounts = Statement("unpayable_amounts", PackageResources.unpayable_amounts_sql)
  static let serverSettings = Statement("server_settings", PackageResources.server_settings_sql)
}
