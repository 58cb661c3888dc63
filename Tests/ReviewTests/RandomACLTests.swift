import Evaluation
import NetworkModel
import PacketSpace
import Review
import TestSupport
import Testing

@Suite struct RandomACLTests {
  @Test(arguments: 0..<60)
  func `a reply is lost exactly when its request passes and it does not`(seed: UInt64) throws {
    var numbers = Numbers(state: seed)
    let inbound = (0..<5).map { _ in numbers.entry() }
    let outbound = (0..<5).map { _ in numbers.entry() }
    let acl = NetworkACL(
      id: ResourceID("acl-1"), vpc: ResourceID("vpc-1"), inbound: Self.numbered(inbound),
      outbound: Self.numbered(outbound))
    let topology = Topology(
      vpcs: [VPC(id: ResourceID("vpc-1"), cidrs: [])], networkACLs: [acl])
    let host: IPAddress = "10.9.9.9"
    for replies in ReplyReview(topology, []).replies {
      for _ in 0..<40 {
        let client = Packet(
          source: try #require(IPAddress(numbers.pick(Numbers.hosts))), destination: host,
          protocol: .tcp, sourcePort: numbers.pick(Numbers.clientPorts),
          destinationPort: numbers.pick(Numbers.ports))
        let request =
          replies.direction == .inbound
          ? client
          : Packet(
            source: host, destination: client.source, protocol: .tcp,
            sourcePort: client.sourcePort, destinationPort: client.destinationPort)
        let reply = Packet(
          source: request.destination, destination: request.source, protocol: .tcp,
          sourcePort: request.destinationPort, destinationPort: request.sourcePort)
        let passes =
          Self.decider(of: request, in: acl, replies.direction) == replies.entry
          && replies.services.contains(request.destinationPort)
        let answers = Self.decider(of: reply, in: acl, replies.direction.opposite)?.action == .allow
        #expect(replies.requests.contains(request) == passes)
        #expect(replies.lost.contains(reply) == (passes && !answers))
      }
    }
  }

  /// The first entry that matches one packet, read as AWS describes it.
  private static func decider(
    of packet: Packet, in acl: NetworkACL, _ direction: Direction
  ) -> NetworkACL.Entry? {
    acl.entries(direction).first { entry in
      guard case .cidr(let cidr) = entry.peer else { return false }
      let remote = direction == .inbound ? packet.source : packet.destination
      return AddressSet(cidr).contains(remote)
        && entry.traffic.destinationPorts.contains(packet.destinationPort)
    }
  }

  private static func numbered(_ entries: [NetworkACL.Entry]) -> [NetworkACL.Entry] {
    entries.enumerated().map { index, entry in
      NetworkACL.Entry(
        ruleNumber: 100 + index, traffic: entry.traffic, peer: entry.peer, action: entry.action)
    }
  }

  /// Reproducible numbers and what is made of them.
  private struct Numbers {
    var state: UInt64

    static let hosts = ["10.0.0.1", "10.0.1.1", "10.1.0.1", "203.0.113.7"]
    static let clientPorts: [UInt16] = [1024, 3389, 5000, 32767, 32768, 49152, 60999, 61001, 65535]
    static let ports: [UInt16] = [22, 80, 443, 1023, 3389, 8080]
    static let ranges: [ClosedRange<UInt16>] = [
      22...22, 80...80, 443...443, 3389...3389, 8000...8100, 1024...65535, 32768...65535,
      32768...60999, 0...65535, 1...65535, 1025...5000,
    ]
    static let blocks = ["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.0.1.0/24"]

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int(next() % UInt64(elements.count))]
    }

    mutating func entry() -> NetworkACL.Entry {
      let block = pick(Self.blocks)
      return NetworkACL.Entry(
        ruleNumber: 1, traffic: next() % 6 == 0 ? .all : .tcp(pick(Self.ranges)),
        peer: .cidr((try? CIDR(block)) ?? .anyIPv4), action: next() % 4 == 0 ? .deny : .allow)
    }
  }
}
