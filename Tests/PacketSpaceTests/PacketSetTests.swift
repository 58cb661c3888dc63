import PacketSpace
import TestSupport
import Testing

@Suite struct PacketSetTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `operations are what they are packet by packet`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (left, leftBoxes) = randomSet(using: &generator)
    let (right, rightBoxes) = randomSet(using: &generator)
    let (union, intersection) = (left.union(right), left.intersection(right))
    let difference = left.subtracting(right)

    let packets = Packet.random(count: 100, using: &generator)
    let isLeft = packets.map { packet in leftBoxes.contains { $0.matches(packet) } }
    let isRight = packets.map { packet in rightBoxes.contains { $0.matches(packet) } }
    #expect(packets.map(left.contains) == isLeft)
    #expect(packets.map(union.contains) == zip(isLeft, isRight).map { $0 || $1 })
    #expect(packets.map(intersection.contains) == zip(isLeft, isRight).map { $0 && $1 })
    #expect(packets.map(difference.contains) == zip(isLeft, isRight).map { $0 && !$1 })
    #expect(left.isSubset(of: right) == difference.isEmpty)
    #expect(left.isDisjoint(with: right) == intersection.isEmpty)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `sets obey the laws of sets`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (a, _) = randomSet(using: &generator)
    let (b, _) = randomSet(using: &generator)
    let (c, _) = randomSet(using: &generator)

    #expect(a.union(b) == b.union(a))
    #expect(a.intersection(b) == b.intersection(a))
    #expect(a.union(b).union(c) == a.union(b.union(c)))
    #expect(a.intersection(b).intersection(c) == a.intersection(b.intersection(c)))
    #expect(a.intersection(b.union(c)) == a.intersection(b).union(a.intersection(c)))
    #expect(a.union(b.intersection(c)) == a.union(b).intersection(a.union(c)))
    #expect(complement(a.union(b)) == complement(a).intersection(complement(b)))
    #expect(complement(a.intersection(b)) == complement(a).union(complement(b)))
    #expect(complement(complement(a)) == a)
    #expect(a.subtracting(b) == a.intersection(complement(b)))
    #expect(a.subtracting(b).union(a.intersection(b)) == a)
    #expect(a.union(a) == a)
    #expect(a.subtracting(a) == .empty)
    #expect(a.union(complement(a)) == .all)
    #expect(a.isSubset(of: a.union(b)))
    #expect(a.intersection(b).isSubset(of: b))
    #expect(a.isDisjoint(with: complement(a)))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `the order of construction leaves no trace`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (set, boxes) = randomSet(using: &generator)
    let oneByOne = boxes.shuffled(using: &generator).reduce(PacketSet.empty) {
      $0.union(PacketSet($1))
    }

    #expect(oneByOne == set)
    #expect(oneByOne.hashValue == set.hashValue)
    #expect(oneByOne.boxes == set.boxes)
    #expect(PacketSet(set.boxes.shuffled(using: &generator)) == set)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `the boxes of a set have no packet in common`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (set, _) = randomSet(using: &generator)
    let boxes = set.boxes.map { PacketSet($0) }

    #expect(!boxes.contains(.empty))
    #expect(
      boxes.indices.allSatisfy { index in boxes[..<index].allSatisfy(boxes[index].isDisjoint) })
  }

  @Test
  func `splitting a block or a range in two changes nothing`() {
    let whole = PacketBox(
      sources: "10.0.0.0/16", protocols: [.tcp],
      destinationPorts: PortSet(1000...1999))
    let halves =
      [("10.0.0.0/17", 1000...1499), ("10.0.128.0/17", 1500...1999)]
      as [(CIDR, ClosedRange<UInt16>)]
    let quarters = halves.flatMap { cidr, _ in
      halves.map { _, ports in
        PacketBox(
          sources: AddressSet(cidr), protocols: [.tcp], destinationPorts: PortSet(ports))
      }
    }

    #expect(PacketSet(quarters) == PacketSet(whole))
    #expect(PacketSet(whole).boxes.count == 1)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a reply has the addresses exchanged, and the ports if there are any`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (set, _) = randomSet(using: &generator)
    let replies = set.mirrored

    let packets = Packet.random(count: 50, using: &generator)
    #expect(packets.map(reply).map(replies.contains) == packets.map(set.contains))
    #expect(replies.mirrored == set)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `a projection is the union over the boxes`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (set, _) = randomSet(using: &generator)
    let boxes = set.boxes

    #expect(set.sources == boxes.reduce(.empty) { $0.union($1.sources) })
    #expect(set.destinations == boxes.reduce(.empty) { $0.union($1.destinations) })
    #expect(set.protocols == boxes.reduce(.empty) { $0.union($1.protocols) })
    #expect(set.sourcePorts == boxes.reduce(.empty) { $0.union($1.sourcePorts) })
    #expect(set.destinationPorts == boxes.reduce(.empty) { $0.union($1.destinationPorts) })
    #expect(set.families == set.sources.families)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `a restriction is an intersection`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (set, _) = randomSet(using: &generator)
    let protocols = ProtocolSet.random(using: &generator)

    #expect(
      set.restricted(to: .ipv4) == set.intersection(PacketSet(PacketBox(sources: .allIPv4))))
    #expect(
      set.restricted(to: .ipv6) == set.intersection(PacketSet(PacketBox(sources: .allIPv6))))
    #expect(
      set.restricted(to: protocols) == set.intersection(PacketSet(PacketBox(protocols: protocols))))
  }

  @Test(
    arguments: [
      (PacketBox(sources: .empty), 0),
      (box(protocols: [.tcp], sourcePorts: PortSet(1...10), destinationPorts: PortSet(443)), 40),
      (box(protocols: [.tcp, .udp], sourcePorts: PortSet(1), destinationPorts: PortSet(2)), 8),
      (box(protocols: [.icmp], destinationPorts: PacketBox.icmpTypeCode(type: 8, code: 0)), 4),
      (box(protocols: [.icmp]), 4 * 65536),
      (box(protocols: ProtocolSet(TransportProtocol(rawValue: 47))), 4),
      (box(protocols: .all), 4 * (252 + 2 * 65536 + 2 * 65536 * 65536)),
    ] as [(PacketBox, Double)])
  func `a packet counts once, whatever its protocol has`(box: PacketBox, count: Double) {
    #expect(PacketSet(box).count == count)
  }

  @Test
  func `a box that restricts ports names protocols with the same use of them`() {
    let mixed = PacketSet(
      PacketBox(
        sources: .allIPv4, protocols: [.tcp, .udp, .icmp], destinationPorts: PortSet(2048)))

    #expect(mixed.boxes.map(\.protocols) == [[.tcp, .udp], [.icmp]])
    #expect(PacketSet(PacketBox(sources: .allIPv4)).boxes.map(\.protocols) == [.all])
  }

  @Test(
    arguments: [
      (PacketBox(sources: .empty), ""),
      (.all, "all 0.0.0.0/0 -> 0.0.0.0/0; all ::/0 -> ::/0"),
      (
        box(protocols: [.tcp], sourcePorts: PortSet(1024...65535), destinationPorts: PortSet(443)),
        "tcp 10.0.0.0/31 [1024-65535] -> 10.0.1.0/31 [443]"
      ),
    ] as [(PacketBox, String)])
  func `a set is described by its boxes`(box: PacketBox, description: String) {
    #expect(PacketSet(box).description == description)
  }

  /// Four pairs of addresses with some protocols and ports.
  private static func box(
    protocols: ProtocolSet, sourcePorts: PortSet = .all, destinationPorts: PortSet = .all
  ) -> PacketBox {
    PacketBox(
      sources: "10.0.0.0/31", destinations: "10.0.1.0/31",
      protocols: protocols, sourcePorts: sourcePorts, destinationPorts: destinationPorts)
  }

  private func reply(to packet: Packet) -> Packet {
    let hasPorts = packet.protocol.hasPorts
    return Packet(
      source: packet.destination, destination: packet.source, protocol: packet.protocol,
      sourcePort: hasPorts ? packet.destinationPort : packet.sourcePort,
      destinationPort: hasPorts ? packet.sourcePort : packet.destinationPort)
  }

  private func complement(_ set: PacketSet) -> PacketSet { PacketSet.all.subtracting(set) }

  private func randomSet(
    using generator: inout SeededGenerator
  ) -> (set: PacketSet, boxes: [PacketBox]) {
    let boxes = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      PacketBox.random(using: &generator)
    }
    return (PacketSet(boxes), boxes)
  }
}
