internal import StructuredText

/// The stable codes of what can be wrong with a topology file.
extension Code {
  static let notATopology = Code("topology.not-a-topology")
  static let tag = Code("topology.tag")

  // Its shape.
  static let format = Code("topology.format")
  static let duplicateID = Code("topology.duplicate-id")
  static let unknownKey = Code("topology.unknown-key")
  static let missingKey = Code("topology.missing-key")
  static let unknownWord = Code("topology.unknown-word")
  static let contradiction = Code("topology.contradiction")
  static let notModelled = Code("topology.not-modelled")

  // What it names.
  static let unknownReference = Code("topology.unknown-reference")
  static let wrongKind = Code("topology.wrong-kind")
  static let ambiguousName = Code("topology.ambiguous-name")
  static let otherVPC = Code("topology.other-vpc")

  // Addresses.
  static let malformedCIDR = Code("topology.malformed-cidr")
  static let malformedAddress = Code("topology.malformed-address")
  static let hostBits = Code("topology.host-bits")
  static let addressOutside = Code("topology.address-outside")
  static let subnetOutside = Code("topology.subnet-outside")
  static let overlap = Code("topology.overlap")
  static let reservedAddress = Code("topology.reserved-address")
  static let duplicateAddress = Code("topology.duplicate-address")

  // Rules, load balancers and flows.
  static let ports = Code("topology.ports")
  static let portsIgnored = Code("topology.ports-ignored")
  static let icmp = Code("topology.icmp")
  static let ruleNumber = Code("topology.rule-number")
  static let duplicateRuleNumber = Code("topology.duplicate-rule-number")
  static let peer = Code("topology.peer")
  static let zones = Code("topology.zones")
  static let annotationGone = Code("annotation.gone")
  static let duplicateFlow = Code("topology.duplicate-flow")
}
