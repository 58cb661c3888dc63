import Diagnostics
import NetworkModel
import Provenance
import StructuredText
import TerraformImport
import Testing
import TopologyFile

/// Where resources are written: in the `.tf` files, where they are given.
struct PositionTests {
  private func positions(_ files: KeyValuePairs<String, String>) -> [String: String] {
    TerraformImport.sourcePositions(in: files.map { SourceText(name: $0, text: $1) })
      .mapValues(\.description)
  }

  @Test func `blocks are found behind comments, texts and heredocs`() {
    let found = positions([
      "main.tf": """
      # resource "aws_vpc" "comment" {}
      /* resource "aws_vpc" "comment" {} */ resource "aws_vpc" "a" { cidr_block = "10.0.0.0/16" }
      // resource "aws_vpc" "comment" {
      resource "aws_instance" "é" {
        user_data = <<-EOT
          resource "aws_vpc" "heredoc" {
          }
          EOT
        tags = { Name = "}${var.x == "}" ? "{" : "resource"}\\"" }
        nested { resource = "aws_vpc" }
      }
        data "aws_vpc" "looked_up" {}
      variable "resource" {
        default = "x"
      }
      resource aws_subnet plain {
      }
      """
    ])
    #expect(
      found == [
        "aws_vpc.a": "main.tf:2:39", "aws_instance.é": "main.tf:4:1",
        "data.aws_vpc.looked_up": "main.tf:12:3", "aws_subnet.plain": "main.tf:16:1",
      ])
  }

  @Test func `modules are followed by their paths`() {
    let found = positions([
      "infra/main.tf": """
      module "net" {
        source = "./modules/net"
      }
      module "app" {
        for_each = toset(["a"])
        source   = "../shared/app"
      }
      module "far" { source = "terraform-aws-modules/vpc/aws" }
      """,
      "infra/modules/net/vpc.tf": "resource \"aws_vpc\" \"this\" {}",
      "shared/app/main.tf": """

      resource "aws_instance" "web" {}
      module "net" { source = "../../infra/modules/net" }
      """,
    ])
    #expect(
      found == [
        "module.net.aws_vpc.this": "infra/modules/net/vpc.tf:1:1",
        "module.app.aws_instance.web": "shared/app/main.tf:2:1",
        "module.app.module.net.aws_vpc.this": "infra/modules/net/vpc.tf:1:1",
      ])
  }

  @Test func `modules that call each other have an end`() {
    let found = positions([
      "main.tf": """
      resource "aws_vpc" "a" {}
      module "one" { source = "./m" }
      """,
      "m/main.tf": """
      module "a" { source = "../m" }
      module "b" { source = "../m" }
      """,
    ])
    #expect(found == ["aws_vpc.a": "main.tf:1:1"])
  }

  @Test func `resources and their rules are where their authors wrote them`() {
    let place = SourceLocation(file: "main.tf", line: 7, column: 1)
    let imported = Imported(
      state([
        ResourceText("aws_vpc.main", #"{"id": "vpc-1", "cidr_block": "10.0.0.0/16"}"#),
        ResourceText(
          "module.m[\"x\"].aws_security_group.a[0]",
          """
          {"id": "sg-a", "vpc_id": "vpc-1", "egress": [
            {"protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}]}
          """),
      ]), positions: ["module.m.aws_security_group.a": place])
    let locations = imported.reading.locations
    #expect(locations[.resource(.securityGroup, "sg-a")] == place)
    #expect(locations[.securityGroupRule(ResourceID("sg-a"), .outbound, 1)] == place)
    #expect(locations[.resource(.vpc, "vpc-1")]?.file == "1.json")
  }
}
