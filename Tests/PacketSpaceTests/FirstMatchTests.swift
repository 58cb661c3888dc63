import PacketSpace
import TestSupport
import Testing

@Suite struct FirstMatchTests {
  typealias Rule = (match: PacketBox, isAllowed: Bool)

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `the first rule that matches a packet decides`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rules = randomRules(using: &generator)
    let allowed = PacketSet.firstMatch(rules)

    let packets = Packet.random(count: 100, using: &generator)
    #expect(
      packets.filter(allowed.contains)
        == packets.filter { packet in
          rules.first { $0.match.matches(packet) }?.isAllowed ?? false
        })
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `drawing all rules at once is applying them one by one from the last`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rules = randomRules(using: &generator)
    let oneByOne = rules.reversed().reduce(PacketSet.empty) { later, rule in
      let match = PacketSet(rule.match)
      return rule.isAllowed ? later.union(match) : later.subtracting(match)
    }

    #expect(PacketSet.firstMatch(rules) == oneByOne)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `a deny at the end changes nothing`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let rules = randomRules(using: &generator)

    #expect(PacketSet.firstMatch(rules + [(.all, false)]) == .firstMatch(rules))
    #expect(
      PacketSet.firstMatch(rules + [(.random(using: &generator), false)]) == .firstMatch(rules))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `what follows a rule for everything changes nothing`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (rules, unreachable) = (randomRules(using: &generator), randomRules(using: &generator))

    for isAllowed in [true, false] {
      #expect(
        PacketSet.firstMatch(rules + [(.all, isAllowed)] + unreachable)
          == .firstMatch(rules + [(.all, isAllowed)]))
    }
  }

  @Test
  func `more rules than fit a machine word keep their order`() {
    let rules = (0..<300 as Range<UInt16>).map { port -> Rule in
      (
        PacketBox(
          sources: .allIPv4, protocols: [.tcp], destinationPorts: PortSet(port...(port + 1))),
        port.isMultiple(of: 2)
      )
    }

    // Rule n decides port n + 1, as rule n + 1 comes too late; port 0 is rule 0's as well.
    let decided = (1...300 as ClosedRange<UInt16>).filter { !$0.isMultiple(of: 2) }
    let expected = decided.reduce(PortSet(0)) { $0.union(PortSet($1)) }
    #expect(PacketSet.firstMatch(rules).destinationPorts == expected)
  }

  @Test
  func `no rules admit nothing`() {
    #expect(PacketSet.firstMatch([]) == .empty)
    #expect(PacketSet.firstMatch([(.all, false)]) == .empty)
    #expect(PacketSet.firstMatch([(.all, true)]) == .all)
  }

  private func randomRules(using generator: inout SeededGenerator) -> [Rule] {
    (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      (.random(using: &generator), Bool.random(using: &generator))
    }
  }
}
