import Diagnostics
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// A small network for tests of a line of it.
enum Network {
  static let base = """
    cidrs:
      Office: 192.0.2.0/24
      Two: [192.0.2.0/25, 2001:db8::/32]
    vpcs:
      vpc-1: {cidr: 10.0.0.0/16, ipv6Cidr: "fd00::/56", internetGateway: igw-1}
    subnets:
      a: {cidr: 10.0.1.0/24, ipv6Cidr: "fd00::/64", availabilityZone: eu-west-1a}
      b: {cidr: 10.0.2.0/24, availabilityZone: eu-west-1b}
    prefixLists:
      pl-1: {name: partners, cidrs: [198.51.100.0/24]}
    securityGroups:
      sg-2: {name: front}

    """

  static func read(_ text: String) -> TopologyReading {
    TopologyFile.read([SourceText(name: "net.yaml", text: base + text)])
  }

  /// The topology of the base and some more lines, which must be without fault.
  static func topology(
    _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Topology {
    let reading = read(text)
    let complaints = DiagnosticFormatter().format(reading.diagnostics)
    return try #require(reading.topology, "\(complaints)", sourceLocation: sourceLocation)
  }

  /// The codes of the complaints about the base and some more lines.
  static func codes(_ text: String) -> [String] { read(text).diagnostics.map(\.code) }
}
