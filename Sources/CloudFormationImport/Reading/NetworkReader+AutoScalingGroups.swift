internal import Provenance
internal import TopologyFile

extension NetworkReader {
  /// The data of the launch template that a specification names, by identifier or name.
  func launchTemplate(of specification: Value?) -> Value? {
    let template = specification?["LaunchTemplateId"] ?? specification?["LaunchTemplateName"]
    return resource(template, named: "AWS::EC2::LaunchTemplate")?["LaunchTemplateData"]
  }

  mutating func readAutoScalingGroups() {
    for resource in resources("AWS::AutoScaling::AutoScalingGroup") {
      let launch = launch(of: resource)
      let subnets = subnets(resource["VPCZoneIdentifier"])
      let groups = launch.groups
      if let gap = launch.gap { noteGap(resource, gap) }
      let capacity = resource["DesiredCapacity"] ?? resource["MinSize"]
      let isPublic = launch.isPublic ?? givesPublicAddresses(subnets)
      draft.add(
        .autoScalingGroup, resource.id, name: name(resource, "AutoScalingGroupName"),
        type: resource.type, at: resource.location
      ) { object in
        object[.subnets] = subnets
        object[.securityGroups] = groups
        object[.desiredCapacity] = Self.capacity(capacity)
        if isPublic { object[.publicIPs] = .boolean(true) }
      }
    }
  }

  /// How many there should be, where that is a number that makes sense.
  static func capacity(_ value: Value?) -> DraftValue? {
    guard let number = value.numberFact.value, (0...100_000).contains(number) else { return nil }
    return .number(number)
  }

  func givesPublicAddresses(_ subnets: DraftValue) -> Bool {
    guard case .list(let items) = subnets else { return false }
    return items.contains { $0.plainText.map(mapsPublicAddresses) ?? false }
  }

  /// What the instances of a group are launched with.
  private mutating func launch(
    of resource: StackResource
  ) -> (groups: DraftValue?, isPublic: Bool?, gap: String?) {
    if let value = resource["LaunchConfigurationName"] {
      guard
        let configuration = self.resource(value, named: "AWS::AutoScaling::LaunchConfiguration")
      else { return unknownLaunch(value) }
      return (
        references(configuration["SecurityGroups"], .securityGroup),
        configuration["AssociatePublicIpAddress"].booleanFact.value, nil
      )
    }
    let mixed = resource["MixedInstancesPolicy"]?["LaunchTemplate"]?["LaunchTemplateSpecification"]
    if let value = resource["LaunchTemplate"] ?? mixed {
      guard let data = launchTemplate(of: value) else {
        return unknownLaunch(value["LaunchTemplateId"] ?? value["LaunchTemplateName"] ?? value)
      }
      let interface = data["NetworkInterfaces"]?.items.first
      return (
        references(interface?["Groups"], .securityGroup)
          ?? references(data["SecurityGroupIds"] ?? data["SecurityGroups"], .securityGroup),
        interface?["AssociatePublicIpAddress"].booleanFact.value, nil
      )
    }
    guard let value = resource["InstanceId"] else {
      return unknownLaunch(Value(.unknown(Unknown("none is written")), at: resource.location))
    }
    let groups = self.resource(value).flatMap { $0["SecurityGroupIds"] }
    return groups == nil ? unknownLaunch(value) : (references(groups, .securityGroup), nil, nil)
  }

  private func unknownLaunch(
    _ value: Value
  ) -> (groups: DraftValue?, isPublic: Bool?, gap: String?) {
    let reason = "what its instances are launched with: \(value.gap)"
    return (.list([.unknown(reason)]), nil, reason)
  }

  /// Tasks with interfaces of their own are placed like the instances of a group; others are on instances of
  /// which nobody knows which.
  mutating func readContainerServices() {
    for resource in resources("AWS::ECS::Service") {
      guard let own = resource["NetworkConfiguration"]?["AwsvpcConfiguration"] else {
        skip(
          resource,
          because: "its tasks use the interfaces of container instances, whichever they run on")
        continue
      }
      let subnets = subnets(own["Subnets"])
      let groups = references(own["SecurityGroups"], .securityGroup)
      let isPublic = own["AssignPublicIp"].booleanFact.value == true
      draft.add(
        .autoScalingGroup, resource.id, name: name(resource, "ServiceName"), type: resource.type,
        at: resource.location
      ) { object in
        object[.subnets] = subnets
        object[.securityGroups] = groups
        object[.desiredCapacity] = Self.capacity(resource["DesiredCount"])
        if isPublic { object[.publicIPs] = .boolean(true) }
      }
    }
  }
}
