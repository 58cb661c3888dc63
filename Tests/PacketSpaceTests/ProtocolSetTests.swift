import PacketSpace
import TestSupport
import Testing

@Suite struct ProtocolSetTests {
  @Test(
    arguments: [
      (.tcp, 6, "tcp", true, false),
      (.udp, 17, "udp", true, false),
      (.icmp, 1, "icmp", false, true),
      (.icmpv6, 58, "icmpv6", false, true),
      (TransportProtocol(rawValue: 47), 47, "47", false, false),
    ] as [(TransportProtocol, UInt8, String, Bool, Bool)])
  func `protocols have a number, most have no name, few have ports`(
    protocol: TransportProtocol, number: UInt8, description: String, hasPorts: Bool, isICMP: Bool
  ) {
    #expect(`protocol`.rawValue == number)
    #expect(`protocol`.description == description)
    #expect(`protocol`.hasPorts == hasPorts)
    #expect(`protocol`.isICMP == isICMP)
    #expect(TransportProtocol(name: description) == (`protocol`.name == nil ? nil : `protocol`))
  }

  @Test(
    arguments: [
      (.empty, ""), (.all, "all"), ([.udp, .tcp], "tcp,udp"),
      (
        [TransportProtocol(rawValue: 255), TransportProtocol(rawValue: 128), .icmp], "icmp,128,255"
      ),
    ] as [(ProtocolSet, String)])
  func `a set lists its members in order`(set: ProtocolSet, description: String) {
    #expect(set.description == description)
    #expect(set.count == set.protocols.count)
    #expect(set.first == set.protocols.first)
    #expect(ProtocolSet(set.protocols.reversed()) == set)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `operations are what they are protocol by protocol`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let left = Set((0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) })
    let right = Set((0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) })

    #expect(set(left).union(set(right)) == set(left.union(right)))
    #expect(set(left).intersection(set(right)) == set(left.intersection(right)))
    #expect(set(left).subtracting(set(right)) == set(left.subtracting(right)))
    #expect(set(left).isSubset(of: set(right)) == left.isSubset(of: right))
    #expect(set(left).isDisjoint(with: set(right)) == left.isDisjoint(with: right))
    for number in UInt8.min...UInt8.max {
      #expect(set(left).contains(TransportProtocol(rawValue: number)) == left.contains(number))
    }
  }

  private func set(_ numbers: Set<UInt8>) -> ProtocolSet {
    ProtocolSet(numbers.map(TransportProtocol.init))
  }
}
