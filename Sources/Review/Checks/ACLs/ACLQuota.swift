import Evaluation
import NetworkModel
import PacketSpace

extension Check {

  static let aclQuota = Check(
    "nacl.quota", "A network ACL has more entries than AWS allows", .error,
    reason:
      "The quota is 20 entries for each direction and family, the default deny among them; on request "
      + "40. A change that exceeds it fails, in the console after the old entries are gone.",
    example: "25 inbound entries for IPv4",
    remedy: "Join blocks and ports, or move what differs by host to security groups.",
    references: []
  ) { network in
    network.entryLists.flatMap { list in
      AddressFamily.allCases.compactMap { family in
        let count = network.entryCount(list, family)
        guard count > ordinaryQuota else { return nil }
        let isTooMany = count > largestQuota
        return Finding(
          check: "nacl.quota", severity: isTooMany ? .error : .warning, resource: list.resource(),
          subject: "\(list.direction.rawValue) \(family.displayName)",
          message:
            "network ACL \(list.acl.displayName) has \(count) \(list.direction.rawValue) entries for "
            + "\(family.displayName): AWS allows \(ordinaryQuota) beside the default deny, and "
            + (isTooMany
              ? "no more than \(largestQuota) on request" : "up to \(largestQuota) on request"))
      }
    }
  }

  /// Without the default deny (NACL-38).
  private static var ordinaryQuota: Int { 19 }
  private static var largestQuota: Int { 39 }
}

extension ReviewedNetwork {
  /// How many entries AWS counts: a name for several blocks stands for as many entries.
  fileprivate func entryCount(_ list: EntryList, _ family: AddressFamily) -> Int {
    list.acl.entries(list.direction).reduce(0) { count, entry in
      count
        + (topology.isUnknown(entry.peer)
          ? 1 : topology.addresses(of: entry.peer).restricted(to: family).cidrs.count)
    }
  }
}
