import NetworkModel
import PacketSpace

/// Targets that a load balancer takes out of service for the same reason, by the nodes that do.
struct UnhealthyTargets {
  /// What stops a health check.
  private struct Fault: Hashable {
    let port: String
    let stop: String
  }

  private let loadBalancer: LoadBalancer
  private var faults: [Fault] = []
  private var nodes: [Fault: [String]] = [:]
  private var targets: [Fault: [String: [String]]] = [:]

  init(of loadBalancer: LoadBalancer) {
    self.loadBalancer = loadBalancer
  }

  /// Notes a health check that is not answered.
  mutating func note(_ check: Leg) {
    guard let blocker = check.steps.first(where: { $0.outcome.blocks }) else { return }
    let fault = Fault(
      port: check.declared.destinationPorts.description, stop: blocker.checkpoint.displayName)
    let node = check.from.subnet.map { "\($0)" } ?? ""
    let target = check.to.displayName + (check.to.subnet.map { " in \($0)" } ?? "")
    if nodes[fault] == nil { faults.append(fault) }
    if nodes[fault]?.contains(node) != true { nodes[fault, default: []].append(node) }
    if targets[fault]?[node]?.contains(target) != true {
      targets[fault, default: [:]][node, default: []].append(target)
    }
  }

  /// One sentence for the nodes that find the same targets unhealthy for the same reason.
  var sentences: [String] {
    faults.flatMap { fault -> [String] in
      var groups: [(nodes: [String], targets: [String])] = []
      for node in nodes[fault] ?? [] {
        let found = targets[fault]?[node] ?? []
        if let same = groups.firstIndex(where: { $0.targets == found }) {
          groups[same].nodes.append(node)
        } else {
          groups.append(([node], found))
        }
      }
      return groups.map { sentence($0.nodes, $0.targets, fault) }
    }
  }

  private func sentence(_ nodes: [String], _ targets: [String], _ fault: Fault) -> String {
    let name = loadBalancer.displayName
    let isOne = nodes.count == 1
    let who =
      nodes == [""]
      ? name : "the \(isOne ? "node" : "nodes") of \(name) in \(NameList.text(nodes))"
    return "\(who) \(isOne ? "finds" : "find") \(NameList.text(targets)) unhealthy and "
      + "\(isOne ? "sends" : "send") \(targets.count == 1 ? "it" : "them") nothing: the health check on "
      + "TCP \(fault.port) stops at \(fault.stop)"
  }
}
