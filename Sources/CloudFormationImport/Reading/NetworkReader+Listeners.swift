internal import Diagnostics
internal import Provenance
internal import TopologyFile

extension NetworkReader {
  /// A listener and the target groups that it forwards to, by its own action or by rules.
  struct Listener {
    let resource: StackResource
    var groups: [DraftValue] = []
  }

  /// The listeners by load balancer.
  mutating func listeners() -> [String: [Listener]] {
    var listeners: [Listener] = []
    var positions: [String: Int] = [:]
    for resource in resources("AWS::ElasticLoadBalancingV2::Listener") {
      positions[resource.id] = listeners.count
      var listener = Listener(resource: resource)
      listener.groups = targetGroups(resource["DefaultActions"])
      listeners.append(listener)
    }
    for resource in resources("AWS::ElasticLoadBalancingV2::ListenerRule") {
      let value = resource["ListenerArn"]
      guard let id = identifier(value).value, let position = positions[id] else {
        let name = value.map { identifier($0).value ?? $0.gap } ?? ""
        skip(resource, because: "its listener '\(name)' is not in the template")
        continue
      }
      for group in targetGroups(resource["Actions"])
      where !listeners[position].groups.contains(where: { $0.plainText == group.plainText }) {
        listeners[position].groups.append(group)
      }
    }
    var byLoadBalancer: [String: [Listener]] = [:]
    for listener in listeners {
      let value = listener.resource["LoadBalancerArn"]
      guard let id = identifier(value).value,
        network.resources[id]?.type == "AWS::ElasticLoadBalancingV2::LoadBalancer"
      else {
        let name = value.map { identifier($0).value ?? $0.gap } ?? ""
        skip(listener.resource, because: "its load balancer '\(name)' is not in the template")
        continue
      }
      byLoadBalancer[id, default: []].append(listener)
    }
    return byLoadBalancer
  }

  /// The target groups that actions forward to.
  private mutating func targetGroups(_ actions: Value?) -> [DraftValue] {
    var groups: [DraftValue] = []
    for action in actions?.items ?? [] {
      let values =
        [action["TargetGroupArn"]]
        + (action["ForwardConfig"]?["TargetGroups"]?.items ?? []).map { $0["TargetGroupArn"] }
      for value in values {
        guard let group = reference(value, .targetGroup) else { continue }
        if !groups.contains(where: { $0.plainText == group.plainText }) { groups.append(group) }
      }
      if case .unknown(let unknown) = action.content { groups.append(.unknown(unknown.reason)) }
    }
    return groups
  }

  /// A listener as the draft holds it; nil for one of a Gateway Load Balancer, which has no port.
  mutating func listener(_ listener: Listener, of type: String) -> DraftValue? {
    let resource = listener.resource
    if type == "gateway" { return nil }
    guard let port = resource["Port"].numberFact.port, let name = resource["Protocol"]?.text else {
      return .unknown("a listener: \((resource["Port"] ?? resource["Protocol"])?.gap ?? "no port")")
    }
    var object = DraftObject(at: resource.location)
    object[.protocol] = .text(name.uppercased())
    object[.port] = .number(port)
    if listener.groups.count == 1 {
      object[.targetGroup] = listener.groups[0]
    } else if !listener.groups.isEmpty {
      object[.targetGroup] = .reference(.targetGroup, union(of: listener))
    } else if (resource["DefaultActions"]?.items ?? []).contains(where: { action in
      action["Type"]?.text.map(["redirect", "fixed-response"].contains) ?? false
    }) {
      object[.answersItself] = .boolean(true)
    } else {
      object[.targets] = .list([.unknown("what its listener does")])
    }
    return .object(object)
  }

  /// A target group that holds the targets of several: a listener of the model has one, and a request may go
  /// to any of them.
  private mutating func union(of listener: Listener) -> String {
    let resource = listener.resource
    let ids = listener.groups.compactMap(\.plainText)
    var targets: [DraftValue] = []
    for group in listener.groups {
      guard let id = group.plainText, let own = draft[.targetGroup, id],
        case .list(let items)? = own[.targets]
      else {
        targets.append(.unknown("target group \(group.plainText ?? "")"))
        continue
      }
      for item in items {
        guard case .number(let port)? = own[.port], item.plainText != nil else {
          targets.append(item)
          continue
        }
        targets.append(.target(item, port: port, at: own.location))
      }
    }
    let first = ids.compactMap { draft[.targetGroup, $0] }.first
    let id = "targets of \(resource.id)"
    draft.add(
      .targetGroup, id, name: ids.joined(separator: ", "), type: resource.type,
      at: resource.location
    ) { object in
      for key in [Key.protocol, .port, .targetType, .preserveClientIP, .healthCheck] {
        object[key] = first?[key]
      }
      object[.targets] = .list(targets)
    }
    return id
  }
}
