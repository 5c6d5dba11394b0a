/// A table while it is being parsed, and the rules of TOML for what may be added to it.
final class TOMLTree {
  /// How the table came to be, which decides what may still change it.
  enum Origin {
    /// Named on the way to another table's header; its own header may follow.
    case implied
    case header
    case dottedKey
    /// In braces: complete.
    case inline
  }

  private enum Node {
    case value(ConfigValue)
    case table(TOMLTree)
    case tables([TOMLTree], line: Int)
  }

  let file: String
  let path: String
  private(set) var line: Int
  private var origin: Origin
  private var keys: [String] = []
  private var nodes: [String: Node] = [:]

  init(file: String, path: String = "", line: Int = 1, origin: Origin = .header) {
    self.file = file
    self.path = path
    self.line = line
    self.origin = origin
  }

  /// `[a.b.c]`: the table that the lines after it belong to.
  func header(_ names: [String], line: Int) throws(ConfigError) -> TOMLTree {
    let (parent, name) = try parent(of: names, line: line)
    guard let node = parent.nodes[name] else { return parent.add(name, line: line, origin: .header) }
    if case .table(let table) = node, table.origin == .implied {
      table.origin = .header
      table.line = line
      return table
    }
    throw parent.duplicate(name, line: line)
  }

  /// `[[a.b.c]]`: a new table at the end of an array.
  func element(_ names: [String], line: Int) throws(ConfigError) -> TOMLTree {
    let (parent, name) = try parent(of: names, line: line)
    let table = TOMLTree(file: file, path: parent.path(of: name), line: line)
    switch parent.nodes[name] {
    case nil:
      parent.keys.append(name)
      parent.nodes[name] = .tables([table], line: line)
    case .tables(let tables, let first): parent.nodes[name] = .tables(tables + [table], line: first)
    case .value, .table: throw parent.duplicate(name, line: line)
    }
    return table
  }

  /// `a.b.c = value` in this table.
  func set(_ names: [String], to value: ConfigValue, line: Int) throws(ConfigError) {
    var table = self
    for name in names.dropLast() {
      switch table.nodes[name] {
      case nil: table = table.add(name, line: line, origin: .dottedKey)
      case .table(let next) where next.origin == .dottedKey: table = next
      case .value, .table, .tables: throw table.duplicate(name, line: line)
      }
    }
    guard let name = names.last else { return }
    guard table.nodes[name] == nil else { throw table.duplicate(name, line: line) }
    table.keys.append(name)
    table.nodes[name] = .value(value)
  }

  /// The table as it is read.
  func frozen() -> ConfigTable {
    let entries = keys.compactMap { key -> (key: String, value: ConfigValue)? in
      switch nodes[key] {
      case nil: nil
      case .value(let value): (key, value)
      case .table(let table): (key, ConfigValue(.table(table.frozen()), line: table.line))
      case .tables(let tables, let line):
        (key, ConfigValue(.array(tables.map { ConfigValue(.table($0.frozen()), line: $0.line) }), line: line))
      }
    }
    return ConfigTable(file: file, path: path, line: line, entries: entries)
  }

  func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// The table that holds the last of `names`, made where it is missing.
  private func parent(of names: [String], line: Int) throws(ConfigError) -> (TOMLTree, String) {
    var table = self
    for name in names.dropLast() {
      switch table.nodes[name] {
      case nil: table = table.add(name, line: line, origin: .implied)
      case .table(let next): table = next
      case .tables(let tables, _): table = tables.last ?? table
      case .value: throw table.duplicate(name, line: line)
      }
    }
    return (table, names.last ?? "")
  }

  private func add(_ name: String, line: Int, origin: Origin) -> TOMLTree {
    let table = TOMLTree(file: file, path: path(of: name), line: line, origin: origin)
    keys.append(name)
    nodes[name] = .table(table)
    return table
  }

  private func duplicate(_ name: String, line: Int) -> ConfigError {
    let first =
      switch nodes[name] {
      case .value(let value): value.line
      case .table(let table): table.line
      case .tables(_, let line): line
      case nil: line
      }
    return ConfigError(
      file: file, line: line,
      message: "`\(path(of: name))` is set here again; line \(first) has set it already.")
  }
}
