import Diagnostics
import Provenance
import Testing
import TopologyFile

/// States hold passwords and keys; nothing of them may get anywhere.
struct SecretTests {
  private static let secret = "hunter2-s3cr3t"

  @Test func `secrets are in no topology, report or message`() {
    let text = state([
      ResourceText(
        "aws_db_instance.d",
        """
        {"id": "db-1", "identifier": "d", "password": "\(Self.secret)", "username": "\(Self.secret)",
         "vpc_security_group_ids": ["sg-a"], "db_subnet_group_name": "g"}
        """),
      ResourceText(
        "aws_instance.i",
        #"{"id": "i-1", "subnet_id": "subnet-1", "user_data": "\#(Self.secret)", "private_ip": "10.0.0.4"}"#
      ),
      ResourceText("random_password.p", #"{"result": "\#(Self.secret)"}"#),
      ResourceText(
        "aws_lambda_function.f",
        """
        {"id": "f", "function_name": "f", "vpc_config": [{"subnet_ids": ["subnet-1"]}],
         "environment": [{"variables": {"KEY": "\(Self.secret)"}}]}
        """),
      ResourceText("aws_vpn_connection.v", #"{"tunnel1_preshared_key": "\#(Self.secret)"}"#),
    ])
    let imported = Imported(text)
    #expect(imported.reading.report.read["aws_db_instance"] == 1)
    #expect(!imported.text.contains(Self.secret))
    #expect(!"\(imported.reading.report)".contains(Self.secret))
    #expect(!imported.reading.diagnostics.contains { "\($0.message)".contains(Self.secret) })
  }

  @Test func `what a state marks as sensitive is not shown, and not taken for absent`() {
    let text = """
      {"version": 4, "terraform_version": "1.11.4", "lineage": "x", "resources": [
        {"mode": "managed", "type": "aws_vpc", "name": "main", "instances": [{"attributes":
          {"id": "vpc-1", "cidr_block": "10.0.0.0/16", "tags": {"Name": "\(Self.secret)"}},
          "sensitive_attributes": [[{"type": "get_attr", "value": "tags"}]]}]},
        {"mode": "managed", "type": "aws_security_group", "name": "a", "instances": [{"attributes":
          {"id": "sg-a", "vpc_id": "vpc-1", "ingress": [{"protocol": "tcp", "from_port": 1,
           "to_port": 1, "cidr_blocks": ["192.0.2.77/32"], "description": "\(Self.secret)"}]},
          "sensitive_attributes": [[{"type": "get_attr", "value": "ingress"}]]}]}]}
      """
    let imported = Imported(text)
    #expect(imported.value(.vpc, "vpc-1", .name) == "main")
    #expect(imported.rules(.securityGroup, "sg-a", .inbound) == ["all ?marked as sensitive"])
    #expect(!imported.text.contains(Self.secret))
    #expect(!imported.text.contains("192.0.2.77"))
  }
}
