internal import CPostgres

/// The values of one step in the form that libpq needs: C strings, with a null pointer for NULL.
struct BoundValues {
  /// Each value's UTF-8 followed by a NUL, in one buffer.
  private var bytes: [UInt8] = []
  /// Where each value begins; nil for NULL.
  private var starts: [Int?] = []

  init(_ values: [any PostgresEncodable]) throws(PostgresError) {
    starts.reserveCapacity(values.count)
    // Most are ids.
    bytes.reserveCapacity(values.count * 40)
    for value in values {
      guard let text = value.postgresText else {
        starts.append(nil)
        continue
      }
      // A C string would end here, and only half of the value would be stored.
      guard !text.utf8.contains(0) else {
        throw PostgresError(.unsendable, "A text with a NUL character cannot be stored in PostgreSQL")
      }
      starts.append(bytes.count)
      bytes.append(contentsOf: text.utf8)
      bytes.append(0)
    }
  }

  /// Queues the statement. Answers come in binary form.
  func send(_ statement: Statement, over connection: OpaquePointer) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      let text = unsafe buffer.assumingMemoryBound(to: CChar.self).baseAddress
      let pointers: [UnsafePointer<CChar>?] = unsafe starts.map { start in
        unsafe start.flatMap { start in unsafe text.map { unsafe $0 + start } }
      }
      let count = Int32(starts.count)
      if let name = statement.name {
        return unsafe PQsendQueryPrepared(connection, name, count, pointers, nil, nil, 1) == 1
      }
      return unsafe PQsendQueryParams(connection, statement.sql, count, nil, pointers, nil, nil, 1) == 1
    }
  }
}
