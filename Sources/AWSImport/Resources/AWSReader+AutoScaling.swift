internal import NetworkModel
internal import Provenance
internal import StructuredText
internal import TopologyFile

extension AWSReader {
  mutating func addAutoScalingGroups() {
    let ids = UniqueIDs(
      inventory[.autoScalingGroups].map {
        UniqueIDs.Candidate($0, arn: "AutoScalingGroupARN", name: "AutoScalingGroupName")
      })
    let templates = LaunchTemplates(inventory)
    for group in inventory[.autoScalingGroups] {
      guard let name = group.text("AutoScalingGroupName") else { continue }
      let id = ids[group.text("AutoScalingGroupARN") ?? name] ?? name
      noteRead(.autoScalingGroups)
      let listed = (group.text("VPCZoneIdentifier") ?? "").split(separator: ",")
        .map { String($0.filter { $0 != " " }) }.filter { !$0.isEmpty }
      let places = subnets(listed, of: id, vpc: nil)
      let launch = templates.data(of: group)
      if launch == nil {
        noteIncomplete(
          group, .autoScalingGroups, id, "its launch template or configuration is not in the input")
      }
      let interface = launch?.items("NetworkInterfaces").first
      let groupIDs =
        interface?.list("Groups") ?? launch?.list("SecurityGroupIds")
        ?? launch?.list("SecurityGroups")
      // A template without groups leaves them to the VPC, whose default group they then are.
      let securityGroups: DraftValue? =
        launch == nil
        ? groups(nil, in: places.vpc)
        : groupIDs.flatMap { $0.isEmpty ? nil : groups($0.compactMap(\.text), in: places.vpc) }
      let hasPublicIPs =
        (interface ?? launch)?.boolean("AssociatePublicIpAddress") == true
      let capacity = group.number("DesiredCapacity").flatMap {
        (0...100_000).contains($0) ? $0 : nil
      }
      draft.add(
        .autoScalingGroup, id, name: name, type: DescribedList.autoScalingGroups.rawValue,
        at: group.location
      ) { object in
        object[.subnets] = places.value
        object[.securityGroups] = securityGroups
        object[.desiredCapacity] = capacity.map { .number($0) }
        if hasPublicIPs { object[.publicIPs] = .boolean(true) }
      }
      for key in ["LoadBalancerNames", "TargetGroupARNs"] {
        for name in group.texts(key, of: "").unique {
          registrations[Registration(key: key, name: name), default: []].append(id)
        }
      }
    }
    for list in [DescribedList.launchTemplateVersions, .launchConfigurations] {
      draft.report.noteRead(list.rawValue, ifAny: inventory[list].count)
    }
  }

  /// What an Auto Scaling group registers its instances with: the attribute that names it, and its name or ARN.
  struct Registration: Hashable {
    let key: String
    let name: String
  }

  /// The Auto Scaling groups that register their instances with a load balancer or a target group.
  func autoScalingGroups(registeringWith key: String, _ name: String) -> [String] {
    registrations[Registration(key: key, name: name)] ?? []
  }
}

/// What the instances of Auto Scaling groups are launched from.
struct LaunchTemplates {
  private var versions: [String: [YAMLNode]] = [:]
  private var configurations: [String: YAMLNode] = [:]

  init(_ inventory: Inventory) {
    for version in inventory[.launchTemplateVersions] {
      for key in ["LaunchTemplateId", "LaunchTemplateName"] {
        guard let id = version.text(key) else { continue }
        versions[id, default: []].append(version)
      }
    }
    for configuration in inventory[.launchConfigurations] {
      guard let name = configuration.text("LaunchConfigurationName") else { continue }
      configurations[name] = configurations[name] ?? configuration
    }
  }

  /// What a group launches its instances with.
  func data(of group: YAMLNode) -> YAMLNode? {
    if let name = group.text("LaunchConfigurationName") { return configurations[name] }
    let mixed = group["MixedInstancesPolicy"]?["LaunchTemplate"]?["LaunchTemplateSpecification"]
    guard let wanted = group["LaunchTemplate"] ?? mixed else { return nil }
    let all =
      wanted.text("LaunchTemplateId").flatMap { versions[$0] }
      ?? wanted.text("LaunchTemplateName").flatMap { versions[$0] } ?? []
    let number = wanted.text("Version") ?? "$Default"
    let version: YAMLNode? =
      switch number {
      case "$Latest":
        all.max { ($0.number("VersionNumber") ?? 0) < ($1.number("VersionNumber") ?? 0) }
      case "$Default":
        all.first { $0.boolean("DefaultVersion") ?? false } ?? (all.count == 1 ? all[0] : nil)
      default: all.first { $0.text("VersionNumber") == number }
      }
    return version?["LaunchTemplateData"]
  }
}
