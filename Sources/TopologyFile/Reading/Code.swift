/// The stable codes of what can be wrong with a topology file.
enum Code: String, CaseIterable {
  // What makes a file unreadable.
  case tooLarge = "topology.too-large"
  case encoding = "topology.encoding"
  case syntax = "topology.syntax"
  case empty = "topology.empty"
  case notATopology = "topology.not-a-topology"
  case severalDocuments = "topology.several-documents"
  case tooDeep = "topology.too-deep"
  case tooManyNodes = "topology.too-many-nodes"
  case alias = "topology.alias"
  case mergeKey = "topology.merge-key"
  case tag = "topology.tag"

  // Its shape.
  case format = "topology.format"
  case duplicateKey = "topology.duplicate-key"
  case duplicateID = "topology.duplicate-id"
  case unknownKey = "topology.unknown-key"
  case missingKey = "topology.missing-key"
  case wrongType = "topology.wrong-type"
  case unknownWord = "topology.unknown-word"
  case contradiction = "topology.contradiction"
  case notModelled = "topology.not-modelled"

  // What it names.
  case unknownReference = "topology.unknown-reference"
  case wrongKind = "topology.wrong-kind"
  case ambiguousName = "topology.ambiguous-name"
  case otherVPC = "topology.other-vpc"

  // Addresses.
  case malformedCIDR = "topology.malformed-cidr"
  case malformedAddress = "topology.malformed-address"
  case hostBits = "topology.host-bits"
  case addressOutside = "topology.address-outside"
  case subnetOutside = "topology.subnet-outside"
  case overlap = "topology.overlap"
  case reservedAddress = "topology.reserved-address"
  case duplicateAddress = "topology.duplicate-address"

  // Rules, load balancers and flows.
  case ports = "topology.ports"
  case portsIgnored = "topology.ports-ignored"
  case icmp = "topology.icmp"
  case ruleNumber = "topology.rule-number"
  case duplicateRuleNumber = "topology.duplicate-rule-number"
  case peer = "topology.peer"
  case zones = "topology.zones"
  case duplicateFlow = "topology.duplicate-flow"

  case tooMany = "topology.too-many-complaints"
}
