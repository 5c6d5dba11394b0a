import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("jQuery-Seat-Charts maps")
struct SeatChartsTests {
  private static let page = #"""
    <html><body><div id="seat-map"></div><script>
    // it's the small hall
    $(function () {
      var first = 1, sc = $('#seat-map').seatCharts({
        map: [
          'ff_ff', /* front */
          "ee_ee",
          '_____',
          'e' + 'ee' + 'ee',
        ],
        seats: {
          f: { price: 100, classes: 'first-class', category: 'VIP lounge', click: function () { return "a]b}"; } },
          e: { price: 40, category: 'Economy' }
        },
        naming: { top: false, rows: ['A', 'B', '', 'C'] },
        click: function () { if (this.status() == 'available') { return 'selected'; } },
      });
    });
    </script></body></html>
    """#

  private static let picture = ["A 12 45", "B 12 45", "C 12345"]

  @Test(arguments: [
    page,
    "map: ['ff_ff', 'ee_ee', '_____', 'eeeee'], naming: {rows: ['A', 'B', '', 'C']}, seats: {f: {category: 'VIP'}}",
    "var map = [\"ff_ff\",\"ee_ee\",\"_____\",\"eeeee\"];\nvar naming = {rows: [\"A\", \"B\", \"\", \"C\"]}; seats = {f: {category: 'VIP'}};",
    "{ map: ['ff_ff', 'ee_ee', '_____', 'eeeee',], naming: {rows: ['A', 'B', '', 'C']}, seats: {'f': {category: 'VIP'}} }",
    #"{"map": ["ff_ff", "ee_ee", "_____", "eeeee"], "naming": {"rows": ["A", "B", "", "C"]}, "seats": {"f": {"classes": "vip-class"}}}"#,
  ])
  func `a map is read from a page, cut out of one, and as JSON`(text: String) throws {
    let read = ReadLayout(Data(text.utf8))
    #expect(read.format == .seatCharts)
    #expect(read.errorTexts == [])
    #expect(read.picture == Self.picture)
    let layout = try #require(read.layout)
    #expect(layout.rows.map { $0.places.map(\.x) } == [[0, 1, 3, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4]])
    #expect(layout.rows.map { $0.places[0].y } == [0, 1, 3])
    #expect(layout.places.map(\.type).prefix(5) == [.vip, .vip, .vip, .vip, .standard])
  }

  @Test(arguments: [
    ("['a[A1,1]a[A2,2]_a[A3,3]', 'a[B1,1]aa']", ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]),
    ("['a[,A1]a[,A2]_a[,A3]', 'a[,B1]a[,B2]']", ["A1", "A2", "A3", "B1", "B2"]),
    ("['a[x]a_a', 'aa']", ["1-1", "1-2", "1-4", "2-1", "2-2"]),
    ("['aa', 'aa'], naming: {columns: ['7', '9'], rows: ['K', 'L']}", ["K7", "K9", "L7", "L9"]),
    (
      "['aa', 'aa'], naming: {getLabel: function (c, row, column) { return first++; }}",
      ["1-1", "1-2", "2-3", "2-4"]
    ),
  ])
  func `labels and ids stand behind the letters; rows without names take those of the labels`(
    map: String, labels: [String]
  ) {
    let read = ReadLayout(Data("seatCharts({map: \(map)})".utf8))
    #expect(read.errorTexts == [])
    #expect(read.layout?.places.map(\.label.description) == labels)
  }

  @Test
  func `a letter's type can be told, by the letter or by the category`() {
    for name in ["f", "economy"] {
      let read = Sources.read(Self.page) { $0.types = [name: .premium] }
      #expect(read.place("A", 1)?.type == (name == "f" ? .premium : .vip))
      #expect(read.place("B", 1)?.type == (name == "f" ? .standard : .premium))
    }
  }

  @Test
  func `what is wrong in a map is told with its place`() {
    #expect(
      ReadLayout(Data("seatCharts({map: ['a[x]a', 'a[x]a']})".utf8)).errorTexts == [
        "Row “2”, seat 1 (x 1, y 2): its id “x” is that of Row “1”, seat 1 (x 1, y 1) too."
      ])
    #expect(ReadLayout(Data("map: ['aa', 5]".utf8), format: .seatCharts).errors.count == 1)
    #expect(
      ReadLayout(Data("map: ['aa aa', 'aaaa']".utf8)).notes == [
        "The map has “ ”, which the plug-in skips without leaving a place: so it is here."
      ])
  }

  @Test(arguments: [
    "seatCharts(", "seatCharts({map: ['aa", "seatCharts({map: [", "map: [[[[", "map: ['aa'", "map = /*",
    "seatCharts({map: f('aa')})",
    "var mapping = ['aa'];", "map: []", "seatCharts({\u{0}", String(repeating: "map:[", count: 5_000),
  ])
  func `a script that does not end, or is something else, breaks nothing`(text: String) {
    #expect(!ReadLayout(Data(text.utf8)).errors.isEmpty)
  }
}
