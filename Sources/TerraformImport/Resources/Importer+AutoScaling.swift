internal import Provenance
internal import StructuredText
internal import TopologyFile

extension Importer {
  mutating func addAutoScalingGroups() {
    for index in take(.autoScalingGroup) {
      let attributes = attributes(index)
      let subnets =
        references(attributes, "vpc_zone_identifier", .subnet, .subnet)
        ?? .list([.unknown("its subnets are not in the input")])
      let launch = launch(of: attributes)
      let groups = groups(launch?.groups, in: vpc(ofSubnets: subnets))
      let count = attributes.number("desired_capacity").value ?? attributes.number("min_size").value
      let isPublic = launch?.hasPublicIP ?? areAllPublic(subnets)
      add(.autoScalingGroup, index, name: groupName(index, attributes)) { object in
        object[.subnets] = subnets
        object[.securityGroups] = groups
        if let count, (0...100_000).contains(count) { object[.desiredCapacity] = .number(count) }
        if isPublic { object[.publicIPs] = .boolean(true) }
      }
    }
    for type in ["aws_launch_template", "aws_launch_configuration"] {
      for index in take(type) { noteRead(index) }
    }
  }

  /// Tags of Auto Scaling groups are blocks of their own.
  private func groupName(_ index: Int, _ attributes: Attributes) -> String {
    let tags = ["tag", "tags"].flatMap { attributes.blocks($0).value ?? [] }
    let tag = tags.first { $0.text("key").value == "Name" }?.text("value").value
    return tag ?? name(index, "name")
  }

  /// Whether the subnets give public addresses to what starts in them.
  private func areAllPublic(_ subnets: DraftValue) -> Bool {
    guard case .list(let items) = subnets, !items.isEmpty else { return false }
    return items.allSatisfy { $0.plainText.map(publicSubnets.contains) ?? false }
  }

  /// The tasks of an ECS service have interfaces like the instances of an Auto Scaling group: in any of some
  /// subnets, with the same groups.
  mutating func addServices() {
    for index in take(.service) {
      let attributes = attributes(index)
      guard let network = attributes.block("network_configuration") else {
        skip(
          index, because: "its tasks use the interfaces of the instances that they run on")
        continue
      }
      let subnets =
        references(network, "subnets", .subnet, .subnet)
        ?? .list([.unknown("its subnets are not in the input")])
      let named = references(network, "security_groups", .securityGroup, .securityGroup)
      let groups = groups(named, in: vpc(ofSubnets: subnets))
      let count = attributes.number("desired_count").value
      let isPublic = network.boolean("assign_public_ip").value == true
      add(.autoScalingGroup, index, name: name(index, "name")) { object in
        object[.subnets] = subnets
        object[.securityGroups] = groups
        if let count, (0...100_000).contains(count) { object[.desiredCapacity] = .number(count) }
        if isPublic { object[.publicIPs] = .boolean(true) }
      }
    }
  }
}
