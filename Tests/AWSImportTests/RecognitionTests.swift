import AWSImport
import NetworkModel
import Provenance
import StructuredText
import Testing
import TopologyFile

/// The forms in which tools keep what AWS answers.
struct RecognitionTests {
  private func recognizes(_ text: String) -> Bool {
    SourceReader.read(SourceText(name: "x", text: text), complaints: Complaints())
      .map(AWSImport.recognizes) ?? false
  }

  @Test(arguments: [
    #"{"Vpcs": []}"#, #"{"vpcs": [{"VpcId": "vpc-1"}], "provider": "aws"}"#,
    #"{"security_groups": []}"#, #"{"status_code": 200, "data": {"Reservations": []}}"#,
    #"{"eu-west-1": {"Subnets": []}}"#, #"[{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]"#,
    #"{"fileVersion": "1.0", "configurationItems": []}"#, #"{"LoadBalancerListeners": []}"#,
    #"{"Functions": [{"FunctionName": "f"}]}"#,
  ])
  func `answers of AWS are recognised`(text: String) {
    #expect(recognizes(text))
  }

  @Test(arguments: [
    #"{"vpcs": {"vpc-1": {"cidr": "10.0.0.0/16"}}}"#, #"{"Topics": []}"#,
    #"{"Resources": {"A": {"Type": "AWS::EC2::VPC", "Properties": {"Subnets": []}}}}"#,
    #"{"addresses": ["Main Street 1"]}"#, #"{"instances": ["a"]}"#,
    #"{"version": 4, "resources": []}"#,
    "text", "[1, 2]",
  ])
  func `other files are not`(text: String) {
    #expect(!recognizes(text))
  }

  @Test(arguments: [
    #"{"vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "Tags": null}]}"#,
    #"{"status_code": 200, "data": {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}}"#,
    #"[{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]"#,
    #"{"configurationItems": [{"resourceType": "AWS::EC2::VPC", "configuration": {"vpcId": "vpc-1", "cidrBlock": "10.0.0.0/16"}}]}"#,
    #"{"configurationItems": [{"resourceType": "AWS::EC2::VPC", "configuration": "{\"vpcId\": \"vpc-1\", \"cidrBlock\": \"10.0.0.0/16\"}"}]}"#,
  ])
  func `a VPC is the same in every form`(text: String) {
    let imported = Imported(text)
    #expect(imported.value(.vpc, "vpc-1", .cidr) == "10.0.0.0/16")
    #expect(imported.reading.topology?.vpcs.map(\.id.rawValue) == ["vpc-1"])
  }

  @Test func `what is described twice is read once`() {
    let other = #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.9.0.0/16"}]}"#
    #expect(Imported(network, network).remarks.filter { $0.contains("twice") } == [])
    let imported = Imported(network, other)
    #expect(imported.value(.vpc, "vpc-1", .cidr) == "10.0.0.0/16")
    #expect(imported.remarks.contains { $0.hasPrefix("vpc-1: it is described twice") })
  }

  @Test func `what is not about the network is counted, what is not modelled is named`() {
    let imported = Imported(
      #"{"Topics": [{}, {}], "VpnGateways": [{"VpnGatewayId": "vgw-1"}], "Vpcs": []}"#)
    #expect(imported.reading.report.unrelated == ["Topics": 2])
    #expect(imported.reading.report.skipped.map(\.id) == ["vgw-1"])
  }

  @Test func `a list that is none is refused`() {
    #expect(Imported(#"{"Vpcs": "none"}"#).messages == ["'Vpcs' must be a list, found 'none'"])
  }
}
