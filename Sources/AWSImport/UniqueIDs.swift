internal import StructuredText

/// Identifiers for what AWS identifies by name, in one Region or account only: the name where it is
/// unique, otherwise with what tells it from the others.
struct UniqueIDs {
  /// Something that needs an identifier.
  struct Candidate {
    /// What identifies it everywhere: its ARN.
    let identity: String
    let name: String
    /// What may tell it from others of its name, the shortest first.
    let qualifiers: [String]
  }

  private var ids: [String: String] = [:]

  init(_ candidates: [Candidate]) {
    var rest = candidates
    var level = 0
    while !rest.isEmpty {
      let named = rest.map { (candidate: $0, id: $0.id(level)) }
      let counts = Dictionary(named.map { ($0.id ?? "", 1) }, uniquingKeysWith: +)
      rest = []
      for (candidate, id) in named {
        if let id, counts[id] == 1 {
          ids[candidate.identity] = id
        } else if id == nil {
          ids[candidate.identity] = "\(candidate.name) (\(candidate.identity))"
        } else {
          rest.append(candidate)
        }
      }
      level += 1
    }
  }

  /// The identifier of what has an ARN.
  subscript(identity: String) -> String? { ids[identity] }
}

extension UniqueIDs.Candidate {
  fileprivate func id(_ level: Int) -> String? {
    if level == 0 { return name }
    guard qualifiers.indices.contains(level - 1) else { return nil }
    return "\(name) (\(qualifiers[level - 1]))"
  }

  /// Something by its ARN, or by its name where it has none.
  init(_ node: YAMLNode, arn: String, name: String) {
    let label = node.text(name) ?? node.text(arn) ?? ""
    guard let arn = node.text(arn) else {
      self.init(identity: label, name: label, qualifiers: [])
      return
    }
    self.init(identity: arn, name: label, arn: arn)
  }

  fileprivate init(identity: String, name: String, arn: String) {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let region = parts.count > 4 ? parts[3] : arn
    let account = parts.count > 4 ? parts[4] : arn
    self.init(
      identity: identity, name: name, qualifiers: [region, account, "\(account), \(region)"])
  }

  /// A load balancer of the second generation: the part of the ARN behind `loadbalancer/`.
  init(loadBalancer node: YAMLNode) {
    let arn = node.text("LoadBalancerArn") ?? node.text("LoadBalancerName") ?? ""
    self.init(identity: arn, name: arn.part(behind: "loadbalancer/"), arn: arn)
  }

  /// A Classic Load Balancer.
  init(classic node: YAMLNode) {
    let name = node.text("LoadBalancerName") ?? ""
    let place = node.text("VPCId")
    self.init(
      identity: node.classicIdentity, name: name,
      qualifiers: [place, node.text("DNSName")].compactMap { $0 })
  }

  /// A target group: the part of the ARN behind `targetgroup/`.
  init(targetGroup node: YAMLNode) {
    let arn = node.text("TargetGroupArn") ?? node.text("TargetGroupName") ?? ""
    self.init(identity: arn, name: arn.part(behind: "targetgroup/"), arn: arn)
  }
}

extension YAMLNode {
  /// What tells a Classic Load Balancer, which has no ARN in AWS's answers, from all others.
  var classicIdentity: String {
    ["classic", text("LoadBalancerName"), text("VPCId"), text("DNSName")].compactMap { $0 }
      .joined(separator: " ")
  }
}

extension String {
  /// What follows a part of it; all of it where it has no such part.
  func part(behind marker: String) -> String {
    guard let range = firstRange(of: marker) else { return self }
    return String(self[range.upperBound...])
  }
}
