import PacketSpace
import TestSupport
import Testing

@Suite struct CIDRTests {
  @Test(arguments: [
    ("10.0.0.0/16", "10.0.0.0/16", "10.0.255.255"),
    ("10.0.0.7/24", "10.0.0.0/24", "10.0.0.255"),
    ("100.68.0.18/18", "100.68.0.0/18", "100.68.63.255"),
    ("10.0.0.1/32", "10.0.0.1/32", "10.0.0.1"),
    ("255.255.255.255/0", "0.0.0.0/0", "255.255.255.255"),
    ("::/0", "::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2001:DB8:0:ffff::1/48", "2001:db8::/48", "2001:db8:0:ffff:ffff:ffff:ffff:ffff"),
    ("::1/128", "::1/128", "::1"),
  ])
  func `host bits are dropped`(text: String, written: String, last: String) throws {
    let cidr = try CIDR(text)

    #expect(cidr.description == written)
    #expect(cidr.lastAddress.description == last)
  }

  @Test(
    arguments: [
      ("", .malformed("")),
      ("10.0.0.0", .missingPrefixLength("10.0.0.0")),
      ("::1", .missingPrefixLength("::1")),
      ("10.0.0/8", .malformed("10.0.0/8")),
      ("10.0.0.0/", .malformed("10.0.0.0/")),
      ("10.0.0.0/08", .malformed("10.0.0.0/08")),
      ("10.0.0.0/+8", .malformed("10.0.0.0/+8")),
      ("10.0.0.0/-1", .malformed("10.0.0.0/-1")),
      ("10.0.0.0/8/8", .malformed("10.0.0.0/8/8")),
      ("10.0.0.0 /8", .malformed("10.0.0.0 /8")),
      ("10.0.0.0/255.0.0.0", .malformed("10.0.0.0/255.0.0.0")),
      ("10.0.0.0/99999999999999999999", .malformed("10.0.0.0/99999999999999999999")),
      ("10.0.0.0/33", .prefixLengthOutOfRange(33, allowed: 0...32)),
      ("::/129", .prefixLengthOutOfRange(129, allowed: 0...128)),
    ] as [(String, CIDRError)])
  func `a fault is named`(text: String, error: CIDRError) {
    #expect(throws: error) { try CIDR(text) }
  }

  @Test(arguments: [
    (CIDRError.malformed("x"), "'x' is not a CIDR block"),
    (.missingPrefixLength("10.0.0.0"), "'10.0.0.0' has no prefix length"),
    (.prefixLengthOutOfRange(33, allowed: 0...32), "prefix length 33 is not in 0-32"),
  ])
  func `a fault is described`(error: CIDRError, description: String) {
    #expect(error.description == description)
  }

  @Test
  func `a prefix length below zero is out of range`() {
    #expect(throws: CIDRError.prefixLengthOutOfRange(-1, allowed: 0...32)) {
      try CIDR(network: "10.0.0.0", prefixLength: -1)
    }
  }

  @Test
  func `a host is a block of its own`() {
    #expect(CIDR("10.0.0.1" as IPAddress) == "10.0.0.1/32")
    #expect(CIDR("::1" as IPAddress) == "::1/128")
  }

  @Test(
    arguments: [
      ("10.0.0.0/8", "10.0.0.0", true),
      ("10.0.0.0/8", "10.255.255.255", true),
      ("10.0.0.0/8", "11.0.0.0", false),
      ("10.0.0.0/8", "9.255.255.255", false),
      ("0.0.0.0/0", "::", false),
      ("::/0", "0.0.0.0", false),
      ("::/96", "10.0.0.1", false),
      ("::1/128", "::1", true),
      ("::1/128", "::2", false),
    ] as [(CIDR, IPAddress, Bool)])
  func `a block contains its addresses`(cidr: CIDR, address: IPAddress, contains: Bool) {
    #expect(cidr.contains(address) == contains)
    #expect(AddressSet(cidr).contains(address) == contains)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `containing and overlapping are what they are for sets`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (left, right) = (CIDR.random(using: &generator), CIDR.random(using: &generator))

    #expect(left.contains(right) == AddressSet(right).isSubset(of: AddressSet(left)))
    #expect(left.overlaps(right) != AddressSet(left).isDisjoint(with: AddressSet(right)))
  }

  @Test
  func `blocks order by network, the wider one first`() {
    let ascending: [CIDR] = [
      "0.0.0.0/0", "9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "::/0", "::/8",
    ]

    #expect(ascending.reversed().sorted() == ascending)
  }
}
