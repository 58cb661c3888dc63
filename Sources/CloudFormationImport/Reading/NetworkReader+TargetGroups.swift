internal import Diagnostics
internal import Provenance
internal import TopologyFile

extension NetworkReader {
  /// What a load balancer can send requests to.
  private static let targetKinds: [ResourceKind] = [
    .instance, .autoScalingGroup, .lambdaFunction, .loadBalancer,
  ]

  /// Reads the target groups, with what they list and what says itself that it belongs to one.
  mutating func readTargetGroups() {
    let members = members(of: "TargetGroupARNs", "AWS::ElasticLoadBalancingV2::TargetGroup")
    let services = servicesByTargetGroup()
    for resource in resources("AWS::ElasticLoadBalancingV2::TargetGroup") {
      var targets = (members[resource.id] ?? []) + (services[resource.id] ?? [])
      for item in resource["Targets"]?.items ?? [] { targets.append(target(item)) }
      if targets.isEmpty { targets = [.unknown("the template registers none")] }
      let healthCheck = healthCheck(of: resource)
      draft.add(
        .targetGroup, resource.id, name: name(resource, "Name"), type: resource.type,
        at: resource.location
      ) { object in
        if let name = resource["Protocol"]?.text { object[.protocol] = .text(name) }
        if let port = resource["Port"].numberFact.port { object[.port] = .number(port) }
        if let type = resource["TargetType"]?.text, ["ip", "lambda", "alb"].contains(type) {
          object[.targetType] = .text(type)
        }
        object[.targets] = .list(targets)
        let attributes = resource["TargetGroupAttributes"]
        if let isOn = attributes?.attribute("preserve_client_ip.enabled") {
          object[.preserveClientIP] = .boolean(isOn)
        }
        object[.healthCheck] = healthCheck
      }
    }
  }

  /// One of the targets that a group lists.
  private mutating func target(_ item: Value) -> DraftValue {
    let id: DraftValue
    switch identifier(item["Id"]) {
    case .known(let text): id = target(named: text)
    case .unknown(let reason): id = .unknown(reason)
    case .absent: return .unknown(item.gap)
    }
    guard let port = item["Port"].numberFact.port else { return id }
    return .target(id, port: port, at: item.location)
  }

  /// A target by its identifier, or by its address.
  func target(named text: String) -> DraftValue {
    let isAddress = text.contains(".") && text.allSatisfy { $0.isHexDigit || $0 == "." }
    return isAddress || text.contains(":") && !text.hasPrefix("arn:")
      ? .text(text) : .oneOf(Self.targetKinds, text)
  }

  /// The Auto Scaling groups that name what a property lists, by what they name.
  mutating func members(of property: String, _ type: String) -> [String: [DraftValue]] {
    var members: [String: [DraftValue]] = [:]
    for resource in resources("AWS::AutoScaling::AutoScalingGroup") {
      for item in resource[property]?.items ?? [] {
        if let other = self.resource(item, named: type) {
          members[other.id, default: []].append(.reference(.autoScalingGroup, resource.id))
        } else {
          noteGap(
            resource, "\(property): \(identifier(item).value ?? item.gap) is not in the template")
        }
      }
    }
    return members
  }

  private mutating func servicesByTargetGroup() -> [String: [DraftValue]] {
    var services: [String: [DraftValue]] = [:]
    for resource in resources("AWS::ECS::Service") {
      for item in resource["LoadBalancers"]?.items ?? [] {
        guard let group = self.resource(item["TargetGroupArn"]) else { continue }
        guard draft.contains(.autoScalingGroup, resource.id) else {
          services[group.id, default: []].append(.unknown("tasks of \(resource.id)"))
          continue
        }
        let target = DraftValue.reference(.autoScalingGroup, resource.id)
        services[group.id, default: []].append(
          item["ContainerPort"].numberFact.port.map {
            .target(target, port: $0, at: item.location)
          } ?? target)
      }
    }
    return services
  }

  private mutating func healthCheck(of resource: StackResource) -> DraftValue? {
    let transport = resource["HealthCheckProtocol"]
    let port = resource["HealthCheckPort"]
    guard transport != nil || port != nil else { return nil }
    if let gap = transport.textFact.gap ?? port.textFact.gap {
      noteGap(resource, "its health check: \(gap)")
      return nil
    }
    // AWS's default (LB-26).
    let isHTTP = ["HTTP", "HTTPS"].contains(resource["Protocol"]?.text?.uppercased())
    var object = DraftObject(at: (transport ?? port)?.location ?? resource.location)
    object[.protocol] = .text(transport?.text ?? (isHTTP ? "HTTP" : "TCP"))
    if let number = port.numberFact.port { object[.port] = .number(number) }
    return .object(object)
  }
}

extension Value {
  /// The boolean of one of AWS's lists of attributes.
  func attribute(_ key: String) -> Bool? {
    items.first { $0["Key"]?.text == key }?["Value"].booleanFact.value
  }
}
