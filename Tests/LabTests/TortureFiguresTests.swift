import Testing

@testable import lab

@Suite("Torture's figures")
struct TortureFiguresTests {
  private func fault(_ name: String, at moment: Int, felt count: Int) -> [HistoryEvent] {
    [
      .line(moment, "lab", moment, .invoked, .fault, detail: name),
      .line(moment + 5, "lab", moment, .ok, .fault, detail: "\(name): \(count)"),
    ]
  }

  private func sale(by client: String, of booking: String, from start: Int, to end: Int) -> [HistoryEvent] {
    [
      .line(start, client, start, .invoked, .sell, booking: booking),
      .line(end, client, start, .ok, .sell, booking: booking),
    ]
  }

  private func problems(
    _ events: [[HistoryEvent]], faults: [Fault], processes: Int = 1, seconds: Int = 30
  ) -> [String] {
    var settings = TortureSettings()
    (settings.faults, settings.processes, settings.seconds) = (faults, processes, seconds)
    let history = History(events.flatMap { $0 })
    return TortureVerdict(
      settings: settings, figures: TortureFigures(history, moments: [:], seconds: 1), violations: [],
      problems: [], evidence: Evidence(history: history)
    ).problems
  }

  @Test("A fault that nobody came upon all the time proves nothing")
  func unfelt() {
    let sold = sale(by: "p1.k01", of: "b", from: 1, to: 2)
    let cuts = [sold, fault("redis-cut", at: 10, felt: 0), fault("redis-cut", at: 20, felt: 12)]
    #expect(problems(cuts, faults: [.redisCut]) == [])
    #expect(
      problems(cuts + [fault("disk-full", at: 30, felt: 0)], faults: [.redisCut, .diskFull])
        == ["Nobody came upon these faults: disk-full."])
    let figures = TortureFigures(History(cuts.flatMap { $0 }), moments: [:], seconds: 1)
    #expect(figures.faults == ["redis-cut": 2] && figures.effects == ["redis-cut": 12])
  }

  @Test("Two processes have to send an order at once, where there are two")
  func twins() {
    let one = sale(by: "p1.k00", of: "b", from: 10, to: 30)
    let late = [one, sale(by: "p2.k00", of: "b", from: 40, to: 50)]
    #expect(problems(late, faults: []) == [])
    #expect(problems(late, faults: [], processes: 2) == ["No order was sent by two processes at once."])
    #expect(problems(late, faults: [], processes: 2, seconds: 10) == [])
    let both = [one, sale(by: "p2.k00", of: "b", from: 20, to: 50)]
    #expect(problems(both, faults: [], processes: 2) == [])
  }

  @Test("One process alone is no standard run")
  func standard() {
    var settings = TortureSettings()
    #expect(settings.isStandard)
    settings.processes = 1
    #expect(!settings.isStandard)
  }
}
