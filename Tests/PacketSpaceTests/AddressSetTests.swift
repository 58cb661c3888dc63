import PacketSpace
import TestSupport
import Testing

@Suite struct AddressSetTests {
  @Test(
    arguments: [
      ([], ""),
      (["10.0.0.0/24"], "10.0.0.0/24"),
      (["10.0.1.0/24", "10.0.0.0/24"], "10.0.0.0/23"),
      (["10.0.1.0/24", "10.0.2.0/24"], "10.0.1.0/24, 10.0.2.0/24"),
      (["10.0.0.0/8", "10.1.0.0/16"], "10.0.0.0/8"),
      (["0.0.0.0/1", "128.0.0.0/1", "::/0"], "0.0.0.0/0, ::/0"),
      (["255.255.255.255/32", "::/128"], "255.255.255.255/32, ::/128"),
    ] as [([CIDR], String)])
  func `the cover is the smallest one`(cidrs: [CIDR], description: String) {
    #expect(AddressSet(cidrs).description == description)
  }

  @Test
  func `what is left of everything without one address is one block for each bit`() {
    for (all, hole) in [(CIDR.anyIPv4, "0.0.0.0/32"), (.anyIPv6, "::/128")] as [(CIDR, CIDR)] {
      let rest = AddressSet(all).subtracting(AddressSet(hole))

      #expect(rest.cidrs.map(\.prefixLength) == Array((1...all.family.bitWidth).reversed()))
      #expect(AddressSet(rest.cidrs) == rest)
    }
  }

  @Test
  func `the families are separate spaces`() {
    #expect(AddressSet.allIPv4.isDisjoint(with: .allIPv6))
    #expect(AddressSet.allIPv4.union(.allIPv6) == .all)
    #expect(AddressSet.all.restricted(to: .ipv4) == .allIPv4)
    #expect(AddressSet.all.subtracting(.allIPv4) == .allIPv6)
    #expect(AddressSet.all.families == [.ipv4, .ipv6])
    #expect(AddressSet.allIPv6.families == [.ipv6])
  }

  @Test(
    arguments: [
      (.empty, 0),
      (AddressSet("10.0.0.1" as IPAddress), 1),
      ("10.0.0.0/24, 10.2.0.0/24, ::/127", 514),
      (.allIPv4, 1 << 32),
      (AddressSet("::/1"), 1 << 127),
      (AddressSet.allIPv6.subtracting(AddressSet("::/128")), .max),
      (.all, .max),
    ] as [(AddressSet, UInt128)])
  func `members are counted, up to the highest number there is`(set: AddressSet, count: UInt128) {
    #expect(set.count == count)
  }

  @Test
  func `the first member is the lowest, and IPv4 if there is one`() {
    #expect(AddressSet("::1/128, 10.0.0.0/8, 9.0.0.0/8").first == "9.0.0.0")
    #expect(AddressSet("::1/128").first == "::1")
    #expect(AddressSet.empty.first == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `operations are what they are address by address`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let left = AddressSet.random(using: &generator)
    let right = AddressSet.random(using: &generator)
    let (union, intersection) = (left.union(right), left.intersection(right))
    let difference = left.subtracting(right)

    for address in corners {
      let isLeft = left.cidrs.contains { $0.contains(address) }
      let isRight = right.cidrs.contains { $0.contains(address) }
      #expect(left.contains(address) == isLeft)
      #expect(union.contains(address) == (isLeft || isRight))
      #expect(intersection.contains(address) == (isLeft && isRight))
      #expect(difference.contains(address) == (isLeft && !isRight))
    }
    #expect(left.isSubset(of: right) == difference.isEmpty)
    #expect(left.isDisjoint(with: right) == intersection.isEmpty)
    #expect(union.count == difference.union(right).count)
    #expect(AddressSet(union.cidrs.shuffled(using: &generator)) == union)
  }

  private var corners: [IPAddress] {
    AddressFamily.allCases.flatMap { family in
      (0..<9 as Range<UInt128>).flatMap {
        [IPAddress(family: family, bits: $0), IPAddress(family: family, bits: ~$0)]
      }
    }
  }
}
