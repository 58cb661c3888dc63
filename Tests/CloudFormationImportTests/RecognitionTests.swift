import CloudFormationImport
import Diagnostics
import NetworkModel
import Provenance
import StructuredText
import Testing
import TopologyFile

struct RecognitionTests {
  private func recognizes(_ text: String, file: String = "a.json") -> Bool {
    let complaints = Complaints()
    let root = SourceReader.read(SourceText(name: file, text: text), complaints: complaints)
    return root.map(CloudFormationImport.recognizes) ?? false
  }

  @Test(arguments: [
    "AWSTemplateFormatVersion: '2010-09-09'",
    "Resources: {Net: {Type: AWS::EC2::VPC}}",
    "Resources: {Thing: {Type: Custom::Thing}}",
    #"{"Resources": {"Net": {"Type": "AWS::EC2::VPC"}}}"#,
    "{Transform: AWS::Serverless-2016-10-31, Resources: {}}",
    #"{"version": "36.0.0", "artifacts": {"Net": {"type": "aws:cloudformation:stack"}}}"#,
    #"{"version": "tree-0.1", "tree": {"id": "App"}}"#,
    #"{"version": "36.0.0", "files": {}, "dockerImages": {}}"#,
  ])
  func `a template is recognised, and what the CDK writes beside it`(text: String) {
    #expect(recognizes(text))
  }

  @Test(arguments: [
    "[]", "{}", "Resources: []", "Resources: {a: 1}", "vpcs: {}",
    #"{"version": 4, "resources": []}"#,
    #"{"Vpcs": []}"#, #"{"version": "3", "services": {"web": {}}}"#,
  ])
  func `other documents are not`(text: String) {
    #expect(!recognizes(text))
  }

  @Test func `the CDK's other files are skipped, with a reason`() {
    let result = Import([
      SourceText(
        name: "cdk.out/manifest.json",
        text: #"{"version": "36.0.0", "artifacts": {"Net": {"type": "aws:cloudformation:stack"}}}"#),
      SourceText(
        name: "cdk.out/Net.template.json",
        text:
          #"{"Resources": {"Net": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}}"#
      ),
    ])

    #expect(result.errors == [])
    #expect(
      result.skipped("manifest.json") == "it lists the templates, which are files of their own")
    #expect(result.topology.vpcs.map(\.id.rawValue) == ["Net"])
  }

  @Test(arguments: [
    ("AWSTemplateFormatVersion: '2010-09-09'", "the template has no 'Resources'"),
    (
      "{AWSTemplateFormatVersion: '2010-09-09', Resources: [1]}",
      "'Resources' must be a mapping of logical IDs, found a list"
    ),
  ])
  func `a template without resources is an error`(text: String, message: String) {
    #expect(Import(text).errors == [message])
  }

  @Test func `what is not about the network is counted, what may be is named`() {
    let result = Import(
      resources: """
        Bucket: {Type: AWS::S3::Bucket}
        Other: {Type: AWS::S3::Bucket}
        Mount: {Type: AWS::EFS::MountTarget, Properties: {SubnetId: s, FileSystemId: f}}
        Inner: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: x}}
        Strange: {Properties: {}}
        Function: {Type: AWS::Lambda::Function, Properties: {Runtime: x}}
        """)

    #expect(result.report.unrelated == ["AWS::S3::Bucket": 2, "AWS::Lambda::Function": 1])
    #expect(result.report.read == ["AWS::EC2::VPC": 1])
    #expect(result.skipped("Mount") == "the model has nothing like it")
    #expect(
      result.skipped("Inner") == "nested stacks are not followed: import their templates as well")
    #expect(result.skipped("Strange") == "it has no Type")
  }
}
