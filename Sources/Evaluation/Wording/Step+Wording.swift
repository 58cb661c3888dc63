public import NetworkModel
import PacketSpace

/// How pictures and pages word a step: a short title, and what it matches or misses.
extension Step {
  /// Which list and rule: `Inbound · rule 100`, `Outbound · reply`, `Route · 0.0.0.0/0`.
  public var title: String {
    switch checkpoint.kind {
    case .networkACL, .securityGroup:
      let direction = checkpoint.direction == .inbound ? "Inbound" : "Outbound"
      return "\(direction) · \(ruleTitle)"
    case .routeTable: return "Route · \(routeTitle)"
    case .internetGateway: return phase == .request ? "Gateway · request" : "Gateway · reply"
    case .natGateway: return "NAT gateway"
    case .peering: return "Peering"
    case .transitGateway: return "Transit gateway"
    case .vpcEndpoint: return "Endpoint"
    case .loadBalancer: return "Load balancer"
    case .networkInterface: return "Interface"
    }
  }

  private var ruleTitle: String {
    switch outcome {
    case .automatic: return "reply"
    case .notEvaluated: return "not evaluated"
    default: break
    }
    let shown = decidingRules
    guard let first = shown.first else { return "no rule" }
    if case .rule(_, _, _, let rule) = first, shown.count == 1 {
      return RuleVocabulary(.console, .securityGroup).typeName(of: rule.traffic)
    }
    let names = shown.map { decider in
      if case .rule(_, _, let number, _) = decider { "\(number)" } else { decider.reference }
    }
    if names.count > 3 { return "\(names.count) rules" }
    return "\(names.count == 1 ? "rule" : "rules") \(names.joined(separator: ", "))"
  }

  private var routeTitle: String {
    let routes = deciders.compactMap { decider in
      if case .route(let route) = decider { route.destination.description } else { nil }
    }
    return routes.isEmpty ? "none" : routes.joined(separator: ", ")
  }

  /// The rules to name: those that let something through, or if none does those that deny.
  private var decidingRules: [Decider] {
    let allowing = deciders.filter(\.allows)
    // An entry that denies takes its part from those that allow: both decide.
    if outcome == .partial, denyingEntry != nil { return deciders.filter { $0 != .defaultDeny } }
    return allowing.isEmpty ? deciders : allowing
  }

  /// What the deciding rule matches, or what is missing.
  ///
  /// - Parameter topology: the network, for the names of peers.
  public func detail(in topology: Topology) -> String {
    switch outcome {
    case .automatic: return "tracked connection, no rule needed"
    case .notEvaluated, .passed: return remark ?? deciders.map(\.reference).joined(separator: ", ")
    case .undetermined: return remark ?? "leads to something the model does not follow"
    case .denied where !checkpoint.isFilter: return remark ?? routeFault
    case .denied:
      if let entry = denyingEntry {
        return "denies \(entry.traffic.displayText) \(towards) "
          + topology.displayText(of: entry.peer)
      }
      return "no rule for \(arriving)"
    case .partial: return partialDetail
    case .allowed:
      let matches = deciders.filter(\.allows).compactMap { $0.match(in: topology, towards) }
      guard let first = matches.first else { return arriving }
      return matches.count == 1 ? first : "\(first) and \(matches.count - 1) more"
    }
  }

  /// What arrives, by protocol and ports.
  private var arriving: String {
    packets.protocols.first?.text(ports: packets.destinationPorts) ?? "this traffic"
  }

  /// The preposition before the other side.
  var towards: String { (checkpoint.direction ?? .outbound).preposition }

  private var denyingEntry: NetworkACL.Entry? {
    for case .entry(_, let entry) in deciders where entry.action == .deny { return entry }
    return nil
  }

  private var routeFault: String {
    switch code {
    case .noRouteToDestination: "no route to \(destinations)"
    case .badStateRoute: "the target of this route is gone"
    case .asymmetric: "the reply would leave by another gateway"
    default: "does not lead to \(destinations)"
    }
  }

  /// The destinations that arrive, if they are few enough to be written.
  private var destinations: String {
    let blocks = packets.destinations.cidrs
    return blocks.count == 1 ? blocks[0].shortText : "the internet"
  }

  private var partialDetail: String {
    let transport = packets.protocols.first
    if passed.destinationPorts != packets.destinationPorts {
      let ports = passed.destinationPorts.displayText
      return transport?.hasPorts == true
        ? "only \(transport?.displayName ?? "") \(ports) of \(packets.destinationPorts.displayText)"
        : "only some of the types"
    }
    let remote = checkpoint.direction == .inbound ? \PacketSet.sources : \PacketSet.destinations
    let admitted = passed[keyPath: remote].cidrs
    let refused = packets[keyPath: remote].subtracting(passed[keyPath: remote]).cidrs
    if admitted.count <= 2, !admitted.isEmpty, admitted.count <= refused.count {
      return "only \(towards) \(admitted.map(\.description).joined(separator: ", "))"
    }
    if refused.count <= 2, !refused.isEmpty {
      return "not \(towards) \(refused.map(\.description).joined(separator: ", "))"
    }
    return "only \(towards) some of the addresses"
  }
}

extension Decider {
  /// Whether it lets packets through.
  public var allows: Bool {
    switch self {
    case .entry(_, let entry): entry.action == .allow
    case .rule: true
    case .route(let route): !route.isBlackhole
    case .defaultDeny: false
    }
  }

  /// What it matches, in words.
  fileprivate func match(in topology: Topology, _ towards: String) -> String? {
    switch self {
    case .entry(_, let entry):
      "\(entry.traffic.displayText) \(towards) \(topology.displayText(of: entry.peer))"
    case .rule(_, _, _, let rule):
      "\(rule.traffic.displayText) \(towards) \(topology.displayText(of: rule.peer))"
    case .route, .defaultDeny: nil
    }
  }
}
