import Evaluation
import Foundation
import NetworkModel
import Pages
import Synchronization
import Testing

struct LinkTests {
  @Test(arguments: [Topology.diagramA, .diagramB, .diagramBForLinux])
  func `every link leads to a file, and to a row of it`(topology: Topology) async throws {
    let documentation = try await Documentation(topology)
    for file in documentation.files where file.path.hasSuffix(".md") {
      let page = try #require(documentation.text(file.path))
      for match in page.matches(of: /\]\(([^)]*)\)/) {
        try expectLink(String(match.1), from: file.path, in: documentation)
      }
    }
  }

  @Test func `pictures link to the rows of their rules`() async throws {
    let found = Mutex<[String]>([])
    let documentation = await Documentation(
      of: [await DocumentedNetwork(.diagramB)], templates: try TemplateLibrary(),
      draw: { subject, explanation, topology, id, link in
        let links = explanation.legs.flatMap(\.steps).compactMap(link)
        found.withLock { $0 += links }
        return Documentation.box(subject, explanation, topology, id, link)
      })
    let links = found.withLock { $0 }
    #expect(links.contains("../network-acls/nacl-2.md#outbound-200"))
    #expect(links.contains("../network-acls/nacl-3.md#inbound-default"))
    #expect(links.contains("../security-groups/sg-3.md#inbound-1"))
    for link in links { try expectLink(link, from: "diagrams/x.svg", in: documentation) }
  }

  @Test func `a subnet's default ACL and an instance's default group have pages`() async throws {
    var topology = Topology.diagramA
    topology.subnets = ResourceTable(
      topology.subnets.map {
        Subnet(id: $0.id, vpc: $0.vpc, cidr: $0.cidr, routeTable: $0.routeTable)
      })
    topology.instances = ResourceTable(
      topology.instances.map { instance in
        Instance(
          id: instance.id,
          interfaces: instance.interfaces.map {
            NetworkInterface(
              subnet: $0.subnet, addresses: $0.addresses, publicIP: $0.publicIP)
          })
      })
    let documentation = try await Documentation(topology)
    #expect(documentation.text("network-acls/default.md") != nil)
    #expect(documentation.text("security-groups/default.md") != nil)
  }

  private func expectLink(
    _ link: String, from page: String, in documentation: Documentation
  ) throws {
    let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for part in parts[0].split(separator: "/") {
      if part == ".." { folders.removeLast() } else { folders.append(String(part)) }
    }
    let path = parts[0].isEmpty ? page : folders.joined(separator: "/")
    #expect(documentation.files.contains { $0.path == path }, "\(link) on \(page)")
    guard parts.count == 2 else { return }
    let target = try #require(documentation.text(path))
    #expect(target.contains("<a id=\"\(parts[1])\"></a>"), "\(link) on \(page)")
  }
}
