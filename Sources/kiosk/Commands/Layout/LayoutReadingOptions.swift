internal import ArgumentParser
internal import BoxOffice
internal import LayoutFormats

extension LayoutFormat: ExpressibleByArgument {}
extension ImportChoices.Edge: ExpressibleByArgument {}
extension ImportChoices.Side: ExpressibleByArgument {}
extension ImportChoices.Floors: ExpressibleByArgument {}
extension ImportChoices.Areas: ExpressibleByArgument {}

/// How a file is read that leaves things open.
struct LayoutReadingOptions: ParsableArguments {
  @Option(help: "The file's format. Told by what the file has when it is not given.")
  var format: LayoutFormat?

  @Option(
    help: "Which edge of the plan the screen is at. Of a Vista layout, row index 0 is at the top.")
  var front: ImportChoices.Edge?

  @Option(
    name: .customLong("number-one"),
    help: "On which side number 1 is for somebody who faces the screen; mirrors the hall where it is not.")
  var numberOne: ImportChoices.Side?

  @Option(
    help: ArgumentHelp(
      "The type of the seats of a category, an area or a map's letter: STANDARD, PREMIUM, VIP, WHEELCHAIR or COMPANION. May be repeated.",
      valueName: "name=type"))
  var category: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the labels of a zone's or an area's rows begin with, before a dash; nothing for the plain names. May be "
        + "repeated.", valueName: "name=prefix"))
  var prefix: [String] = []

  @Option(help: "What becomes of zones that are drawn over one another.")
  var floors: ImportChoices.Floors?

  @Option(
    help: ArgumentHelp(
      "Where the areas of a Vista layout stand: all on one grid, each where its `Left`, `Top`, `Width` and `Height` say, or "
        + "those with a grid of their own behind the others."))
  var areas: ImportChoices.Areas?

  @Option(help: ArgumentHelp("Which plan is meant, of several in a file.", valueName: "name"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "What a Vista seat style means: seat, wheelchair, companion, love-seat, out-of-order or none. May be repeated.",
      valueName: "style=meaning"))
  var style: [String] = []

  @Option(
    help: ArgumentHelp("What a Vista status means, likewise. May be repeated.", valueName: "status=meaning"))
  var status: [String] = []

  @Option(
    name: .customLong("seat-width"),
    help: ArgumentHelp(
      "How wide a seat is in a pretix plan or a table, in its own measure.", valueName: "width"))
  var seatWidth: Double?

  @Flag(help: "List all errors and warnings, not just ten of a kind.")
  var verbose = false

  func choices() throws -> ImportChoices {
    var choices = ImportChoices()
    choices.front = front
    choices.numberOne = numberOne
    choices.floors = floors
    choices.areas = areas
    choices.plan = plan?.lowercased()
    choices.seatWidth = seatWidth
    if let seatWidth, !(0.01...10_000).contains(seatWidth) {
      throw ValidationError("--seat-width lies between 0.01 and 10000.")
    }
    for (name, text) in try pairs(category, "--category", "Balcony=VIP") {
      guard let type = SeatType(rawValue: text.uppercased()) else {
        let known = SeatType.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--category: `\(text)` is no seat type; there are \(known).")
      }
      choices.types[name] = type
    }
    for (name, text) in try pairs(prefix, "--prefix", "Balcony=B") {
      guard text.unicodeScalars.count <= 6 else {
        throw ValidationError("--prefix: `\(text)` is longer than 6 characters.")
      }
      choices.prefixes[name] = text
    }
    choices.styles = try meanings(style, "--style")
    choices.statuses = try meanings(status, "--status")
    return choices
  }

  private func meanings(_ arguments: [String], _ option: String) throws -> [String: SeatMeaning] {
    var meanings: [String: SeatMeaning] = [:]
    for (code, text) in try pairs(arguments, option, "2=wheelchair") {
      guard let meaning = SeatMeaning(rawValue: text.lowercased()) else {
        let known = SeatMeaning.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(option): `\(text)` is no meaning; there are \(known).")
      }
      meanings[code] = meaning
    }
    return meanings
  }

  /// What stands before and behind the last equals sign, the former in lower case.
  private func pairs(_ arguments: [String], _ option: String, _ example: String) throws -> [(String, String)]
  {
    try arguments.map { argument in
      guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex else {
        throw ValidationError("\(option) needs a name and a value, such as `\(example)`, not `\(argument)`.")
      }
      return (argument[..<equals].lowercased(), String(argument[argument.index(after: equals)...]))
    }
  }
}
