/// A number that identifies an element of an ``IndexedArray``. Lists in different orders have different types
/// of index, so that the compiler can tell them apart.
package protocol TypedIndex: Strideable, Hashable, Sendable where Stride == Int {
  var offset: Int { get }

  init(_ offset: Int)
}

extension TypedIndex {
  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }

  @inlinable
  package static func == (left: Self, right: Self) -> Bool { left.offset == right.offset }

  @inlinable
  package func distance(to other: Self) -> Int { other.offset - offset }

  @inlinable
  package func advanced(by count: Int) -> Self { Self(offset + count) }
}

/// An array whose elements are accessed by an index of their own type instead of by `Int`.
package struct IndexedArray<Index: TypedIndex, Element> {
  @usableFromInline var elements: [Element]

  @inlinable
  package init(_ elements: some Sequence<Element>) {
    self.elements = Array(elements)
  }

  @inlinable
  package init(repeating element: Element, count: Int) {
    elements = Array(repeating: element, count: count)
  }

  /// Each element with its index.
  @inlinable
  package var indexed: Zip2Sequence<Range<Index>, [Element]> { zip(startIndex..<endIndex, elements) }
}

extension IndexedArray: RandomAccessCollection, MutableCollection {
  @inlinable package var startIndex: Index { Index(0) }

  @inlinable package var endIndex: Index { Index(elements.count) }

  @inlinable
  package subscript(index: Index) -> Element {
    get { elements[index.offset] }
    set { elements[index.offset] = newValue }
  }
}

extension IndexedArray: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Element...) {
    self.elements = elements
  }
}

extension IndexedArray: Sendable where Element: Sendable {}
extension IndexedArray: Equatable where Element: Equatable {}
extension IndexedArray: Hashable where Element: Hashable {}
