import ArgumentParser
import Foundation
import Testing

@testable import PortolanCommands

struct PlanCommandTests {
  private static let network = """
    vpcs: {vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}}
    routeTables: {main: {routes: [{destination: 0.0.0.0/0, target: igw-1}]}}
    networkACLs: {nacl-1: {inbound: [], outbound: []}}
    subnets: {a: {cidr: 10.0.0.0/24, routeTable: main, networkACL: nacl-1}}
    securityGroups: {sg-1: {inbound: [], outbound: []}}
    instances: {web: {subnet: a, privateIP: 10.0.0.10, publicIP: 198.51.100.1, securityGroups: [sg-1]}}

    """

  /// Runs the command on a network with some flows; returns what it wrote.
  private func run(_ flows: String, _ arguments: String...) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "network.yaml")
    let output = folder.appending(path: "plan")
    try Data((Self.network + flows).utf8).write(to: input)
    let command = try PlanCommand.parse(
      [input.path, "--output", output.path, "--quiet"] + arguments)
    try await command.run()
    return try String(contentsOf: output, encoding: .utf8)
  }

  private let browse = "flows: [{name: Browse, from: internet, to: web, protocol: tcp, port: 80}]\n"

  @Test func `rule tables are written unless another format is asked for`() async throws {
    #expect(
      try await run(browse).contains(
        "| 100 | HTTP (80) | TCP (6) | 80 | 0.0.0.0/0 | ALLOW | Browse |"))
    #expect(
      try await run(browse, "--profile", "console").contains(
        "| 100 | HTTP (80) | TCP (6) | 80 | 0.0.0.0/0 | Allow | Browse |"))
  }

  @Test(arguments: [
    ("yaml", "source: 0.0.0.0/0"), ("terraform", #"resource "aws_network_acl_rule""#),
    ("cloudformation", "AWS::EC2::NetworkAclEntry"),
  ])
  func `each format is written`(format: String, part: String) async throws {
    #expect(try await run(browse, "--format", format).contains(part))
  }

  @Test func `what was planned once stays as it is`() async throws {
    let text = try await run(browse, "--format", "yaml")
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let again = try await {
      let command = try PlanCommand.parse(
        [file.path, "--output", file.path, "--quiet", "--format", "yaml"])
      try await command.run()
      return try String(contentsOf: file, encoding: .utf8)
    }()
    #expect(again == text)
  }

  @Test(arguments: [
    "",
    "flows: [{name: No, from: internet, to: web, protocol: tcp, port: 22, expect: denied}]\n",
  ])
  func `without a flow that is to be allowed there is nothing to plan`(flows: String) async {
    await #expect(throws: ExitCode.inputIsWrong) { try await run(flows) }
  }

  @Test func `a flow that no rule makes work fails the command`() async {
    let flows = "flows: [{name: Ping, from: 10.0.9.9, to: web, protocol: tcp, port: 80}]\n"
    await #expect(throws: ExitCode.answerIsNo) { try await run(flows) }
  }
}
