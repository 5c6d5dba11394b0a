import BoxOffice

/// As much of JSON Schema (draft 2020-12) as the layout format's schema uses. A keyword that is not known here is a
/// complaint, so that none goes unchecked.
struct SchemaValidator {
  private let root: JSONNode

  init(_ root: JSONNode) {
    self.root = root
  }

  func complaints(about instance: JSONNode) -> [String] { complaints(about: instance, at: "", by: root) }

  /// The keys of the objects that are reached by these keys, through lists.
  func keys(at path: [String]) -> [String] {
    var schema = root
    for key in path {
      guard let next = schema["properties"]?[key] else { return [] }
      schema = resolved(next["items"] ?? next)
    }
    return (schema["properties"]?.object ?? []).map(\.key)
  }

  private func resolved(_ schema: JSONNode) -> JSONNode {
    guard let name = schema["$ref"]?.string?.split(separator: "/").last else { return schema }
    return root["$defs"]?[String(name)] ?? schema
  }

  private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

  private func complaints(about instance: JSONNode, at place: String, by schema: JSONNode) -> [String] {
    let schema = resolved(schema)
    return (schema.object ?? []).flatMap { keyword in
      Self.annotations.contains(keyword.key)
        ? [] : complaints(about: instance, at: place, keyword.key, keyword.value, schema)
    }
  }

  private func complaints(
    about instance: JSONNode, at place: String, _ keyword: String, _ value: JSONNode, _ schema: JSONNode
  ) -> [String] {
    func require(_ isSo: Bool) -> [String] { isSo ? [] : ["\(place): \(keyword)"] }
    let limit = value.double ?? 0
    let length = instance.string?.unicodeScalars.count
    switch keyword {
    case "type":
      let types = value.array?.compactMap(\.string) ?? [value.string ?? ""]
      return require(types.contains { isType($0, instance) })
    case "const": return require(isEqual(instance, value))
    case "enum": return require((value.array ?? []).contains { isEqual(instance, $0) })
    case "minimum": return require(instance.double.map { $0 >= limit } ?? true)
    case "maximum": return require(instance.double.map { $0 <= limit } ?? true)
    case "exclusiveMinimum": return require(instance.double.map { $0 > limit } ?? true)
    case "minLength": return require(length.map { Double($0) >= limit } ?? true)
    case "maxLength": return require(length.map { Double($0) <= limit } ?? true)
    case "minItems": return require(instance.array.map { Double($0.count) >= limit } ?? true)
    case "maxItems": return require(instance.array.map { Double($0.count) <= limit } ?? true)
    case "pattern":
      // The only pattern there is.
      guard value.string == "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" else { return ["unknown pattern"] }
      return require(
        instance.string.map { text in
          !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        } ?? true)
    case "required":
      guard let members = instance.object else { return [] }
      return require(
        (value.array ?? []).compactMap(\.string).allSatisfy { key in members.contains { $0.key == key } })
    case "dependentRequired":
      return require(
        (value.object ?? []).allSatisfy { dependent in
          instance[dependent.key] == nil
            || (dependent.value.array ?? []).compactMap(\.string).allSatisfy { instance[$0] != nil }
        })
    case "additionalProperties":
      let known = Set((schema["properties"]?.object ?? []).map(\.key))
      return require((instance.object ?? []).allSatisfy { known.contains($0.key) })
    case "properties":
      return (value.object ?? []).flatMap { property in
        instance[property.key].map {
          complaints(about: $0, at: "\(place)/\(property.key)", by: property.value)
        } ?? []
      }
    case "items":
      return (instance.array ?? []).enumerated().flatMap {
        complaints(about: $1, at: "\(place)/\($0)", by: value)
      }
    default: return ["\(place): the keyword \(keyword) is unknown"]
    }
  }

  private func isType(_ type: String, _ instance: JSONNode) -> Bool {
    switch type {
    case "null": instance.isNull
    case "boolean": instance.bool != nil
    case "number": instance.double != nil
    case "integer": instance.integer != nil
    case "string": instance.string != nil
    case "array": instance.array != nil
    case "object": instance.object != nil
    default: false
    }
  }

  private func isEqual(_ one: JSONNode, _ other: JSONNode) -> Bool {
    if one.isNull || other.isNull { return one.isNull && other.isNull }
    if let text = one.string { return text == other.string }
    if let number = one.double { return number == other.double }
    return one.bool != nil && one.bool == other.bool
  }
}
