/// What a column of a table of seats says.
enum TableColumn: String, CaseIterable {
  case row, number, x, y, type, section

  /// The usual names, in lower case and without blanks, dashes and accents; where a table has several, the first of these is
  /// meant.
  private var names: [Substring] {
    let names =
      switch self {
      case .row:
        """
        row rowname rowlabel rownumber rowno rownr rowletter rowid rows reihe reihenname rang rangee fila filas fileira \
        linha rij rada rad rzad riga sor line
        """
      case .number:
        """
        number seatnumber seatno seatnr seatnum seatlabel seatname seat seats no nr num label platznummer platznr platz \
        sitznummer sitznr sitzplatz sitz nummer siege place numero asiento butaca assento poltrona posto plaats \
        stoelnummer stoel miejsce sedadlo name seatid id
        """
      case .x:
        """
        x xpos posx positionx xposition xcoord coordx xcoordinate cx left links columnindex colindex column col spalte \
        colonne columna coluna kolom
        """
      case .y: "y ypos posy positiony yposition ycoord coordy ycoordinate cy top oben rowindex depth"
      case .type:
        """
        type seattype category seatcategory class seatclass kind style typ kategorie platzart art klasse categorie tipo \
        categoria soort pricecategory preiskategorie price status
        """
      case .section:
        """
        section zone area block sector sektor bereich tier level floor part etage ebene zona secteur sezione vak
        """
      }
    return names.split(separator: " ")
  }

  /// Where the columns are, by a table's first line; nil when it names no seat.
  static func columns(of header: [String]) -> [TableColumn: Int]? {
    let names = header.map(bare)
    var columns: [TableColumn: Int] = [:]
    for column in allCases {
      columns[column] = column.names.lazy.compactMap { names.firstIndex(of: String($0)) }.first
    }
    let says = columns[.number] != nil && (columns.count > 1)
    return says || (columns[.x] != nil && columns[.y] != nil) ? columns : nil
  }

  /// In lower case, without accents and anything that is no letter or digit.
  private static func bare(_ name: String) -> String {
    let plain: [Character: Character] = [
      "é": "e", "è": "e", "ê": "e", "á": "a", "à": "a", "ã": "a", "ä": "a", "ą": "a", "ö": "o", "ó": "o",
      "õ": "o", "ô": "o", "ü": "u", "ú": "u", "í": "i", "ç": "c", "ñ": "n", "ř": "r", "ž": "z", "ż": "z",
    ]
    return String(name.lowercased().map { plain[$0] ?? $0 }.filter { $0.isLetter || $0.isNumber })
  }
}
