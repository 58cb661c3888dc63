public import NetworkModel
public import PacketSpace

/// The two directions of a leg.
public enum Phase: String, Hashable, Sendable {
  case request
  /// Of the reply; "return path" in prose.
  case `return`
}

/// Where a packet passes: a filter, a route look-up or a gateway.
public struct Checkpoint: Hashable, Sendable {
  /// What stands there.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case networkACL
    case securityGroup
    case routeTable
    case internetGateway
    case natGateway
    case loadBalancer
    case peering
    case transitGateway
    case vpcEndpoint
    case networkInterface
  }

  /// What stands there.
  public let kind: Kind
  /// The source's own identifiers: several where an interface carries several groups.
  public let ids: [String]
  /// What people call it, where that differs.
  public let names: [String]
  /// Of filters: which of its two rule lists is read.
  public let direction: Direction?
  /// Of network ACLs and route tables: the subnet whose boundary is crossed.
  public let subnet: ResourceID<Subnet>?
  /// Of security groups: whose interface it is.
  public let on: String?

  /// Describes a checkpoint.
  public init(
    kind: Kind, ids: [String], names: [String]? = nil, direction: Direction? = nil,
    subnet: ResourceID<Subnet>? = nil, on: String? = nil
  ) {
    self.kind = kind
    self.ids = ids
    self.names = names ?? ids
    self.direction = direction
    self.subnet = subnet
    self.on = on
  }

  /// The identifiers as the contract prints them.
  public var id: String { ids.joined(separator: ", ") }
  /// The names as pages print them.
  public var displayName: String { names.joined(separator: ", ") }
  /// Whether it is a filter: these are the numbered checks of a diagram.
  public var isFilter: Bool { kind == .networkACL || kind == .securityGroup }
}

/// A rule, entry or route that decides about some of the packets at a step.
public enum Decider: Hashable, Sendable {
  case entry(ResourceID<NetworkACL>, NetworkACL.Entry)
  /// The default entry `*` of a network ACL.
  case defaultDeny
  /// A rule of a group, by its place in the list of its direction, counted from 1.
  case rule(ResourceID<SecurityGroup>, Direction, Int, SecurityGroup.Rule)
  /// A route of the table, or the implicit local one.
  case route(Route)
}

extension Decider {
  /// As the contract prints it: `100`, `*`, `sg-2 inbound 1`, `0.0.0.0/0 -> igw-1`.
  public var reference: String {
    switch self {
    case .entry(_, let entry): "\(entry.ruleNumber)"
    case .defaultDeny: "*"
    case .rule(let group, let direction, let number, _):
      "\(group) \(direction.rawValue) \(number)"
    case .route(let route): "\(route.destination) -> \(route.target)"
    }
  }
}

/// One step of a leg: what arrives at a checkpoint, what passes, and which rule says so.
public struct Step: Hashable, Sendable {
  /// Which way the packets go.
  public let phase: Phase
  /// Where they pass.
  public let checkpoint: Checkpoint
  /// What arrives if everything before passed it (M-8).
  public let packets: PacketSet
  /// What certainly passes.
  public let passed: PacketSet
  /// What may pass or not: the model does not say.
  public let unknown: PacketSet
  /// What happens to them.
  public let outcome: StepOutcome
  /// The rules that decide about some of the packets, in the order of the filter.
  public let deciders: [Decider]
  /// Why something is lost, where it is.
  public let code: ExplanationCode?
  /// What else there is to say, in words: a translation, why a filter does not see the packet.
  public let remark: String?
  /// The destination ports that pass: the client's own on the return path.
  public let passedPorts: PortSet

  init(
    phase: Phase, checkpoint: Checkpoint, packets: PacketSet, passed: PacketSet,
    unknown: PacketSet, outcome: StepOutcome, deciders: [Decider], code: ExplanationCode?,
    remark: String?
  ) {
    self.phase = phase
    self.checkpoint = checkpoint
    self.packets = packets
    self.passed = passed
    self.unknown = unknown
    self.outcome = outcome
    self.deciders = deciders
    self.code = code
    self.remark = remark
    self.passedPorts = passed.destinationPorts
  }
}

extension Step {
  /// What is certainly lost here.
  public var lost: PacketSet { packets.subtracting(passed).subtracting(unknown) }
}
