import Evaluation
import NetworkModel
import PacketSpace
import TestSupport
import Testing

@testable import Planning

/// What must hold of every plan, on small random networks, packet by packet.
struct PlanPropertyTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a plan is enough, exact and minimal, packet by packet`(seed: UInt64) async {
    var generator = SeededGenerator(seed: seed)
    let network = Topology.random(using: &generator)
    let plan = await LeastPrivilegePlan(for: network)
    #expect(plan.proof.failures == [])
    #expect(plan.flows.allSatisfy { $0.outcome == .allowed || !$0.obstacles.isEmpty })
    expectRoundTrips(plan.topology)
    expectNothingElse(plan.topology, Demand.all(of: network), &generator)
  }

  /// Every declared packet makes its round trip, and without any one rule some do not.
  private func expectRoundTrips(_ topology: Topology) {
    let trips = SampledTrips(topology)
    for trip in trips.all {
      #expect(trip.works(in: topology), "\(trip.packet) of \(trip.flow)")
    }
    for rule in topology.plannedRules where !trips.unsampledRules.contains(rule) {
      let without = topology.removing(rule)
      #expect(trips.all.contains { !$0.works(in: without) }, "\(rule) is not needed")
    }
  }

  /// What a list admits some flow needs.
  private func expectNothingElse(
    _ topology: Topology, _ demands: [Demand], _ generator: inout SeededGenerator
  ) {
    for list in topology.writableLists {
      let rules = topology.rules(of: list)
      let needed = demands.filter { $0.list == list }
      for _ in 0..<100 {
        let probe = Probe.random(using: &generator)
        if rules.contains(where: { probe.matches($0.traffic, $0.peer) }) {
          #expect(needed.contains { probe.satisfies($0) }, "\(list) admits \(probe)")
        }
      }
    }
  }
}

/// A packet as one list sees it: the other end, its groups, the protocol and the port.
private struct Probe {
  let remote: IPAddress
  let groups: [ResourceID<SecurityGroup>]
  let transport: TransportProtocol
  let port: UInt16

  static func random(using generator: inout SeededGenerator) -> Probe {
    let remotes: [IPAddress] = [
      "10.0.0.4", "10.0.0.7", "10.0.0.10", "10.0.0.21", "10.0.0.26", "10.0.0.38", "10.0.0.47",
      "10.0.0.99",
      "203.0.113.7", "203.0.113.8", "8.8.8.8", "198.51.100.1", "2001:db8::1",
    ]
    let transports: [TransportProtocol] = [.tcp, .udp, .icmp, TransportProtocol(rawValue: 50)]
    let transport = transports.randomElement(using: &generator) ?? .tcp
    let ports: [UInt16] = [
      78, 79, 80, 81, 82, 83, 1019, 1020, 1025, 1030, 1031, 0, 8 << 8, (8 << 8) + 1,
    ]
    let groups = (1...3).map { ResourceID<SecurityGroup>("sg-\($0)") }.shuffled(using: &generator)
    return Probe(
      remote: remotes.randomElement(using: &generator) ?? remotes[0],
      groups: Array(groups.prefix(Int.random(in: 0...1, using: &generator))), transport: transport,
      port: ports.randomElement(using: &generator) ?? 80)
  }

  func matches(_ traffic: RuleTraffic, _ peer: RulePeer) -> Bool {
    guard traffic.protocols.contains(transport),
      !transport.hasPorts && !transport.isICMP || traffic.destinationPorts.contains(port)
    else { return false }
    return switch peer {
    case .cidr(let cidr): cidr.contains(remote)
    case .securityGroup(let id): groups.contains(id)
    default: false
    }
  }

  func satisfies(_ demand: Demand) -> Bool {
    guard demand.transport == transport,
      !transport.hasPorts && !transport.isICMP || demand.ports.contains(port)
    else { return false }
    return switch demand.peer {
    case .addresses(let addresses): addresses.contains(remote)
    case .group(let id): groups.contains(id)
    }
  }
}

extension Demand {
  /// What the flows of a network need.
  fileprivate static func all(of network: Topology) -> [Demand] {
    let open = network.describingDefaults.withOpenFilters
    let search = DemandSearch(open)
    let evaluator = Evaluator(open)
    return open.flows.enumerated().flatMap { search.demands(of: evaluator.explain($1), number: $0) }
  }
}
