internal import PacketSpace

/// The addresses that something has already: AWS gives each to one, a dump may have been anonymised.
struct AddressBook {
  private struct Use: Hashable {
    let address: IPAddress
    /// Absent: a public address.
    let vpc: String?
  }

  private var uses: Set<Use> = []

  /// What is wrong with an address, nil where it is free and its owner may have it from now on.
  mutating func take(_ text: String, in subnet: Membership.SubnetBlocks?, vpc: String) -> String? {
    guard let address = IPAddress(text) else { return "'\(text)' is not an IP address" }
    if let subnet {
      let block = address.family == .ipv4 ? subnet.ipv4 : subnet.ipv6
      let isOpen = address.family == .ipv4 && subnet.gap != nil && subnet.blocks.isEmpty
      guard isOpen || block?.contains(address) == true else {
        return "'\(text)' is outside its subnet"
      }
    }
    return take(address, vpc)
  }

  /// What is wrong with a public IPv4 address.
  mutating func takePublic(_ text: String) -> String? {
    guard let address = IPAddress(text), address.family == .ipv4 else {
      return "'\(text)' is not an IPv4 address"
    }
    return take(address, nil)
  }

  private mutating func take(_ address: IPAddress, _ vpc: String?) -> String? {
    let use = Use(address: address, vpc: vpc)
    return uses.insert(use).inserted ? nil : "'\(address)' is in use already"
  }
}
