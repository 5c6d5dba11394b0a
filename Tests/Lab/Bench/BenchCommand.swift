internal import ArgumentParser
internal import Glibc

/// Measures the kiosk as people meet it: the release build, at real terminals, on real servers.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures the kiosk's time, memory, bytes and round trips beside what else could do the same.",
    discussion: """
      Starts servers of its own in a new directory under /tmp and removes them at the end. The kiosk is the one \
      beside this program; build it as it is shipped: `./.run lab bench` does.
      """)

  @Flag(help: "Take few samples: all parts in under a minute.")
  var quick = false

  @Flag(help: "Print tables in Markdown, as the documentation has them.")
  var markdown = false

  @Option(
    parsing: .upToNextOption,
    help: "Measure these parts alone: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).")
  var only: [Part] = []

  @Option(help: "The kiosk to measure.")
  var kiosk: String?

  func run() async throws {
    let kiosk = self.kiosk ?? Machine.programBesideThis("kiosk")
    guard unsafe access(kiosk, X_OK) == 0 else {
      throw BenchError(
        """
        There is no kiosk at `\(kiosk)`. `./.run lab bench` builds it and this; otherwise build it by \
        `swift build -c release --product kiosk --static-swift-stdlib`, or name another by `--kiosk`.
        """)
    }
    var report = Report(quick ? .quick : .full, of: kiosk)
    let bench = try await Bench(kiosk: kiosk)
    for part in Part.allCases where only.isEmpty || only.contains(part) {
      Self.say("\(part.rawValue) …")
      report.otherUse = max(
        report.otherUse, try await Machine.use(for: .milliseconds(report.extent.of(1_000, quick: 100))))
      let start = ContinuousClock.now
      var (figures, failure): ([Figure], String?) = ([], nil)
      // What one part runs into is told at its place, and the others are measured all the same.
      do { figures = try await part.figures(on: bench, report.extent) } catch { failure = "\(error)" }
      report.parts.append(
        .init(
          part: part, figures: figures, failure: failure,
          seconds: (ContinuousClock.now - start).milliseconds / 1_000))
    }
    await bench.close()
    print(markdown ? report.markdown : report.table)
    guard report.failures.isEmpty else { throw ExitCode.failure }
  }

  /// What is under way is no part of the report.
  private static func say(_ text: String) {
    let bytes = Array("\(text)\n".utf8)
    unsafe _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
