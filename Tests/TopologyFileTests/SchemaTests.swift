import Diagnostics
import Foundation
import NetworkModel
import StructuredText
import Testing
import TopologyFile

/// The schema says what the reader does.
struct SchemaTests {
  private struct Anything: Decodable {}

  private struct Definition: Decodable {
    let properties: [String: Anything]
    let additionalProperties: Bool
    let required: [String]?
  }

  private struct Document: Decodable {
    let properties: [String: Anything]
    let additionalProperties: Bool
    let definitions: [String: Definition]

    enum CodingKeys: String, CodingKey {
      case properties, additionalProperties
      case definitions = "$defs"
    }
  }

  private func document() throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(TopologyFile.schema.utf8))
  }

  /// A file with one mapping of each kind, which holds one key.
  private static let places: [String: String] = [
    "vpc": "vpcs: {x: {KEY}}",
    "subnet": "subnets: {x: {KEY}}",
    "routeTable": "routeTables: {x: {KEY}}",
    "route": "routeTables: {x: {routes: [{KEY}]}}",
    "prefixList": "prefixLists: {x: {KEY}}",
    "securityGroup": "securityGroups: {x: {KEY}}",
    "securityGroupRule": "securityGroups: {x: {inbound: [{KEY}]}}",
    "networkACL": "networkACLs: {x: {KEY}}",
    "networkACLRule": "networkACLs: {x: {outbound: [{KEY}]}}",
    "instance": "instances: {x: {KEY}}",
    "networkInterface": "instances: {x: {networkInterfaces: [{KEY}]}}",
    "autoScalingGroup": "autoScalingGroups: {x: {KEY}}",
    "loadBalancer": "loadBalancers: {x: {KEY}}",
    "listener": "loadBalancers: {x: {listeners: [{KEY}]}}",
    "healthCheck": "loadBalancers: {x: {healthCheck: {KEY}}}",
    "targetGroup": "targetGroups: {x: {KEY}}",
    "target": "targetGroups: {x: {targets: [{KEY}]}}",
    "natGateway": "natGateways: {x: {KEY}}",
    "peering": "peerings: {x: {KEY}}",
    "transitGateway": "transitGateways: {x: {KEY}}",
    "transitGatewayAttachment": "transitGateways: {x: {attachments: {y: {KEY}}}}",
    "transitGatewayRouteTable": "transitGateways: {x: {routeTables: {y: {KEY}}}}",
    "transitGatewayRoute": "transitGateways: {x: {routeTables: {y: {routes: [{KEY}]}}}}",
    "vpcEndpoint": "vpcEndpoints: {x: {KEY}}",
    "lambdaFunction": "lambdaFunctions: {x: {KEY}}",
    "database": "databases: {x: {KEY}}",
    "external": "externals: {x: {KEY}}",
    "flow": "flows: [{KEY}]",
    "suppression": "suppressions: [{KEY}]",
  ]

  private func codes(_ text: String) -> [String] {
    TopologyFile.read([SourceText(name: "net.yaml", text: text)]).diagnostics.map(\.code)
  }

  @Test func `every mapping is closed, and every one has a place in a file`() throws {
    let document = try document()

    #expect(!document.additionalProperties)
    #expect(document.definitions.values.allSatisfy { !$0.additionalProperties })
    #expect(document.definitions.keys.sorted() == Self.places.keys.sorted())
  }

  @Test(arguments: Array(places.keys).sorted())
  func `the reader knows exactly the keys of the schema`(kind: String) throws {
    let document = try document()
    let place = try #require(Self.places[kind])
    let definition = try #require(document.definitions[kind])
    let everyKey = document.definitions.values.reduce(into: Set(document.properties.keys)) {
      $0.formUnion($1.properties.keys)
    }
    for key in everyKey.sorted() {
      let found = codes(place.replacing("KEY", with: "\"\(key)\": x"))
      let isKnown = !found.contains {
        ["topology.unknown-key", "topology.not-modelled"].contains($0)
      }
      #expect(isKnown == (definition.properties[key] != nil), "\(kind).\(key)")
    }
  }

  @Test(arguments: Array(places.keys).sorted())
  func `the reader misses what the schema requires`(kind: String) throws {
    let place = try #require(Self.places[kind])
    let required = try #require(try document().definitions[kind]).required ?? []
    let messages = TopologyFile.read([
      SourceText(name: "net.yaml", text: place.replacing("KEY", with: ""))
    ]).diagnostics
      .map(\.message)
    for key in required {
      #expect(messages.contains { $0.hasSuffix("needs '\(key)'") }, "\(kind).\(key)")
    }
  }

  @Test func `the keys of the file are those of the schema`() throws {
    for key in try document().properties.keys.sorted() {
      #expect(!codes("\"\(key)\": x").contains("topology.unknown-key"))
    }
    #expect(codes("vpcz: x").contains("topology.unknown-key"))
  }

  @Test func `the starter file loads without a complaint`() throws {
    let reading = TopologyFile.read([SourceText(name: "net.yaml", text: TopologyFile.starter)])

    #expect(DiagnosticFormatter().format(reading.diagnostics) == "")
    let topology = try #require(reading.topology)
    #expect(topology.flows.count == 3)
    #expect(topology.networkACLs["acl-web"]?.inbound.count == 2)
  }

  @Test func `the starter file is easy on the eyes`() {
    let lines = TopologyFile.starter.split(separator: "\n", omittingEmptySubsequences: false)

    #expect(lines.allSatisfy { $0.count <= 100 && $0.last != " " })
    #expect(TopologyFile.starter.hasSuffix("\n") && !TopologyFile.starter.hasSuffix("\n\n"))
  }
}
