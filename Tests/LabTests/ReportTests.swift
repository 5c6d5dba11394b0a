import FoundationEssentials
import Testing

@testable import lab

@Suite("The bench's report")
struct ReportTests {
  @Test("A spread tells the least, the middle and all but the worst of a hundred")
  func spread() throws {
    let spread = try Spread((1...200).map { Double($0) }.shuffled())
    #expect([spread.minimum, spread.median, spread.p99, spread.maximum] == [1, 100, 198, 200])
    #expect(throws: BenchError.self) { try Spread([]) }
  }

  @Test("An aim is met by the number that it names")
  func aims() throws {
    func figure(_ aim: Aim) throws -> Figure {
      try Figure("sales", [10, 20, 30], .perSecond, reference: ("pgbench", [20, 40, 60]), aim: aim)
    }
    #expect(try figure(.atMost(20)).isMet == true)
    #expect(try figure(.atMost(20, of: .p99)).isMet == false)
    #expect(try figure(.atLeast(20, of: .minimum)).isMet == false)
    #expect(try figure(.ratioAtLeast(0.5)).isMet == true)
    #expect(try figure(.ratioAtLeast(0.6)).isMet == false)
    #expect(try figure(.ratioAtMost(0.5)).ratio == 0.5)
  }

  @Test(
    "A ratio is written so that it can be seen to miss its aim",
    arguments: [(449, "0.8998"), (450, "0.9"), (500, "1.0")])
  func ratios(rate: Double, text: String) throws {
    let figure = try Figure(
      "holds", [rate], .perSecond, reference: ("redis-benchmark", [rate < 450 ? 499 : 500]),
      aim: .ratioAtLeast(0.9))
    #expect(figure.ratioText == text)
  }

  @Test("Everything is kept as JSON: both sides' numbers, the ratio and the verdict")
  func json() throws {
    var report = Report(.quick, of: "/nowhere/kiosk")
    let figure = try Figure(
      "start", [30, 40], .milliseconds, reference: ("psql", [20, 20]), aim: .atMost(50), note: "n")
    report.parts = [
      .init(part: .start, figures: [figure], seconds: 1), .init(part: .keys, failure: "no keys", seconds: 2),
    ]
    let json = try report.json
    for text in [
      #""minimum" : 30"#, #""p99" : 40"#, #""name" : "psql""#, #""ratio" : 1.5"#, #""ok" : true"#,
      #""keys" : "no keys""#, #""unit" : "ms""#, #""note" : "n""#,
    ] { #expect(json.contains(text), "\(text) in \(json)") }
    #expect(report.table.contains("could not be measured: no keys"))
    #expect(report.markdown.contains("Could not be measured in this run."))
    #expect(report.markdown.contains("| start (n) | 30.0 | 30.0 ms | 40.0 | psql | 20.0 |"))
  }
}
