public import Diagnostics
public import Evaluation
import NetworkModel
public import Provenance

extension SourceLocations {
  /// Where the rule was written that a finding is about, or else the resource; nil where the source has
  /// neither.
  public func place(of finding: Finding) -> SourceLocation? {
    let resource = finding.resource
    if resource.kind == "flow" { return self[.flow(resource.id)] }
    guard let kind = Checkpoint.Kind(rawValue: resource.kind) else { return nil }
    if let direction = resource.direction, let number = resource.rule.flatMap({ Int($0) }) {
      let rule: SourceLocation? =
        switch kind {
        case .networkACL:
          self[.networkACLEntry(ResourceID(resource.id), direction, ruleNumber: number)]
        case .securityGroup: self[.securityGroupRule(ResourceID(resource.id), direction, number)]
        default: nil
        }
      if let rule { return rule }
    }
    return kind.resourceKinds.lazy.compactMap { self[.resource($0, resource.id)] }.first
  }
}
