internal import Provenance
internal import TopologyFile

extension NetworkReader {
  mutating func readVPCs() {
    for resource in resources("AWS::EC2::VPC") {
      let cidr = cidr(resource["CidrBlock"]) ?? .unknown("a block of an address pool")
      draft.add(
        .vpc, resource.id, name: name(resource), type: resource.type, at: resource.location
      ) { $0[.cidr] = cidr }
    }
    readFurtherBlocks()
    readInternetGateways()
  }

  /// A block as text; nil where none is written.
  func cidr(_ value: Value?) -> DraftValue? {
    switch value.textFact {
    case .absent: nil
    case .known(let text): .text(text)
    case .unknown(let reason): .unknown(reason)
    }
  }

  /// Makes sure that a VPC is there, though it may be one that the templates do not make.
  private mutating func ensureVPC(_ id: String, for resource: StackResource) {
    let isNew = draft.add(.vpc, id, type: resource.type, at: resource.location) {
      $0[.cidr] = .unknown("not in the input")
    }
    if isNew { noteGap(resource, "VPC '\(id)' is not in the input") }
  }

  private mutating func readFurtherBlocks() {
    for resource in resources("AWS::EC2::VPCCidrBlock") {
      guard let vpc = identifier(resource["VpcId"]).value, draft.contains(.vpc, vpc) else {
        skip(resource, because: "its VPC is not in the template")
        continue
      }
      if let block = resource["Ipv6CidrBlock"]?.text {
        draft.update(.vpc, vpc) { $0.append(.text(block), to: .ipv6Cidrs) }
      } else if resource["CidrBlock"] == nil, resource["Ipv4IpamPoolId"] == nil {
        noteGap(resource, "AWS chooses the IPv6 block when the stack is made")
      } else {
        add(block: cidr(resource["CidrBlock"]) ?? .unknown("a block of an address pool"), to: vpc)
      }
    }
  }

  private mutating func add(block: DraftValue, to vpc: String) {
    draft.update(.vpc, vpc) { object in
      switch (object[.cidr], block) {
      case (.unknown?, _): break
      case (_, .unknown):
        object[.cidr] = block
        object[.cidrs] = nil
      case (let first?, _):
        object[.cidr] = nil
        object[.cidrs] = .list([first, block])
      case (nil, _): object.append(block, to: .cidrs)
      }
    }
  }

  private mutating func readInternetGateways() {
    for resource in resources("AWS::EC2::VPCGatewayAttachment") {
      guard let vpc = identifier(resource["VpcId"]).value else {
        skip(resource, because: "its VPC is not known")
        continue
      }
      guard let gateway = identifier(resource["InternetGatewayId"]).value else {
        skip(resource, because: "virtual private gateways are not modelled")
        continue
      }
      ensureVPC(vpc, for: resource)
      draft.update(.vpc, vpc) { $0[.internetGateway] = .text(gateway) }
    }
    for resource in resources("AWS::EC2::EgressOnlyInternetGateway") {
      guard let vpc = identifier(resource["VpcId"]).value else {
        skip(resource, because: "its VPC is not known")
        continue
      }
      ensureVPC(vpc, for: resource)
      draft.update(.vpc, vpc) { $0[.egressOnlyInternetGateway] = .text(resource.id) }
    }
  }

  mutating func readPrefixLists() {
    for resource in resources("AWS::EC2::PrefixList") {
      let cidrs = entries(resource["Entries"])
      let most = resource["MaxEntries"].numberFact.value.flatMap {
        (1...1000).contains($0) ? $0 : nil
      }
      draft.add(
        .prefixList, resource.id, name: name(resource, "PrefixListName"), type: resource.type,
        at: resource.location
      ) { object in
        object[.cidrs] = cidrs
        if let most { object[.maxEntries] = .number(most) }
      }
    }
  }

  /// The blocks of a prefix list: unknown where any of them is.
  private func entries(_ value: Value?) -> DraftValue {
    let items = value?.items ?? []
    guard !items.isEmpty else { return .unknown("the template has no entries") }
    var blocks: [String] = []
    for item in items {
      guard let block = item["Cidr"]?.text else { return .unknown((item["Cidr"] ?? item).gap) }
      blocks.append(block)
    }
    return .texts(blocks)
  }
}
