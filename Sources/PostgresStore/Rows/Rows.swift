internal import CPostgres

/// The answer to a statement: its rows, copied from libpq, so that they can be read anywhere.
package struct Rows: Sendable {
  let table: Table
  /// How many rows an INSERT, UPDATE or DELETE touched, or a SELECT returned.
  package let affected: Int
  /// What the server says that it did, such as `COMMIT`.
  let tag: String

  /// The columns of an answer: their types, and their names, by which rows are read.
  final class Shape: Sendable {
    let names: [String]
    let types: [UInt32]
    private let indices: [String: Int]

    init(of result: OpaquePointer) {
      var names: [String] = []
      var types: [UInt32] = []
      for column in 0..<(unsafe PQnfields(result)) {
        names.append(unsafe PQfname(result, column).map { unsafe String(cString: $0) } ?? "")
        types.append(unsafe PQftype(result, column))
      }
      self.names = names
      self.types = types
      indices = Dictionary(zip(names, names.indices)) { first, _ in first }
    }

    func index(of name: String) -> Int? { indices[name] }
  }

  /// An answer's shape, and every field's bytes in binary form.
  final class Table: Sendable {
    let shape: Shape
    let bytes: [UInt8]
    /// Row by row; nil for NULL.
    let fields: [Range<Int>?]
    let rowCount: Int

    init(shape: Shape, bytes: [UInt8], fields: [Range<Int>?], rowCount: Int) {
      self.shape = shape
      self.bytes = bytes
      self.fields = fields
      self.rowCount = rowCount
    }
  }

  init(copying result: OpaquePointer, as shape: Shape) {
    let (rowCount, columnCount) = unsafe (PQntuples(result), PQnfields(result))
    // libpq keeps each field separately: one pass finds out how long they are, another copies them.
    var fields: [Range<Int>?] = []
    fields.reserveCapacity(Int(rowCount) * Int(columnCount))
    var total = 0
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let length = unsafe Int(PQgetlength(result, row, column))
        if length == 0, unsafe PQgetisnull(result, row, column) == 1 {
          fields.append(nil)
        } else {
          fields.append(total..<total + length)
          total += length
        }
      }
    }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
      var next = fields.makeIterator()
      for row in 0..<rowCount {
        for column in 0..<columnCount {
          guard let field = next.next() ?? nil, !field.isEmpty,
            let value = unsafe PQgetvalue(result, row, column), let start = buffer.baseAddress
          else { continue }
          unsafe UnsafeMutableRawPointer(start + field.lowerBound).copyMemory(
            from: value, byteCount: field.count)
        }
      }
      count = total
    }
    table = Table(shape: shape, bytes: bytes, fields: fields, rowCount: Int(rowCount))
    tag = unsafe PQcmdStatus(result).map { unsafe String(cString: $0) } ?? ""
    affected = unsafe PQcmdTuples(result).flatMap { unsafe Int(String(cString: $0)) } ?? 0
  }
}

extension Rows: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { table.rowCount }
  package subscript(position: Int) -> Row {
    precondition(indices.contains(position), "row out of range")
    return Row(table: table, index: position)
  }
}

extension Rows {
  /// The index of a column in an answer, for code that reads it in thousands of rows.
  struct Column {
    let name: String
    let type: UInt32
    let index: Int
    /// The number of columns in the answer.
    let count: Int
  }

  /// - Throws: `undecodable` if there is none.
  func column(_ name: String) throws(PostgresError) -> Column { try table.column(name) }
}

extension Rows.Table {
  func column(_ name: String) throws(PostgresError) -> Rows.Column {
    guard let index = shape.index(of: name) else {
      throw PostgresError(.undecodable, "The answer has no column `\(name)`")
    }
    return Rows.Column(name: name, type: shape.types[index], index: index, count: shape.names.count)
  }
}

/// One row of an answer.
package struct Row: Sendable {
  let table: Rows.Table
  let index: Int

  /// The value of the column `name`.
  /// - Throws: `undecodable`, naming the column, if it is missing, NULL although `Value` is not optional, or
  ///   of a type that `Value` cannot be read from.
  package func value<Value: PostgresDecodable>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    try value(table.column(name))
  }

  /// The value of a column of this row's answer.
  /// - Throws: `undecodable`, naming the column, if it is NULL although `Value` is not optional, or of a type
  ///   that `Value` cannot be read from.
  func value<Value: PostgresDecodable>(
    _ column: Rows.Column, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    let field = table.fields[index * column.count + column.index]
    do {
      return try Value(Field(type: column.type, bytes: field.map { table.bytes[$0] }))
    } catch {
      throw PostgresError(.undecodable, "Column `\(column.name)` \(error.complaint)")
    }
  }
}

/// One value as the server sent it: the OID of its type, and its bytes in binary form.
package struct Field: Sendable {
  package let type: UInt32
  /// Nil for NULL.
  package let bytes: ArraySlice<UInt8>?

  /// The bytes of a value that must not be NULL.
  package func present() throws(Undecodable) -> ArraySlice<UInt8> {
    guard let bytes else { throw Undecodable("is NULL") }
    return bytes
  }
}

/// Why a field is not what the program expects. The text continues a sentence that begins with the column's
/// name.
package struct Undecodable: Error, Sendable {
  package let complaint: String

  package init(_ complaint: String) {
    self.complaint = complaint
  }
}

/// A type that can be read from a column.
package protocol PostgresDecodable {
  init(_ field: Field) throws(Undecodable)
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  package init(_ field: Field) throws(Undecodable) {
    self = field.bytes == nil ? nil : try Wrapped(field)
  }
}
