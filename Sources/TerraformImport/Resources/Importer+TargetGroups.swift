internal import Provenance
internal import StructuredText
internal import TopologyFile

/// Target groups, and who registers targets with them.
extension Importer {
  mutating func addTargetGroups() {
    var targets: [String: [DraftValue]] = [:]
    addAttachments(&targets)
    addAutoScalingAttachments(&targets)
    addServiceTargets(&targets)
    for index in take(.targetGroup) {
      let attributes = attributes(index)
      let own = unique(targets[id(index)] ?? [])
      let health = healthCheck(attributes)
      add(.targetGroup, index, name: name(index, "name")) { object in
        object[.protocol] = attributes.text("protocol").value.map { .text($0) }
        object[.port] = attributes.number("port").port.map { .number($0) }
        if let type = attributes.text("target_type").value,
          ["instance", "ip", "lambda", "alb"].contains(type)
        {
          object[.targetType] = .text(type)
        }
        object[.targets] = .list(
          own.isEmpty ? [.unknown("nothing in the input registers targets")] : own)
        object[.preserveClientIP] = attributes.boolean("preserve_client_ip").value.map {
          .boolean($0)
        }
        object[.healthCheck] = health
      }
      if own.isEmpty { noteIncomplete(index, because: "nothing in the input registers targets") }
    }
  }

  private func healthCheck(_ attributes: Attributes) -> DraftValue? {
    guard let block = attributes.block("health_check"), block.boolean("enabled").value != false,
      let name = block.text("protocol").value
    else { return nil }
    var object = DraftObject(at: location(attributes.resource, block: block))
    object[.protocol] = .text(name)
    if let port = block.number("port").port {
      object[.port] = .number(port)
    } else if block.text("port").value == "traffic-port" {
      object[.port] = .text("traffic-port")
    }
    object[.path] = block.text("path").value.map { .text($0) }
    return .object(object)
  }

  private mutating func addAttachments(_ targets: inout [String: [DraftValue]]) {
    for type in ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"] {
      for index in take(type) {
        let attributes = attributes(index)
        let link = inventory.link(attributes, "target_group_arn", .targetGroup)
        guard let group = id(of: link, .targetGroup) else {
          skip(index, because: "its target group: \(Self.reason(link))")
          if case .unknown(_, let candidates) = link {
            for candidate in candidates.map(id) {
              targets[candidate, default: []].append(.unknown("a target of this group or another"))
            }
          }
          continue
        }
        let target = target(attributes)
        let own = attributes.number("port").port.flatMap {
          $0 == port(ofGroup: link) ? nil : $0
        }
        targets[group, default: []].append(
          own.map { .target(target, port: $0, at: location(index)) } ?? target)
        noteRead(index)
      }
    }
  }

  private func port(ofGroup link: Link) -> Int? {
    if case .resource(let index) = link { attributes(index).number("port").value } else { nil }
  }

  /// An instance, an address, a function or a load balancer.
  private func target(_ attributes: Attributes) -> DraftValue {
    let families: [(Family, ResourceKind)] = [
      (.instance, .instance), (.lambdaFunction, .lambdaFunction), (.loadBalancer, .loadBalancer),
    ]
    if let known = attributes.text("target_id").value {
      for (family, kind) in families {
        if let index = inventory.find(known, family) { return .reference(kind, id(index)) }
      }
      if known.hasPrefix("i-") { return .oneOf([.instance], known) }
      // An address; anything else is not in the input.
      return known.contains(where: \.isLetter) && !known.contains(":")
        || known.hasPrefix("arn:") ? .unknown(known) : .text(known)
    }
    var reason: String?
    for (family, kind) in families {
      switch inventory.link(attributes, "target_id", family) {
      case .resource(let index): return .reference(kind, id(index))
      case .unknown(let text, let candidates): if !candidates.isEmpty { reason = text }
      case .absent, .computed, .id: break
      }
    }
    return .unknown(reason ?? Attributes.afterApply)
  }

  private mutating func addAutoScalingAttachments(_ targets: inout [String: [DraftValue]]) {
    for index in inventory.all(.autoScalingGroup) {
      let attributes = attributes(index)
      let sources = (attributes.blocks("traffic_source").value ?? []).map {
        inventory.link($0, "identifier", .targetGroup)
      }
      for link in inventory.links(attributes, "target_group_arns", .targetGroup) + sources {
        guard let group = id(of: link, .targetGroup) else {
          noteIncomplete(index, because: "a target group: \(Self.reason(link))")
          continue
        }
        targets[group, default: []].append(.reference(.autoScalingGroup, id(index)))
      }
    }
    for index in take("aws_autoscaling_attachment") {
      let attributes = attributes(index)
      let group = inventory.link(attributes, "autoscaling_group_name", .autoScalingGroup)
      guard let group = id(of: group, .autoScalingGroup) else {
        skip(index, because: "its Auto Scaling group is not known")
        continue
      }
      let keys = ["lb_target_group_arn", "alb_target_group_arn"]
      if let target = id(of: inventory.link(attributes, anyOf: keys, .targetGroup), .targetGroup) {
        targets[target, default: []].append(.oneOf([.autoScalingGroup], group))
      } else if let balancer = id(
        of: inventory.link(attributes, "elb", .classicLoadBalancer), .classicLoadBalancer)
      {
        classicTargets[balancer, default: []].append(.oneOf([.autoScalingGroup], group))
      } else {
        skip(index, because: "its load balancer or target group is not known")
        continue
      }
      noteRead(index)
    }
  }

  private mutating func addServiceTargets(_ targets: inout [String: [DraftValue]]) {
    for index in inventory.all(.service) {
      let attributes = attributes(index)
      for block in attributes.blocks("load_balancer").value ?? [] {
        let link = inventory.link(block, "target_group_arn", .targetGroup)
        guard let group = id(of: link, .targetGroup) else { continue }
        let tasks: DraftValue =
          draft.contains(.autoScalingGroup, id(index))
          ? .reference(.autoScalingGroup, id(index)) : .unknown("the tasks of \(id(index))")
        if draft.contains(.autoScalingGroup, id(index)),
          let port = block.number("container_port").port, port != self.port(ofGroup: link)
        {
          targets[group, default: []].append(
            .target(tasks, port: port, at: location(index, block: block)))
        } else {
          targets[group, default: []].append(tasks)
        }
      }
    }
  }
}
