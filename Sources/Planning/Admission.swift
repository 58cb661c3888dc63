import Evaluation
import NetworkModel
import PacketSpace

/// What the lists of a network admit, as the evaluation core sees it.
struct Admission {
  private let topology: Topology
  private let groups: GroupAdmission

  init(_ topology: Topology) {
    self.topology = topology
    self.groups = GroupAdmission(topology)
  }

  /// The packets that a list admits; a reference to a group stands for the addresses of what carries it.
  func packets(_ list: RuleList) -> PacketSet {
    switch list.filter {
    case .securityGroup(let id):
      topology.securityGroups[id].map { groups.packets($0, list.direction) } ?? .empty
    case .networkACL(let id):
      topology.networkACLs[id]?.decisions(on: .all, list.direction, in: topology).passed ?? .empty
    }
  }
}
