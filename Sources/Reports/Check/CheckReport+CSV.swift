import Diagnostics
import Evaluation
import NetworkModel
import PacketSpace
import Provenance
import Review

extension CheckReport {
  /// One line for each finding, what is accepted at the end.
  public var csv: String {
    let header = [
      "severity", "check", "status", "resource kind", "resource id", "resource name", "direction",
      "rule", "finding", "advice", "confidence", "file", "line", "column", "client ports", "reason",
      "ticket", "until", "id",
    ]
    let rows =
      findings.map { row($0, status: isNew($0) ? "new" : "known", acceptance: nil) }
      + accepted.map { row($0.finding, status: "accepted", acceptance: $0) }
    return ([header] + rows).map(CSV.line).joined()
  }

  private func row(
    _ finding: Finding, status: String, acceptance: AcceptedFinding?
  ) -> [String] {
    let resource = finding.resource
    let place = places.place(of: finding)
    return [
      finding.severity.rawValue, finding.check, status, resource.kind, resource.id,
      resource.name ?? "", resource.direction?.rawValue ?? "", resource.rule ?? "",
      finding.message, finding.advice ?? "", finding.confidence.rawValue, place.file,
      "\(place.line)", "\(place.column)", finding.clientPorts?.description ?? "",
      acceptance?.suppression.reason ?? "", acceptance?.suppression.ticket ?? "",
      acceptance?.suppression.until ?? "", finding.id,
    ]
  }
}
