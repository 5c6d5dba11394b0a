internal import CHiredis

/// What a server answers.
enum RedisReply: Hashable {
  /// `+OK`.
  case status(String)
  case string(String)
  case integer(Int)
  case array([RedisReply])
  case absent
  /// `-CODE text`.
  case error(RedisFault)

  /// Copies what hiredis has parsed; the caller still has to free that.
  @unsafe
  init(_ reply: UnsafePointer<redisReply>) {
    let parsed = unsafe reply.pointee
    switch unsafe parsed.type {
    case REDIS_REPLY_INTEGER: self = unsafe .integer(Int(parsed.integer))
    case REDIS_REPLY_STRING: self = unsafe .string(Self.text(of: parsed))
    case REDIS_REPLY_STATUS: self = unsafe .status(Self.text(of: parsed))
    case REDIS_REPLY_ERROR: self = unsafe .error(.answered(Self.text(of: parsed)))
    case REDIS_REPLY_ARRAY:
      let elements = unsafe UnsafeBufferPointer(start: parsed.element, count: parsed.elements)
      self = .array(elements.indices.map { unsafe elements[$0].map { unsafe RedisReply($0) } ?? .absent })
    default: self = .absent
    }
  }

  private static func text(of reply: redisReply) -> String {
    guard let start = unsafe reply.str else { return "" }
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: reply.len)
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  var string: String? {
    switch self {
    case .string(let text), .status(let text): text
    case .integer, .array, .absent, .error: nil
    }
  }

  var array: [RedisReply]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// An array that contains only integers.
  var integers: [Int]? {
    guard let array else { return nil }
    let numbers = array.compactMap(\.integer)
    return numbers.count == array.count ? numbers : nil
  }
}
