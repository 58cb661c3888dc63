internal import Diagnostics
internal import NetworkModel
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  /// Complains about a group, ACL or table that belongs to another VPC than its user.
  func check(_ node: YAMLNode?, _ kind: ResourceKind, isIn vpc: ResourceID<VPC>?) {
    guard let node, let text = node.text, let vpc,
      let other = declaredVPC(of: text, kind), other != vpc.rawValue
    else { return }
    complaints.error(
      .otherVPC, "\(kind.noun) '\(text)' belongs to VPC '\(other)', not to '\(vpc)'",
      at: node.location)
  }

  /// The VPC that a resource names, whatever else may be wrong with it.
  func declaredVPC(of text: String, _ kind: ResourceKind) -> String? {
    let ids = declarations.ids(named: text, kind)
    guard let declaration = declarations.find(ids.count == 1 ? ids[0] : text, kind),
      case .mapping(let pairs) = declaration.node.content,
      let vpc = pairs.first(where: { $0.key == Key.vpc.rawValue })?.value.text,
      declarations.find(vpc, .vpc) != nil
    else { return nil }
    return vpc
  }
}
