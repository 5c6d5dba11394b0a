/// The JSON Schema of the stored form.
package enum LayoutSchema {
  package static var text: String {
    String(decoding: PackageResources.seat_layout_schema_json, as: UTF8.self)
  }
}
