import PacketSpace
import TestSupport
import Testing

@Suite struct IPAddressTests {
  @Test(
    arguments: [
      ("0.0.0.0", 0),
      ("10.0.0.1", 0x0a00_0001),
      ("192.168.255.0", 0xc0a8_ff00),
      ("255.255.255.255", 0xffff_ffff),
    ] as [(String, UInt128)])
  func `dotted decimal is read and written`(text: String, bits: UInt128) throws {
    let address = try #require(IPAddress(text))

    #expect(address == IPAddress(family: .ipv4, bits: bits))
    #expect(address.description == text)
  }

  @Test(arguments: [
    "", "10", "10.0.0", "10.0.0.0.0", "10.0.0.256", "10.0.0.1000", "010.0.0.1", "10.0.0.00",
    "10.0.0.-1", "10.0.0.+1", "10.0.0.", ".10.0.0", "10..0.1", " 10.0.0.1", "10.0.0.1 ",
    "10.0.0.1/32", "0x0a.0.0.1", "a.b.c.d", "١٠.0.0.1",
  ])
  func `what is not four plain octets is no IPv4 address`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  /// The right column is what RFC 5952, section 4 and 5, asks for.
  @Test(arguments: [
    ("::", "::"),
    ("::1", "::1"),
    ("1::", "1::"),
    ("0:0:0:0:0:0:0:1", "::1"),
    ("2001:0DB8::0001", "2001:db8::1"),
    ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"),
    ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
    ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
    ("::ffff:10.0.0.1", "::ffff:10.0.0.1"),
    ("::FFFF:a00:1", "::ffff:10.0.0.1"),
    ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
    ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
    ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
  ])
  func `IPv6 is read in every form and written in one`(text: String, written: String) throws {
    let address = try #require(IPAddress(text))

    #expect(address.family == .ipv6)
    #expect(address.description == written)
    #expect(IPAddress(written) == address)
  }

  @Test(arguments: [
    ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1::2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8::", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:", "12345::", "g::", "::-1",
    "fe80::1%eth0", "::1.2.3", "::1.2.3.4:5", "1.2.3.4::", "1:2:3:4:5:6:7:1.2.3.4", "[::1]",
    "::1/128", "::01.2.3.4",
  ])
  func `what RFC 4291 does not allow is no IPv6 address`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `every address survives being written and read`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for family in AddressFamily.allCases {
      // Zeroing random groups makes runs of zeros of all lengths and places.
      let mask = (0..<8).reduce(0 as UInt128) { mask, _ in
        mask << 16 | (Bool.random(using: &generator) ? 0xffff : 0)
      }
      let address = IPAddress(
        family: family, bits: UInt128.random(in: 0 ... .max, using: &generator) & mask)

      #expect(IPAddress(address.description) == address)
    }
  }

  @Test
  func `IPv4 comes before IPv6, then the number decides`() {
    let ascending: [IPAddress] = ["0.0.0.0", "9.0.0.0", "10.0.0.0", "255.255.255.255", "::", "::9"]

    #expect(ascending.reversed().sorted() == ascending)
  }

  @Test
  func `an IPv4 address has 32 bits`() {
    #expect(IPAddress(family: .ipv4, bits: .max) == "255.255.255.255")
  }
}
