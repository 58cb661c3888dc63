import Evaluation

/// What the head of a gate says.
struct GateTitle {
  let name: String
  let kind: String
  let color: Ink
  /// The class of the box in the picture.
  let className: String

  init(_ checkpoints: [Checkpoint]) {
    name = NameList.text(checkpoints.map(\.displayName))
    switch checkpoints[0].kind {
    case .networkACL:
      (kind, color, className) = ("NETWORK ACL · stateless", Palette.networkACL, "nacl")
    case .securityGroup:
      (kind, color, className) = ("SECURITY GROUP · stateful", Palette.securityGroup, "sg")
    case .routeTable: (kind, color, className) = ("ROUTE TABLE", Palette.gateway, "routes")
    case .internetGateway:
      (kind, color, className) = ("INTERNET GATEWAY", Palette.gateway, "gateway")
    case .loadBalancer:
      (kind, color, className) = ("LOAD BALANCER", Palette.gateway, "balancer")
    case .natGateway: (kind, color, className) = ("NAT GATEWAY", Palette.gateway, "gateway")
    case .peering: (kind, color, className) = ("PEERING", Palette.gateway, "gateway")
    case .transitGateway:
      (kind, color, className) = ("TRANSIT GATEWAY", Palette.gateway, "gateway")
    case .vpcEndpoint: (kind, color, className) = ("ENDPOINT", Palette.gateway, "gateway")
    case .networkInterface: (kind, color, className) = ("ADDRESS", Palette.gateway, "interface")
    }
  }
}
