internal import Diagnostics
internal import PacketSpace
internal import StructuredText

/// The addresses that interfaces have: one may have only one owner.
struct UsedAddresses {
  private struct Use: Hashable {
    let address: IPAddress
    /// Absent: a public address.
    let vpc: String?
  }

  private var places: [Use: SourceLocation] = [:]

  /// Notes an address; returns the place of the other use where it has one.
  mutating func note(_ address: Located<IPAddress>, in vpc: String?) -> SourceLocation? {
    let use = Use(address: address.value, vpc: vpc)
    if let other = places[use] { return other }
    places[use] = address.location
    return nil
  }
}
