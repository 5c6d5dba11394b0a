package import BoxOffice
import FoundationEssentials

/// A pretix plan as its API answers it: the plan itself, an object with the plan as its `layout`, or a list of such objects
/// as `results`.
package struct PretixAnswer {
  private let plans: [(name: String, plan: JSONNode)]

  package init(_ root: JSONNode) {
    let answers =
      root.member("results")?.lenientList ?? (root.array.map { $0.filter { !$0.isNull } } ?? [root])
    plans = answers.compactMap { answer in
      guard let plan = PretixAnswer.plan(in: answer) else { return nil }
      let name = answer.member("name")?.lenientText ?? plan.member("name")?.lenientText ?? ""
      return (name, plan)
    }
  }

  private static func plan(in answer: JSONNode) -> JSONNode? {
    if answer.member("zones") != nil { return answer }
    guard let layout = answer.member("layout") else { return nil }
    if layout.member("zones") != nil { return layout }
    // Some programs write the plan as a text.
    guard let text = layout.string, let plan = try? JSONNode(parsing: Data(text.utf8)) else { return nil }
    return plan.member("zones") == nil ? nil : plan
  }

  package var hasPlan: Bool { !plans.isEmpty }

  /// The plan that is meant; the first where nobody says.
  package func plan(named name: String?) -> JSONNode? {
    guard let name else { return plans.first?.plan }
    return plans.first { $0.name.lowercased() == name }?.plan
  }

  /// The plan that is meant; nil when there is none.
  func plan(_ choices: ImportChoices, _ findings: inout ReadLayout) -> JSONNode? {
    let names = enumeration(plans.map { "“\($0.name)”" })
    guard let plan = plan(named: choices.plan) else {
      if let wanted = choices.plan {
        findings.problems.append(LayoutProblem("There is no plan “\(wanted)” in the file; it has \(names)."))
      }
      return nil
    }
    if plans.count > 1, choices.plan == nil {
      findings.guesses.append(
        "Of the \(plans.count) plans in the file, the first is meant: \(names). `--plan NAME` says otherwise."
      )
    }
    return plan
  }
}
