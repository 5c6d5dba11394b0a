/// A number that identifies an element of an ``IndexedArray``. Lists in different orders have different types
/// of index, so that the compiler can tell them apart.
public protocol TypedIndex: Strideable, Hashable, Sendable where Stride == Int {
  var offset: Int { get }

  init(_ offset: Int)
}

extension TypedIndex {
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }

  @inlinable
  public static func == (left: Self, right: Self) -> Bool { left.offset == right.offset }

  @inlinable
  public func distance(to other: Self) -> Int { other.offset - offset }

  @inlinable
  public func advanced(by count: Int) -> Self { Self(offset + count) }
}

/// An array whose elements are accessed by an index of their own type instead of by `Int`.
@frozen
public struct IndexedArray<Index: TypedIndex, Element> {
  @usableFromInline var elements: [Element]

  @inlinable
  public init(_ elements: some Sequence<Element>) {
    self.elements = Array(elements)
  }

  @inlinable
  public init(repeating element: Element, count: Int) {
    elements = Array(repeating: element, count: count)
  }

  /// Each element with its index.
  @inlinable
  public var indexed: Zip2Sequence<Range<Index>, [Element]> { zip(startIndex..<endIndex, elements) }
}

extension IndexedArray: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Index { Index(0) }

  @inlinable public var endIndex: Index { Index(elements.count) }

  @inlinable
  public subscript(index: Index) -> Element {
    get { elements[index.offset] }
    set { elements[index.offset] = newValue }
  }

  /// The array's own, since the usual one asks for each index.
  @inlinable
  public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}

extension IndexedArray: ExpressibleByArrayLiteral {
  @inlinable
  public init(arrayLiteral elements: Element...) {
    self.elements = elements
  }
}

extension IndexedArray: Sendable where Element: Sendable {}
extension IndexedArray: Equatable where Element: Equatable {}
extension IndexedArray: Hashable where Element: Hashable {}
