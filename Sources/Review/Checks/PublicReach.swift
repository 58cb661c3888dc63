import Evaluation
import NetworkModel
import PacketSpace

extension AddressSet {
  /// Whether so many public addresses are among them that nobody can know who they are: a 256th of the
  /// public IPv4 addresses, or of the IPv6 addresses.
  var isOpenToTheWorld: Bool {
    !worldFamilies.isEmpty
  }

  /// The families of which that many are among them.
  var worldFamilies: [AddressFamily] {
    AddressFamily.allCases.filter { family in
      let count = intersection(.internet).restricted(to: family).count
      return switch family {
      case .ipv4: count >= 1 << 24
      case .ipv6: count >= 1 << 117
      }
    }
  }
}
