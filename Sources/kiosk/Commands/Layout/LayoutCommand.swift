internal import ArgumentParser

/// `kiosk layout`
struct LayoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout",
    abstract: "Looks after where a screen's seats are: imports, checks, shows, compares and edits layouts.",
    discussion: """
      A layout is a JSON file in this program's format (`kiosk layout schema` describes it), a seating plan of \
      pretix, a seat layout of Vista, a table with a line for each seat (CSV), or a map of jQuery-Seat-Charts, \
      also in its page. `-` reads standard input. From a plan to seats that are sold:

        kiosk layout lint plan.json                what is wrong with it, all at once
        kiosk layout lint --fix plan.json          mends what can be mended surely
        kiosk layout show plan.json                the map, as it will be drawn
        kiosk layout import plan.json --screen 'Screen 2' --dry-run
        kiosk layout import plan.json --screen 'Screen 2' --front bottom
        kiosk layout export --screen 'Screen 2' --output screen2.json
        kiosk layout diff screen2.json --screen 'Screen 2'
        kiosk layout edit --screen 'Screen 2'      seats out of order, kinds of seats, previews

      What a file leaves open is guessed; each guess is printed with the option that decides otherwise.
      """,
    subcommands: [
      ImportLayout.self, ExportLayout.self, EditLayout.self, LintLayout.self, ShowLayout.self,
      DiffLayouts.self,
      PrintLayoutSchema.self,
    ])
}
