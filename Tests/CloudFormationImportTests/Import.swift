import CloudFormationImport
import Diagnostics
import NetworkModel
import PacketSpace
import Provenance
import StructuredText
import TopologyFile

/// What templates become.
struct Import {
  let reading: TopologyReading

  init(_ templates: String..., parameters: [String: String] = [:]) {
    self.init(
      templates.enumerated().map { SourceText(name: "stack\($0).yaml", text: $1) },
      parameters: parameters)
  }

  init(_ sources: [SourceText], parameters: [String: String] = [:]) {
    let complaints = Complaints()
    let roots = sources.compactMap { SourceReader.read($0, complaints: complaints) }
    var draft = TopologyDraft()
    CloudFormationImport.read(
      roots, parameters: parameters, into: &draft, complaints: complaints)
    reading = TopologyFile.read(
      [], importing: draft.completed(), isComplete: roots.count == sources.count,
      complaints: complaints)
  }

  /// A template with a VPC and resources, each written in one line.
  init(resources: String, parameters: [String: String] = [:], sections: String = "") {
    self.init(
      """
      \(sections)
      Resources:
        Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
      \(resources.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      """, parameters: parameters)
  }

  var topology: Topology { reading.topology ?? Topology(title: nil) }
  var report: ImportReport { reading.report }
  var errors: [String] {
    reading.diagnostics.filter { $0.severity == .error }.map(\.message)
  }

  /// Why something is left out.
  func skipped(_ id: String) -> String? { report.skipped.first { $0.id == id }?.reason }

  /// What about something is not known.
  func gaps(_ id: String) -> [String] { report.incomplete.filter { $0.id == id }.map(\.reason) }

  func subnet(_ id: String) -> Subnet? { topology.subnets[ResourceID(id)] }
  func group(_ id: String) -> SecurityGroup? { topology.securityGroups[ResourceID(id)] }
  func acl(_ id: String) -> NetworkACL? { topology.networkACLs[ResourceID(id)] }
  func table(_ id: String) -> RouteTable? { topology.routeTables[ResourceID(id)] }
  func instance(_ id: String) -> Instance? { topology.instances[ResourceID(id)] }
}

extension RuleTraffic {
  fileprivate var line: String {
    switch self {
    case .all: "all"
    case .tcp(let ports): "tcp \(ports.lowerBound)-\(ports.upperBound)"
    case .udp(let ports): "udp \(ports.lowerBound)-\(ports.upperBound)"
    case .icmp(let type, let code): "icmp \(type ?? 255)/\(code ?? 255)"
    case .icmpv6(let type, let code): "icmpv6 \(type ?? 255)/\(code ?? 255)"
    case .other(let transport): "\(transport.rawValue)"
    }
  }
}

extension SecurityGroup.Rule {
  /// The rule as a line: "tcp 80-80 sg-1".
  var line: String { "\(traffic.line) \(peer)" }
}

extension NetworkACL.Entry {
  /// The entry as a line: "100 allow tcp 80-80 0.0.0.0/0".
  var line: String { "\(ruleNumber) \(action.rawValue) \(traffic.line) \(peer)" }
}

extension Route {
  /// The route as a line: "0.0.0.0/0 igw-1".
  var line: String { "\(destination) \(target)" }
}
