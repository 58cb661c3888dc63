internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  /// The kinds of resources that a load balancer can send requests to.
  private static let targetKinds: [ResourceKind] = [
    .instance, .autoScalingGroup, .lambdaFunction, .loadBalancer,
  ]

  func targetGroup(_ id: String, _ fields: Fields) -> TargetGroup? {
    let kind = fields.word(.targetType, TargetGroup.TargetKind.self) ?? .instance
    let targets = (fields.items(.targets) ?? []).compactMap { node -> TargetGroup.Target? in
      guard node.text == nil else { return target(node).map { TargetGroup.Target($0) } }
      guard let entry = Fields(node, .target, complaints: complaints),
        let target = entry[.id].flatMap(target)
      else { return nil }
      return TargetGroup.Target(
        target, port: entry.number(.port).map { UInt16(clamping: $0.value) })
    }
    return TargetGroup(
      id: ResourceID(id), name: fields.text(.name)?.value,
      protocolName: fields.text(.protocol)?.value,
      port: fields.number(.port).map { UInt16(clamping: $0.value) }, targetKind: kind,
      targets: targets, preserveClientIP: fields.boolean(.preserveClientIP),
      healthCheck: healthCheck(fields[.healthCheck]))
  }

  /// The targets that a load balancer or a listener lists itself.
  func targets(_ fields: Fields) -> [LoadBalancer.Target]? {
    fields.items(.targets)?.compactMap(target)
  }

  private func target(_ node: YAMLNode) -> LoadBalancer.Target? {
    guard let text = node.text else { return nil }
    if let unknown = UnknownText(text: text) { return .unknown(unknown.reason) }
    let kinds = Self.targetKinds
    let found =
      kinds.first { declarations.find(text, $0) != nil }
      ?? kinds.first { !declarations.ids(named: text, $0).isEmpty }
    switch found {
    case .instance: return reference(node, .instance, Instance.self).map { .instance($0) }
    case .autoScalingGroup:
      return reference(node, .autoScalingGroup, AutoScalingGroup.self).map {
        .autoScalingGroup($0)
      }
    case .lambdaFunction:
      return reference(node, .lambdaFunction, LambdaFunction.self).map { .lambdaFunction($0) }
    case .loadBalancer:
      return reference(node, .loadBalancer, LoadBalancer.self).map { .loadBalancer($0) }
    default:
      if text.looksLikeAddress, declarations.kinds(of: text).isEmpty {
        return address(node, family: nil).map { .address($0.value) }
      }
      reportUnknownTarget(text, at: node.location)
      return nil
    }
  }

  private func reportUnknownTarget(_ text: String, at location: SourceLocation) {
    guard isComplete else { return }
    if let other = declarations.kinds(of: text).first {
      complaints.error(
        .wrongKind, "'\(text)' is \(other.oneOf), not something that can be a target",
        at: location)
    } else {
      complaints.error(
        .unknownReference, "unknown target '\(text)'", at: location,
        help: closest(to: text, among: Self.targetKinds.flatMap(declarations.ids)).map {
          "did you mean '\($0)'?"
        })
    }
  }
}
