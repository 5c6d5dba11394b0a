/// A seat of a hall, by its place in the list that the hall was made from: ``SeatingGraph/seats``, and the seats of a seat
/// map in the same order.
@frozen
public struct SeatIndex: TypedIndex {
  public let offset: Int

  @inlinable
  public init(_ offset: Int) {
    self.offset = offset
  }
}

/// A list with one element for each seat of a hall.
package typealias SeatArray<Element> = IndexedArray<SeatIndex, Element>

/// Where a seat stands in ``SeatingGeometry``, in which the seats of a row follow one another: adding 1 leads to the next
/// seat along the row.
struct SeatPosition: TypedIndex {
  let offset: Int

  init(_ offset: Int) {
    self.offset = offset
  }

  static func + (position: Self, count: Int) -> Self { Self(position.offset + count) }

  static func - (position: Self, count: Int) -> Self { Self(position.offset - count) }

  static func - (position: Self, other: Self) -> Int { position.offset - other.offset }
}

/// A list with one element for each position.
typealias PositionArray<Element> = IndexedArray<SeatPosition, Element>
