internal import Diagnostics
internal import NetworkModel
internal import StructuredText

/// Annotations that say what kind of client something is.
extension NetworkBuilder {
  /// Sets the source ports of whatever has an identifier or a name; complains where nothing has.
  func apply(client pair: YAMLNode.Pair, to topology: inout Topology) {
    guard let ports = annotatedPorts(pair.value) else { return }
    var count = 0
    func change<Resource>(
      _ table: inout ResourceTable<Resource>, _ changed: (Resource) -> Resource
    ) {
      guard table.contains(where: { $0.isCalled(pair.key) }) else { return }
      table = ResourceTable(
        table.map { resource in
          guard resource.isCalled(pair.key) else { return resource }
          count += 1
          return changed(resource)
        })
    }
    change(&topology.instances) {
      Instance(id: $0.id, name: $0.name, interfaces: $0.interfaces, clientPorts: ports)
    }
    change(&topology.autoScalingGroups) {
      AutoScalingGroup(
        id: $0.id, name: $0.name, subnets: $0.subnets, securityGroups: $0.securityGroups,
        desiredCapacity: $0.desiredCapacity, clientPorts: ports, publicIPs: $0.publicIPs)
    }
    change(&topology.lambdaFunctions) {
      LambdaFunction(id: $0.id, name: $0.name, interfaces: $0.interfaces, clientPorts: ports)
    }
    change(&topology.databases) {
      Database(id: $0.id, name: $0.name, interfaces: $0.interfaces, clientPorts: ports)
    }
    change(&topology.externals) {
      External(id: $0.id, name: $0.name, cidrs: $0.cidrs, clientPorts: ports)
    }
    guard count == 0, isComplete else { return }
    complaints.warning(
      .annotationGone, "there is no client '\(pair.key)' any more", at: pair.keyLocation,
      help: "instances, Auto Scaling groups, functions, databases and externals are clients")
  }

  private func annotatedPorts(_ node: YAMLNode) -> ClientPorts? {
    let nodes: [YAMLNode] =
      if case .sequence(let items) = node.content { items } else { [node] }
    return clientPorts(nodes)
  }
}

extension NetworkResource {
  fileprivate func isCalled(_ text: String) -> Bool { id.rawValue == text || name == text }
}
