import Evaluation
import NetworkModel
import PacketSpace
import TestSupport
import Testing

@Suite struct ReachabilityTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `between two instances, the rows say what the explanation of a flow says`(
    seed: UInt64
  ) async {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let evaluator = Evaluator(topology)
    let reachability = await evaluator.reachability()
    let hosts = topology.instances.filter { $0.interfaces.count == 1 }
    for from in hosts {
      for to in hosts where from.id != to.id {
        for port in ports(using: &generator) {
          let flow = Flow(
            name: "asked", from: .instance(from.id), to: .instance(to.id),
            traffic: .tcp(PortSet(port)), family: .ipv4)
          let found = reachability.outcome(
            from: from.id.rawValue, to: to.id.rawValue, port,
            isOneSubnet: from.interfaces[0].subnet == to.interfaces[0].subnet)
          #expect(
            found == evaluator.explain(flow).outcome, "seed \(seed): \(from.id) to \(to.id) \(port)"
          )
        }
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `what comes from the internet is what the explanation of a flow says`(
    seed: UInt64
  ) async {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let evaluator = Evaluator(topology)
    let reachability = await evaluator.reachability(from: .internet)
    #expect(reachability.rows.allSatisfy { $0.from.kind == .internet })
    for to in topology.instances where to.interfaces.count == 1 {
      for port in ports(using: &generator) {
        let flow = Flow(
          name: "asked", from: .internet, to: .instance(to.id), traffic: .tcp(PortSet(port)),
          family: .ipv4)
        let found = reachability.outcome(
          from: "internet", to: to.id.rawValue, port, isOneSubnet: false)
        #expect(
          found == evaluator.explain(flow).outcome, "seed \(seed): internet to \(to.id) \(port)")
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `asking about one end gives the rows of that end`(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let evaluator = Evaluator(topology)
    let host = try #require(topology.instances.first)
    let all = await evaluator.reachability()
    let asked = await evaluator.reachability(to: .instance(host.id))
    for row in asked.rows { #expect(row.to.members.map(\.id) == [host.id.rawValue]) }
    for port in ports(using: &generator) {
      for from in topology.instances where from.id != host.id && from.interfaces.count == 1 {
        let isOneSubnet = from.interfaces[0].subnet == host.interfaces[0].subnet
        #expect(
          asked.outcome(
            from: from.id.rawValue, to: host.id.rawValue, port, isOneSubnet: isOneSubnet)
            == all.outcome(
              from: from.id.rawValue, to: host.id.rawValue, port, isOneSubnet: isOneSubnet))
      }
    }
  }

  private func ports(using generator: inout SeededGenerator) -> [UInt16] {
    [22, 80, 443, 1024] + (0..<4).map { _ in UInt16.random(in: .min ... .max, using: &generator) }
  }
}

extension Reachability {
  /// What the rows say of TCP over IPv4 between two parties to one port.
  fileprivate func outcome(
    from: String, to: String, _ port: UInt16, isOneSubnet: Bool
  ) -> Outcome {
    let matching = rows.filter { row in
      let isTCP =
        switch row.traffic {
        case .everything: true
        case .transport(let transport): transport == .tcp && row.ports.contains(port)
        case .otherProtocols: false
        }
      return isTCP && row.family != .ipv6
        && row.scope.map { $0 == .insideSubnet } ?? isOneSubnet == isOneSubnet
        && row.from.members.contains { $0.id == from } && row.to.members.contains { $0.id == to }
    }
    if matching.contains(where: { $0.outcome == .allowed && $0.limitsAddresses == false }) {
      return .allowed
    }
    if matching.contains(where: { [.allowed, .partial].contains($0.outcome) }) { return .partial }
    return matching.contains { $0.outcome == .undetermined } ? .undetermined : .denied
  }
}

extension Reachability.Row {
  fileprivate var limitsAddresses: Bool { sources != nil || destinations != nil }
}
