internal import ArgumentParser
internal import TestTerminals

/// Measures the kiosk as people meet it: the release build, at real terminals, on real servers.
@main
struct Measure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measures the kiosk's time, memory, bytes and round trips against its budgets.",
    discussion: """
      Starts servers of its own with `kiosk demo` in a new directory and removes them at the end. The kiosk is \
      the one beside this program; build it as it is shipped: `./.run measure` does.
      """)

  @Flag(help: "Take few samples.")
  var quick = false

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Flag(help: "Also write the table into the documentation's page on performance.")
  var write = false

  @Option(help: "Take only the figures of this part (and of `kiosk demo`).")
  var only: Part?

  @Option(help: "The kiosk to measure.")
  var kiosk: String?

  func run() async throws {
    let kiosk = self.kiosk ?? Machine.programBesideThis("kiosk")
    let figures = try await ScratchDirectory.with { directory in
      let starts = try await StartMeasurement.demo(kiosk: kiosk, in: directory, warmStarts: quick ? 1 : 3)
      let bench = try await Bench(kiosk: kiosk, in: directory)
      // The servers end before their directory goes, whatever happens.
      let outcome: Result<[Figure], any Error>
      do { outcome = .success(try await measure(on: bench)) } catch { outcome = .failure(error) }
      try await bench.close()
      return starts + (try outcome.get())
    }
    print(json ? figures.json : figures.table)
    if write { try PerformancePage.write(figures) }
  }

  private func measure(on bench: Bench) async throws -> [Figure] {
    var figures: [Figure] = []
    for part in Part.allCases where only == nil || only == part {
      let found: [Figure] =
        switch part {
        case .session: try await StartMeasurement.session(on: bench, samples: quick ? 5 : 25)
        case .screen: try await ScreenMeasurement.all(on: bench, keys: quick ? 60 : 400)
        case .holds: try await HoldMeasurement.all(on: bench, samples: quick ? 20 : 150)
        case .changes: try await ChangeMeasurement.all(on: bench, samples: quick ? 4 : 32)
        case .trips: try await RoundTripMeasurement.all(on: bench, samples: quick ? 1 : 3)
        case .viewers: try await ViewersMeasurement.all(on: bench, seconds: quick ? 4 : 10)
        case .rules: SeatRulesMeasurement.all(samples: quick ? 100 : 1_000)
        }
      figures += found
    }
    return figures
  }
}

/// What can be measured by itself, in the order of the report.
enum Part: String, CaseIterable, ExpressibleByArgument {
  case session, screen, holds, changes, trips, viewers, rules
}
