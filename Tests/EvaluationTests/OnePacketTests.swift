import Evaluation
import NetworkModel
import PacketSpace
import TestSupport
import Testing

@Suite struct OnePacketTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `packet by packet and as a set, every leg has the same answer`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let evaluator = Evaluator(topology)
    let plain = PlainEvaluator(topology)
    for flow in topology.flows {
      let explanation = evaluator.explain(flow)
      for leg in explanation.legs {
        for ends in leg.ends {
          guard let client = topology.end(ends.from), let server = topology.end(ends.to),
            !leg.isRefusedByLoadBalancer, !leg.isReflected
          else { continue }
          for _ in 0..<40 {
            let packet = try #require(
              Packet.random(of: leg, from: ends.from, to: ends.to, using: &generator))
            let expected = plain.makesRoundTrip(packet, from: client, to: server)
            #expect(
              leg.survives(packet, between: ends) == expected,
              "seed \(seed), \(flow.name): \(packet) from \(ends.from.id) to \(ends.to.id)")
          }
        }
      }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `a verdict is allowed, partial or denied by what makes the round trip`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    for explanation in Evaluator(topology).explainFlows() {
      for leg in explanation.legs {
        switch leg.outcome {
        case .allowed: #expect(leg.roundTrip == leg.declared)
        case .denied: #expect(leg.roundTrip.isEmpty)
        case .partial:
          #expect(!leg.roundTrip.isEmpty)
          #expect(leg.roundTrip.isSubset(of: leg.declared))
        case .undetermined: break
        }
      }
    }
  }
}

extension Leg {
  fileprivate var isRefusedByLoadBalancer: Bool {
    steps.contains { $0.checkpoint.kind == .loadBalancer }
  }

  /// Whether a packet of one of the parallel connections makes the round trip; the set is that of the
  /// first of them.
  fileprivate func survives(_ packet: Packet, between ends: Ends) -> Bool {
    guard ends != self.ends[0] else { return roundTrip.contains(packet) }
    return roundTrip.contains(
      Packet(
        source: from.subnet == nil ? packet.source : from.addresses.first ?? packet.source,
        destination: to.subnet == nil
          ? packet.destination : to.addresses.first ?? packet.destination,
        protocol: packet.protocol, sourcePort: packet.sourcePort,
        destinationPort: packet.destinationPort))
  }
}

extension Packet {
  /// A packet that a leg declares, between two of its ends.
  fileprivate static func random(
    of leg: Leg, from: LegEnd, to: LegEnd, using generator: inout SeededGenerator
  ) -> Packet? {
    guard let transport = leg.transport,
      let source = from.addresses.randomAddress(using: &generator),
      let destination = to.addresses.randomAddress(using: &generator)
    else { return nil }
    func port(_ ports: PortSet) -> UInt16 {
      let range = ports.ranges.randomElement(using: &generator) ?? 0...0
      return UInt16.random(in: range, using: &generator)
    }
    return Packet(
      source: source, destination: destination, protocol: transport,
      sourcePort: port(leg.declared.sourcePorts),
      destinationPort: port(leg.declared.destinationPorts))
  }
}

extension AddressSet {
  /// An address of the set; often one that the rules of random networks speak of.
  fileprivate func randomAddress(using generator: inout SeededGenerator) -> IPAddress? {
    let favourites = (["203.0.113.7", "203.0.113.8", "8.8.8.8", "198.51.100.99"] as [IPAddress])
      .filter(contains)
    if let favourite = favourites.randomElement(using: &generator),
      Int.random(in: 0..<3, using: &generator) > 0
    {
      return favourite
    }
    guard let block = cidrs.randomElement(using: &generator) else { return nil }
    let bits = UInt128.random(in: block.network.bits...block.lastAddress.bits, using: &generator)
    return IPAddress(family: block.family, bits: bits)
  }
}
