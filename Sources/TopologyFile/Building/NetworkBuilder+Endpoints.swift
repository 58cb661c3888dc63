internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import Provenance
internal import StructuredText

extension NetworkBuilder {
  /// The kinds of resources that a flow can start or end at.
  private static let endpointKinds: [ResourceKind] = [
    .external, .instance, .autoScalingGroup, .loadBalancer, .lambdaFunction, .database,
    .vpcEndpoint, .securityGroup, .namedCIDRs,
  ]

  /// An end of a flow: an identifier, `internet`, a name, an address, a block or
  /// `INSTANCE/INTERFACE`, the first of these that it is.
  func endpoint(_ node: YAMLNode?) -> FlowEndpoint? {
    guard let node, let text = node.text else { return nil }
    let byID = Self.endpointKinds.filter { declarations.find(text, $0) != nil }
    if byID.count > 1 {
      reportAmbiguous(text, byID.map(\.oneOf), at: node.location)
      return nil
    }
    if let kind = byID.first { return kind.endpoint(text) }
    if text == "internet" { return .internet }
    let named = namesakes(of: text)
    if named.count > 1 {
      reportAmbiguous(text, named.map { "\($0.kind.oneOf) '\($0.id)'" }, at: node.location)
      return nil
    }
    if let match = named.first { return match.kind.endpoint(match.id) }
    if text.looksLikeAddress {
      return text.contains("/")
        ? cidr(node).map { .cidr($0.value) } : address(node, family: nil).map { .address($0.value) }
    }
    // Logical IDs and names often differ in case only.
    let alike = Self.endpointKinds.flatMap { kind in
      declarations.ids(like: text, kind).map { (kind: kind, id: $0) }
    }
    if alike.count == 1, let match = alike.first { return match.kind.endpoint(match.id) }
    return interface(text, at: node.location)
  }

  /// What has a name: groups only where nothing has it that has an address, for groups are often called
  /// like what carries them.
  private func namesakes(of text: String) -> [(kind: ResourceKind, id: String)] {
    let named = Self.endpointKinds.flatMap { kind in
      declarations.ids(named: text, kind).map { (kind: kind, id: $0) }
    }
    let hosts = named.filter { $0.kind != .securityGroup }
    return hosts.isEmpty ? named : hosts
  }

  private func interface(_ text: String, at location: SourceLocation) -> FlowEndpoint? {
    guard let slash = text.firstIndex(of: "/") else {
      reportUnknownEndpoint(text, at: location)
      return nil
    }
    let owner = String(text[..<slash])
    let name = String(text[text.index(after: slash)...])
    let ids = declarations.ids(named: owner, .instance)
    guard let instance = declarations.find(ids.count == 1 ? ids[0] : owner, .instance) else {
      reportUnknownEndpoint(text, at: location)
      return nil
    }
    let names = instance.interfaceNames
    guard names.contains(name) else {
      complaints.error(
        .unknownReference, "instance '\(owner)' has no network interface '\(name)'",
        at: location,
        help: closest(to: name, among: names).map { "did you mean '\($0)'?" }
          ?? (names.isEmpty ? "it has only one: write '\(owner)'" : "it has \(list(names))"))
      return nil
    }
    return .interface(ResourceID(instance.id), name)
  }

  private func reportAmbiguous(
    _ text: String, _ meanings: [String], at location: SourceLocation
  ) {
    complaints.error(
      .ambiguousName, "'\(text)' may be \(meanings.joined(separator: " or "))", at: location,
      help: "use an ID that only one of them has")
  }

  private func reportUnknownEndpoint(_ text: String, at location: SourceLocation) {
    guard isComplete else { return }
    if let other = declarations.kinds(of: text).first {
      complaints.error(
        .wrongKind, "'\(text)' is \(other.oneOf): a flow cannot start or end there",
        at: location, help: "use what is in it, or its addresses")
      return
    }
    let ids = Self.endpointKinds.flatMap(declarations.words) + ["internet"]
    complaints.error(
      .unknownReference, "unknown end of a flow '\(text)'", at: location,
      help: closest(to: text, among: ids).map { "did you mean '\($0)'?" })
  }
}

extension Declarations.Declaration {
  /// The names of an instance's interfaces; none where it has only one.
  var interfaceNames: [String] {
    guard case .mapping(let pairs) = node.content,
      let interfaces = pairs.first(where: { $0.key == Key.networkInterfaces.rawValue })?.value
    else { return [] }
    switch interfaces.content {
    case .mapping(let pairs): return pairs.map(\.key)
    case .sequence(let items):
      return items.enumerated().map { index, item in
        guard case .mapping(let pairs) = item.content else { return "eth\(index)" }
        return pairs.first { $0.key == Key.name.rawValue }?.value.text ?? "eth\(index)"
      }
    case .scalar: return []
    }
  }
}

extension ResourceKind {
  fileprivate func endpoint(_ id: String) -> FlowEndpoint? {
    switch self {
    case .external: .external(ResourceID(id))
    case .instance: .instance(ResourceID(id))
    case .autoScalingGroup: .autoScalingGroup(ResourceID(id))
    case .loadBalancer: .loadBalancer(ResourceID(id))
    case .securityGroup: .securityGroup(ResourceID(id))
    case .namedCIDRs: .named(ResourceID(id))
    case .lambdaFunction: .lambdaFunction(ResourceID(id))
    case .database: .database(ResourceID(id))
    case .vpcEndpoint: .vpcEndpoint(ResourceID(id))
    case .prefixList, .vpc, .subnet, .routeTable, .networkACL, .targetGroup, .natGateway, .peering,
      .transitGateway:
      nil
    }
  }
}
