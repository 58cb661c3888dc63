internal import Diagnostics
internal import Evaluation
internal import Provenance

/// Findings told apart by whether somebody has accepted them.
struct Acceptance {
  /// What nobody accepts, or not any more; their order is kept.
  private(set) var findings: [Finding] = []
  private(set) var accepted: [AcceptedFinding] = []
  /// Suppressions that nothing fits, in their order.
  let complaints: [Diagnostic]

  /// - Parameter today: the day to judge by; nil: no acceptance has ended.
  init(of found: [Finding], by suppressions: [Suppression], today: String?) {
    for finding in found {
      let fitting = suppressions.filter { $0.fits(finding) }
      if let suppression = fitting.first(where: { !$0.hasEnded(by: today) }) {
        accepted.append(AcceptedFinding(finding, by: suppression))
      } else if let end = fitting.compactMap(\.until).max() {
        findings.append(finding.saying("the acceptance of this has expired on \(end)"))
      } else {
        findings.append(finding)
      }
    }
    complaints = suppressions.filter { !found.contains(where: $0.fits) }.map {
      .gone($0, among: found)
    }
  }
}

extension Suppression {
  /// Whether everything that is given fits a finding.
  fileprivate func fits(_ finding: Finding) -> Bool {
    let resource = finding.resource
    return check.map { $0 == finding.check } ?? true
      && self.finding.map { $0 == finding.id } ?? true
      && self.resource.map { $0 == resource.id || $0 == resource.name } ?? true
      && direction.map { $0 == resource.direction } ?? true
      && rule.map { $0 == resource.rule } ?? true
  }

  fileprivate func hasEnded(by today: String?) -> Bool {
    guard let today, let until else { return false }
    return until < today
  }
}

extension Finding {
  /// The same finding with something to add.
  fileprivate func saying(_ remark: String) -> Finding {
    Finding(
      check: check, severity: severity, resource: resource, subject: subject,
      clientPorts: clientPorts, confidence: confidence, packets: packets,
      message: "\(message) (\(remark))", advice: advice)
  }
}

extension Diagnostic {
  fileprivate static func gone(_ suppression: Suppression, among found: [Finding]) -> Diagnostic {
    let names = found.filter { suppression.check == nil || $0.check == suppression.check }
      .flatMap { [$0.resource.id, $0.resource.name].compactMap(\.self) }
    let meant = suppression.resource.flatMap { closest(to: $0, among: Set(names).sorted()) }
    return Diagnostic(
      .warning, code: "annotation.gone",
      message: "there is no finding any more that this suppression accepts",
      location: suppression.location,
      help: meant.map { "did you mean '\($0)'?" } ?? "take it out, or correct it")
  }
}
