import DOT
import Evaluation
import NetworkModel

/// What an overview says in words.
struct OverviewWording {
  let title: String
  let headline: String
  let description: String
  private let gateways: String
  private let hidden: String?

  init(_ vpc: VPC, _ sets: [SubnetSet], _ flows: OverviewFlows, _ topology: Topology) {
    title = "VPC \(vpc.displayName)"
    let subnets = sets.reduce(0) { $0 + $1.subnets.count }
    let verdicts = flows.outcomes.counted.map { "\($0.outcome.verdict) \($0.count.grouped)" }
    let count = flows.outcomes.count
    headline =
      "\(subnets.grouped) subnet\(subnets == 1 ? "" : "s"), \(count.grouped) flow"
      + "\(count == 1 ? "" : "s")"
      + (verdicts.isEmpty ? "" : ": \(verdicts.joined(separator: ", "))")
    let names = Self.gateways(of: vpc, in: topology)
    gateways = names.isEmpty ? "no gateways" : names.joined(separator: ", ")
    hidden =
      flows.hiddenCount > 0
      ? "\(flows.hiddenCount.grouped) more flows run between places that have no line here"
      : nil
    func name(_ spot: OverviewFlows.Spot) -> String {
      switch spot {
      case .outside(let name): name
      case .subnets(let number):
        "\(sets[number].tier.title.lowercased()) "
          + (sets[number].subnets.count == 1
            ? "subnet \(sets[number].subnets[0].displayName)"
            : "subnets behind \(sets[number].acls.map(\.displayName).unique.prefix(3).joined(separator: ", "))")
      }
    }
    let lines = flows.lines.map { line in
      "\(name(line.from)) to \(name(line.to)): "
        + line.counts.map { "\($0.count.grouped) \($0.outcome.verdict)" }.joined(separator: ", ")
    }
    description = ([headline, gateways] + lines + [hidden].compactMap { $0 })
      .map { "\($0)." }.joined(separator: " ")
  }

  /// What leads out of a VPC.
  private static func gateways(of vpc: VPC, in topology: Topology) -> [String] {
    var names: [String] = []
    if let gateway = vpc.internetGateway { names.append("internet gateway \(gateway)") }
    if let gateway = vpc.egressOnlyInternetGateway {
      names.append("egress-only internet gateway \(gateway)")
    }
    names += topology.natGateways
      .filter { topology.subnets[$0.subnet]?.vpc == vpc.id }
      .map { "NAT gateway \($0.displayName)" }
    names += topology.peerings.compactMap { peering in
      guard let other = peering.peer(of: vpc.id) else { return nil }
      return
        "peering \(peering.displayName) with \(topology.vpcs[other]?.displayName ?? "\(other)")"
    }
    names += topology.transitGateways.filter { gateway in
      gateway.attachments.contains {
        if case .vpc(vpc.id, _) = $0.target { true } else { false }
      }
    }.map { "transit gateway \($0.displayName)" }
    let endpoints = topology.vpcEndpoints.count { $0.vpc == vpc.id }
    if endpoints > 0 { names.append("\(endpoints.grouped) endpoint\(endpoints == 1 ? "" : "s")") }
    return names
  }

  var heading: HTMLLabel {
    let lines =
      [(title, 15, true, Palette.title), (headline, 11, false, Palette.body)]
      + PictureText.wrapped("Gateways: \(gateways)", to: 560, size: 10, lines: 2)
      .map { ($0, 10, false, Palette.secondary) }
      + (hidden.map { [($0, 10, false, Palette.secondary)] } ?? [])
    return HTMLLabel(
      HTMLLabel.Table(
        [.border(0), .cellBorder(0), .cellSpacing(0), .cellPadding(2)],
        lines.map { text, size, isBold, ink in
          .row([
            .cell(
              .align(.left),
              text: .text(
                PictureText.cut(text, to: 600, size: size, isBold: isBold), size: size,
                color: ink.light, isBold: isBold))
          ])
        }))
  }
}
