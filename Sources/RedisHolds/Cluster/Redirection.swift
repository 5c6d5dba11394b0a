/// Where a node sends its client, or when.
enum Redirection: Hashable {
  /// The slot is another node's from now on.
  case moved(HashSlot, RedisNode)
  /// The slot is on its way to another node, which is to be asked this once.
  case ask(RedisNode)
  /// A slot on its way is half here and half there, or the cluster is about to agree on a new primary.
  case later
  /// This server cannot serve, but another one might.
  case elsewhere

  /// - Returns: nil for what no other server would answer otherwise.
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
