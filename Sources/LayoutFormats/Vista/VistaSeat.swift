import BoxOffice

/// A seat of a Vista layout, as it stands in the file.
struct VistaSeat {
  /// A place on the areas' grid.
  struct Cell: Hashable {
    var area: Int
    var row: Int
    var column: Int
  }

  var text: String
  /// Its row's `PhysicalName`.
  var row: String
  /// The index of its area in the list.
  var area: Int
  /// With its area's `Number`.
  var cell: Cell
  var style: String
  var status: String
  /// Before the sale that the file was asked for.
  var originalStatus: String
  var isCompanion: Bool
  /// Of the seats that are sold with it; its own among them.
  var group: [Cell]
  /// Whether the file says that there is a group.
  var hasGroup: Bool

  /// The status that tells what the seat is, for a sale hides it.
  var lastingStatus: String {
    let plain: Set<String> = ["0", "1", "4", "empty", "available", "free", "sold", "reserved", "selected"]
    return plain.contains(originalStatus) ? status : originalStatus
  }

  /// Sold or unusable, and that not only since the sale that the file was asked for.
  var isTaken: Bool {
    let taken: Set<String> = ["1", "sold"]
    return taken.contains(status) && taken.contains(originalStatus)
  }
}
