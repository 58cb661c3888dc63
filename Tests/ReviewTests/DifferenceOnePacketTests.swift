import Evaluation
import NetworkModel
import PacketSpace
import Review
import TestSupport
import Testing

/// What differs, packet by packet: sets and the one-packet evaluator agree.
struct DifferenceOnePacketTests {
  private static let outside: IPAddress = "203.0.113.7"
  private static let addresses: [IPAddress] = [
    outside, "198.51.100.1", "10.0.0.4", "10.0.0.21", "10.0.0.38", "10.0.0.7",
  ]
  private static let ports: [UInt16] = [79, 80, 81, 82, 1023, 1024, 1025, 1030, 40_000, 65_535]

  private static func packet(
    from source: IPAddress?, to destination: IPAddress?,
    using generator: inout SeededGenerator
  ) throws -> Packet {
    Packet(
      source: try source ?? #require(addresses.randomElement(using: &generator)),
      destination: try destination ?? #require(addresses.randomElement(using: &generator)),
      protocol: Bool.random(using: &generator) ? .tcp : .udp,
      sourcePort: try #require(ports.filter { $0 > 1023 }.randomElement(using: &generator)),
      destinationPort: try #require(ports.randomElement(using: &generator)))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `an ACL newly admits and refuses just the packets that it treats otherwise`(
    seed: UInt64
  ) async throws {
    var generator = SeededGenerator(seed: seed)
    let (before, after) = (
      Topology.random(using: &generator), Topology.random(using: &generator)
    )
    let filters = await NetworkDifference(from: before, to: after).filters
    for old in before.networkACLs {
      let new = try #require(after.networkACLs[old.id])
      for direction in Direction.allCases {
        let found = filters.first { $0.id == old.id.rawValue && $0.direction == direction }
        for _ in 0..<60 {
          let packet = try Self.packet(from: nil, to: nil, using: &generator)
          let passed = PlainEvaluator(before).allows(packet, old, direction)
          let passes = PlainEvaluator(after).allows(packet, new, direction)
          #expect((found?.admitted.contains(packet) ?? false) == (passes && !passed))
          #expect((found?.refused.contains(packet) ?? false) == (passed && !passes))
        }
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `who newly reaches whom does so with just the packets that make the round trip`(
    seed: UInt64
  ) async throws {
    var generator = SeededGenerator(seed: seed)
    let (before, after) = (
      Topology.random(using: &generator), Topology.random(using: &generator)
    )
    let reach = await NetworkDifference(from: before, to: after).reach
    for server in before.instances {
      for client in [nil] + before.instances.map(Optional.some) where client != server {
        let from = client?.interfaces[0].addresses[0] ?? Self.outside
        let scope: Reachability.Scope =
          client?.interfaces[0].subnet == server.interfaces[0].subnet
          ? .insideSubnet : .acrossSubnets
        let found = reach.filter {
          $0.from.ids.contains(client?.id.rawValue ?? "internet")
            && $0.to.ids.contains(server.id.rawValue) && ($0.scope ?? scope) == scope
        }
        for _ in 0..<20 {
          let packet = try Self.packet(
            from: from, to: server.interfaces[0].addresses[0], using: &generator)
          let old = before.makesRoundTrip(packet, from: client, to: server)
          let new = after.makesRoundTrip(packet, from: client, to: server)
          #expect(found.contains { $0.gained.contains(packet) } == (new && !old), "\(packet)")
          #expect(found.contains { $0.lost.contains(packet) } == (old && !new), "\(packet)")
        }
      }
    }
  }
}

extension Topology {
  fileprivate func makesRoundTrip(
    _ packet: Packet, from client: Instance?, to server: Instance
  ) -> Bool {
    guard let to = end(server) else { return false }
    let from = client.map { end($0) } ?? .outside
    return from.map { PlainEvaluator(self).makesRoundTrip(packet, from: $0, to: to) } ?? false
  }

  /// An instance of this network, which may stand elsewhere in another.
  private func end(_ instance: Instance) -> PlainEvaluator.End? {
    guard let interface = instances[instance.id]?.interfaces.first,
      let subnet = subnets[interface.subnet]
    else { return nil }
    return .inside(
      subnet: subnet, groups: securityGroups(interface.securityGroups, in: subnet.vpc),
      hasPublicIP: interface.publicIP != nil, isClassicNode: false)
  }
}
