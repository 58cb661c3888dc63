import Evaluation
import NetworkModel
import PacketSpace

extension AddressSet {
  /// Whether so many public addresses are among them that nobody can know who they are: as many as an IPv4
  /// /8 or an IPv6 /16 has, more than any one organisation would mean.
  var isOpenToTheWorld: Bool {
    !worldFamilies.isEmpty
  }

  /// The families of which that many are among them.
  var worldFamilies: [AddressFamily] {
    AddressFamily.allCases.filter { family in
      let count = intersection(.internet).restricted(to: family).count
      return switch family {
      case .ipv4: count >= 1 << 24
      case .ipv6: count >= 1 << 112
      }
    }
  }
}
