import NetworkModel
import Review
import StructuredText
import Testing
import TopologyFile

/// A network with one server, before and after some edits of its text.
enum ChangedNetwork {
  static let text = """
    cidrs: {office: 203.0.113.0/24}
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    routeTables:
      public: {vpc: vpc-1, routes: [{destination: 0.0.0.0/0, target: igw-1}]}
    subnets:
      front: {cidr: 10.0.1.0/24, routeTable: public, networkACL: edge}
      back: {cidr: 10.0.2.0/24}
    securityGroups:
      web-sg:
        inbound:
          - {protocol: tcp, ports: 80, source: 0.0.0.0/0}
          - {protocol: tcp, ports: 22, source: office, description: admins}
        outbound: []
      db-sg:
        inbound:
          - {protocol: tcp, ports: 5432, source: web-sg}
        outbound: []
    networkACLs:
      edge:
        inbound:
          - {rule: 100, protocol: tcp, ports: 80, source: 0.0.0.0/0, action: allow}
          - {rule: 200, protocol: tcp, ports: 22, source: office, action: allow}
        outbound:
          - {rule: 100, protocol: tcp, ports: 32768-60999, destination: 0.0.0.0/0, action: allow}
    instances:
      web: {subnet: front, privateIP: 10.0.1.10, publicIP: 198.51.100.10, securityGroups: [web-sg]}
      db: {subnet: back, privateIP: 10.0.2.10, securityGroups: [db-sg]}
    flows:
      - {name: Browse, from: internet, to: web, protocol: tcp, port: 80}
    """

  /// The network with pieces of its text replaced by others.
  static func edited(_ edits: [(String, String)]) throws -> Topology {
    var text = text
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let reading = TopologyFile.read([SourceText(name: "net.yaml", text: text)])
    return try #require(reading.topology, "\(reading.diagnostics)")
  }

  static func difference(_ edits: (String, String)...) async throws -> NetworkDifference {
    await NetworkDifference(from: try edited([]), to: try edited(edits))
  }
}

extension FilterDifference {
  /// What changed, as people read it.
  var changeTexts: [String] { changes.map { "\($0.sign) \($0.text)" } }
}
