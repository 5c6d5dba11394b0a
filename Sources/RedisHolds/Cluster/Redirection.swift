/// Where a node sends its client, or that it should ask later.
enum Redirection: Hashable {
  /// The slot belongs to another node from now on.
  case moved(HashSlot, RedisNode)
  /// The slot is being moved to another node, which should be asked this once.
  case ask(RedisNode)
  /// The slot is partly here and partly there, or the cluster is about to agree on a new primary.
  case later
  /// This server cannot answer, but another one might.
  case elsewhere

  /// - Returns: nil for an error that every other server would also return.
  init?(_ fault: RedisFault, from node: RedisNode) {
    guard case .answered(let text) = fault else {
      if fault == .unexpected { return nil }
      self = .elsewhere
      return
    }
    let words = text.split(separator: " ")
    switch words.first {
    case "MOVED", "ASK":
      guard words.count == 3, let slot = Int(words[1]).flatMap({ HashSlot(rawValue: $0) }),
        let colon = words[2].lastIndex(of: ":"), words[2][..<colon] != "?",
        let port = Int(words[2][words[2].index(after: colon)...]), port > 0
      else { return nil }
      let target = node.sibling(host: String(words[2][..<colon]), port: port)
      self = words[0] == "MOVED" ? .moved(slot, target) : .ask(target)
    case "TRYAGAIN", "CLUSTERDOWN": self = .later
    case "READONLY", "LOADING", "MASTERDOWN": self = .elsewhere
    default: return nil
    }
  }
}
