import PacketSpace
import TestSupport
import Testing

@Suite struct PortSetTests {
  @Test(arguments: [
    ("", "", 0),
    ("22", "22", 1),
    ("0-65535", "0-65535", 65536),
    ("1024-3388,3390-65535", "1024-3388,3390-65535", 64511),
    ("443,80", "80,443", 2),
    ("80-90,85-100,101", "80-101", 22),
    ("65535,0", "0,65535", 2),
    ("7-7", "7", 1),
  ])
  func `text is read and written in one form`(text: String, written: String, count: Int) throws {
    let ports = try #require(PortSet(text))

    #expect(ports.description == written)
    #expect(ports.count == count)
    #expect(PortSet(written) == ports)
  }

  @Test(arguments: [
    "a", "-", "1-", "-1", "2-1", "1--2", "1-2-3", "1,", ",1", "1,,2", "1, 2", " 1", "65536", "01",
    "+1", "1-65536", "all",
  ])
  func `other text is no set of ports`(text: String) {
    #expect(PortSet(text) == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `operations are what they are port by port`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let left = PortSet.random(using: &generator)
    let right = PortSet.random(using: &generator)
    let (union, intersection) = (left.union(right), left.intersection(right))
    let difference = left.subtracting(right)

    for port in (0..<8 as Range<UInt16>).flatMap({ [$0, ~$0] }) {
      let isLeft = left.ranges.contains { $0.contains(port) }
      let isRight = right.ranges.contains { $0.contains(port) }
      #expect(left.contains(port) == isLeft)
      #expect(union.contains(port) == (isLeft || isRight))
      #expect(intersection.contains(port) == (isLeft && isRight))
      #expect(difference.contains(port) == (isLeft && !isRight))
    }
    #expect(left.isSubset(of: right) == difference.isEmpty)
    #expect(left.isDisjoint(with: right) == intersection.isEmpty)
    #expect(union.count == left.count + right.count - intersection.count)
    #expect(PortSet(union.description) == union)
  }

  @Test
  func `single ports, ranges and lists of ranges are the same thing`() {
    #expect(PortSet(22) == PortSet(22...22))
    #expect(PortSet([1...2, 3...4]) == PortSet(1...4))
    #expect(PortSet([0...9, 10...65535]) == .all)
    #expect(PortSet([]) == .empty)
  }
}
