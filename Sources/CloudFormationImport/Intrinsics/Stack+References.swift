internal import StructuredText

extension Stack {
  /// `Ref`: a pseudo parameter, a parameter or a resource.
  func reference(_ name: String) -> Value.Content {
    if name.hasPrefix("AWS::") { return pseudoParameter(name) }
    if let content = parameter(name) { return content }
    guard let resource = resources[name] else {
      return .unknown(
        Unknown("'\(name)', which the template does not declare", symbol: "${\(name)}"))
    }
    guard resource.decision != .no else {
      return .unknown(Unknown("\(name), whose condition does not hold"))
    }
    return .reference(Reference(id: resource.id))
  }

  private func pseudoParameter(_ name: String) -> Value.Content {
    switch name {
    case "AWS::NoValue": .nothing
    case "AWS::Partition": .text(arguments[name] ?? "aws")
    case "AWS::URLSuffix": .text(arguments[name] ?? "amazonaws.com")
    default:
      arguments[name].map { .text($0) } ?? .unknown(Unknown(name, symbol: "${\(name)}"))
    }
  }

  /// `Fn::GetAtt`: as one text with a dot, or as a list.
  func attribute(_ argument: YAMLNode) -> Value.Content {
    if let text = argument.text { return attribute(path: text) }
    let parts = argument.items.map(evaluate)
    guard parts.count == 2, let name = parts[0].text else {
      return .unknown(Unknown("a GetAtt that names no attribute"))
    }
    guard let attribute = parts[1].text else {
      return .unknown(Unknown("an attribute of \(name) that depends on \(parts[1].gap)"))
    }
    return self.attribute(attribute, of: name)
  }

  func attribute(path: String) -> Value.Content {
    guard let dot = path.firstIndex(of: ".") else {
      return .unknown(Unknown("a GetAtt that names no attribute"))
    }
    return attribute(String(path[path.index(after: dot)...]), of: String(path[..<dot]))
  }

  private func attribute(_ attribute: String, of name: String) -> Value.Content {
    let symbol = "${\(name).\(attribute)}"
    guard let resource = resources[name] else {
      return .unknown(
        Unknown("'\(name)', which the template does not declare", symbol: symbol))
    }
    guard resource.decision != .no else {
      return .unknown(Unknown("\(name), whose condition does not hold"))
    }
    if resource.type == "AWS::CloudFormation::Stack" {
      return .unknown(
        Unknown("\(attribute) of the nested stack \(name)", symbol: symbol))
    }
    if resource.hasProperty({ $0 == attribute }) {
      return self.attribute(attribute, of: resource.id) {
        resource[attribute]?.content ?? .nothing
      }
    }
    if Self.identities.contains(attribute) { return .reference(Reference(id: resource.id)) }
    if Self.defaults.contains(attribute) {
      return .reference(Reference(id: resource.id, attribute: attribute))
    }
    if attribute == "Endpoint.Port", let port = port(of: resource) { return port }
    return .unknown(Unknown("the \(attribute) of \(name)", symbol: symbol))
  }

  /// The port of a database: as it says, or that of its engine.
  private func port(of database: StackResource) -> Value.Content? {
    guard ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"].contains(database.type) else {
      return nil
    }
    if database.hasProperty({ $0 == "Port" }) {
      return attribute("Port", of: database.id) { database["Port"]?.content ?? .nothing }
    }
    guard database.type == "AWS::RDS::DBInstance", let engine = database["Engine"]?.text else {
      return nil
    }
    return DatabasePort.standard(of: engine).map { .text(String($0)) }
  }

  /// The attributes that say which resource it is.
  private static let identities: Set<String> = [
    "AllocationId", "Arn", "AttachmentId", "AutoScalingGroupARN", "DBClusterArn", "DBInstanceArn",
    "EgressOnlyInternetGatewayId", "GroupId", "Id", "InstanceId", "InternetGatewayId",
    "LaunchTemplateId", "ListenerArn", "LoadBalancerArn", "Name", "NatGatewayId", "NetworkAclId",
    "NetworkInterfaceId", "PrefixListId", "RouteTableId", "ServiceArn", "SubnetId",
    "TargetGroupArn", "TransitGatewayAttachmentId", "TransitGatewayRouteTableId", "VpcId",
  ]

  /// The attributes of a VPC that are resources of their own.
  private static let defaults: Set<String> = ["DefaultSecurityGroup", "DefaultNetworkAcl"]

  /// `Fn::ImportValue`: another stack's output.
  func importedValue(_ argument: YAMLNode) -> Value.Content {
    let name = evaluate(argument)
    guard let symbol = name.symbol else { return .unknown(Unknown("an export: \(name.gap)")) }
    return network.exported(symbol) ?? .unknown(Unknown("the export \(symbol)", symbol: symbol))
  }
}
