import Evaluation
import NetworkModel

extension Finding.Resource {
  /// A network ACL, one of its lists, or a rule of that: a number, or `*`.
  init(_ acl: NetworkACL, _ direction: Direction? = nil, rule: String? = nil) {
    self.init(
      kind: Checkpoint.Kind.networkACL.rawValue, id: acl.id.rawValue, name: acl.name,
      direction: direction, rule: rule)
  }
}
