public import PacketSpace

extension AddressSet {
  /// Makes a set of blocks that are written out in this module; a misspelt one would be left out, which
  /// the tests of these sets notice.
  init(literal blocks: String...) {
    self.init(blocks.compactMap { try? CIDR($0) })
  }

  /// The private IPv4 blocks (RFC 1918).
  static let privateIPv4 = AddressSet(literal: "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")

  /// The shared address space of carriers (RFC 6598).
  static let sharedIPv4 = AddressSet(literal: "100.64.0.0/10")

  /// Every public unicast address of both families: what `internet` means.
  ///
  /// Of IPv4 all but "this network" (0/8), RFC 1918, RFC 6598, loopback, link-local, multicast and the
  /// reserved class E; of IPv6 the global unicast block. Documentation ranges count as public.
  public static let internet: AddressSet = AddressSet.allIPv4
    .subtracting(privateIPv4).subtracting(sharedIPv4)
    .subtracting(
      AddressSet(
        literal: "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4")
    )
    .union(AddressSet(literal: "2000::/3"))

  /// What interfaces have that rules can refer to by their groups: private IPv4 addresses and any IPv6
  /// ones (SG-20).
  static let ofInterfaces = AddressSet.all.subtracting(internet.restricted(to: .ipv4))

  /// The services of AWS that neither groups nor ACLs filter, at fixed addresses (NACL-12, SG-32).
  static let unfilteredServices: [(addresses: AddressSet, name: String)] = [
    (AddressSet(literal: "169.254.169.253/32", "fd00:ec2::253/128"), "Amazon DNS"),
    (
      AddressSet(literal: "169.254.169.254/32", "fd00:ec2::254/128"),
      "the instance metadata service"
    ),
    (AddressSet(literal: "169.254.170.2/32"), "ECS task metadata"),
    (AddressSet(literal: "169.254.169.250/31"), "Windows licence activation"),
    (AddressSet(literal: "169.254.169.123/32", "fd00:ec2::123/128"), "Amazon Time Sync"),
  ]
}
