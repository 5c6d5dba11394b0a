import BoxOffice
import FoundationEssentials
import LayoutFormats
import Testing

@Suite("Tables of seats")
struct TableTests {
  private static let plain = """
    row,number,x,y,type
    A,1,0,0,
    A,2,1,0,
    A,3,3,0,WHEELCHAIR
    B,1,0,1.5,VIP
    B,2,1,1.5,VIP

    """

  private static let picture = ["A 12 3", "B 12"]

  @Test(arguments: [
    plain,
    plain.replacing(",", with: ";"),
    plain.replacing(",", with: "\t"),
    plain.replacing(",", with: "|"),
    plain.replacing("\n", with: "\r\n"),
    "\u{FEFF}" + plain,
    "sep=;\n" + plain.replacing(",", with: ";"),
    "\"y\";\"x\";\"Kategorie\";\"Reihe\";\"Platz-Nr.\"\n\"0\";\"0\";\"\";\"A\";\"1\"\n0;1;;A;2\n0;3;Rollstuhl;A;3\n"
      + "1,5;0;\"VIP\";B;1\n1,5;1;VIP;B;2\n",
    "Seat Type,Seat Number,Row Name,X-Position,Y-Position\n,1,A,100,50\n,2,A,130,50\nwheelchair,3,A,190,50\nvip,1,B,100,95\n"
      + "vip,2,B,130,95",
    "label,left,top,category\nA1,0,0,\nA2,1,0,\nA3,3,0,wheelchair\nB1,0,1.5,VIP\nB2,1,1.5,VIP",
    "Rangée;Siège;X;Y;Catégorie\nA;1;0;0;\nA;2;1;0;\nA;3;3;0;fauteuil roulant\nB;1;0;1,5;vip\nB;2;1;1,5;vip",
    "id,status,row,seat,col,x,y,type\n901,sold,A,1,1,0,0,\n902,free,A,2,2,1,0,\n903,free,A,3,4,3,0,wheelchair\n"
      + "904,free,B,1,1,0,1.5,VIP\n905,sold,B,2,2,1,1.5,VIP\n",
    "fila\tasiento\tx\ty\ttipo\nB\t2\t1\t1.5\tVIP\nA\t3\t3\t0\twheelchair\nA\t1\t0\t0\t\nB\t1\t0\t1.5\tVIP\nA\t2\t1\t0\t",
  ])
  func `any separator, header names in any order and in several languages, any line ends`(text: String) throws
  {
    let read = ReadLayout(Data(text.utf8))
    #expect(read.format == .csv)
    #expect(read.problems == [])
    #expect(read.picture == Self.picture)
    let layout = try #require(read.layout)
    #expect(
      layout.rows.map { $0.places.map(\.type) } == [[.standard, .standard, .wheelchair], [.vip, .vip]])
    #expect(layout.rows.map { $0.places.map(\.x) } == [[0, 1, 3], [0, 1]])
    #expect(layout.rows.map { $0.places[0].y } == [0, 1.5])
  }

  @Test
  func `Latin-1, UTF-8 and UTF-16 hold the same names`() {
    let text = "Reihe;Platz;x;y;Bereich\nÄ;1;0;0;Bühne\nÄ;2;1;0;Bühne\nÖ;1;0;1;Rang\n"
    let latin = Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    let units = Array(text.utf16)
    let little = Data(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    let big = Data(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    for file in [
      Data(text.utf8), Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), latin, Data([0xFF, 0xFE]) + little,
      Data([0xFE, 0xFF]) + big,
      little, big,
    ] {
      let read = ReadLayout(file)
      #expect(read.format == .csv)
      #expect(read.errorTexts == [])
      #expect(read.layout?.places.map(\.label.description) == ["Ä1", "Ä2", "Ö1"])
      #expect(read.layout?.rows.map(\.section) == ["Bühne", "Rang"])
    }
  }

  @Test(
    arguments: [
      (
        "row,seat\nA,1\nA,2\nA,4\nB,2\nB,3\n", ["A 12 4", "B  23"],
        "x, so a seat stands where its number says, and none for y"
      ),
      (
        "row,seat,x\nA,1,10\nA,2,20\nA,3,40\nB,1,10\n", ["A 12 3", "B 1"],
        "y, so rows stand behind one another"
      ),
    ] as [(String, [String], String)])
  func `without places, seats stand where their numbers say and rows behind one another, and that is told`(
    text: String, picture: [String], guess: String
  ) {
    let read = ReadLayout(Data(text.utf8))
    #expect(read.picture == picture)
    #expect(read.errorTexts == [])
    #expect(read.guesses.contains { $0.contains(guess) })
  }

  @Test
  func `love seats, seats that are closed, and types that nobody knows`() {
    let read = ReadLayout(
      Data(
        "row,number,x,y,type\nA,1,0,0,Couple\nA,2,1,0,Couple\nA,3,2,0,broken\nA,4,3,0,Gold\nA,5,4,0,blocked\n"
          .utf8))
    #expect(read.errorTexts == [])
    #expect(read.place("A", 1)?.partner == SeatLabel(row: "A", number: 2))
    #expect(read.place("A", 3)?.outOfOrder == "broken")
    #expect(read.place("A", 5)?.outOfOrder == "closed")
    #expect(
      read.guesses.contains(
        "STANDARD are the seats of the types “Gold” (1 seat); `--category \"NAME=VIP\"` says otherwise."))
    let lone = ReadLayout(Data("row,number,x,y,type\nA,1,0,0,sofa\nA,2,1,0,\n".utf8))
    #expect(
      lone.errorTexts == ["Row “A”, seat 1 (x 0, y 0): is half of a love seat without the other beside it."])
  }

  @Test
  func `everything that is wrong is told at once, with its line`() {
    let read = ReadLayout(
      Data("row,number,x,y\nA,1,0,0\nA,2,one,0\nA,,2,0\n\nA,1,3,0\nA,4,0,0\nA,5,1e9,0\nA,6\n".utf8))
    #expect(
      read.errorTexts == [
        "Row “A”, seat 2: line 3: x is “one”, which is no number.",
        "Row “A”: line 4: the seat has no number.",
        "Row “A”, seat 5: line 8: x is “1e9”, which is no number.",
        "Row “A”, seat 6: line 9: x is “”, which is no number.",
        "Row “A”, seat 4 (x 0, y 0): lies exactly where A1 lies.",
        "Row “A”, seat 1 (x 3, y 0): the number appears twice in this row.",
      ])
  }

  @Test
  func `cells in quotation marks may hold separators, line ends and quotation marks`() {
    let read = ReadLayout(
      Data(
        "row,number,x,y,section\n\"A\",\"1\",0,0,\"Stalls, \"\"left\"\"\"\n\"A\",2,1,0,\"Stalls, \"\"left\"\"\"\nB,1,0,1,Circle\n"
          .utf8))
    #expect(read.errorTexts == [])
    #expect(read.layout?.rows.map(\.section) == ["Stalls, \"left\"", "Circle"])
  }
}
