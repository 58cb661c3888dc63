import AWSImport
import Diagnostics
import Provenance
import StructuredText
import TestSupport
import TopologyFile

/// What documents have become: the draft, and what it is read as.
struct Imported {
  let draft: TopologyDraft
  let reading: TopologyReading

  /// Reads documents of one network.
  init(_ texts: String...) {
    self.init(
      texts.enumerated().map { SourceText(name: "\($0.offset + 1).json", text: $0.element) })
  }

  /// Reads files of one network.
  init(_ sources: [SourceText]) {
    let complaints = Complaints()
    let documents = sources.compactMap { SourceReader.read($0, complaints: complaints) }
    var draft = TopologyDraft()
    AWSImport.read(documents, into: &draft, complaints: complaints)
    self.draft = draft
    reading = TopologyFile.read([], importing: draft.completed(), complaints: complaints)
  }

  /// The messages of everything that is wrong.
  var messages: [String] {
    reading.diagnostics.filter { $0.severity == .error }.map(\.message)
  }

  /// Everything that is left out, and everything with something unknown about it.
  var remarks: [String] {
    (reading.report.skipped + reading.report.incomplete).map { "\($0.id): \($0.reason)" }
  }

  /// What a resource has under a key, several joined by blanks, `?` and why for what nobody knows.
  func value(_ kind: ResourceKind, _ id: String, _ key: Key) -> String? {
    draft.shown(kind, id, key)
  }

  /// The items of a list.
  func items(_ kind: ResourceKind, _ id: String, _ key: Key) -> [String] {
    draft.shownItems(kind, id, key)
  }
}

/// Two subnets of a VPC, and nothing that says what filters them.
let network = """
  {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "Tags": [{"Key": "Name", "Value": "main"}]}],
   "Subnets": [
     {"SubnetId": "subnet-a", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "a"},
     {"SubnetId": "subnet-b", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "b"}],
   "SecurityGroups": [{"GroupId": "sg-1", "GroupName": "web", "VpcId": "vpc-1", "IpPermissions": [],
     "IpPermissionsEgress": []}]}
  """
