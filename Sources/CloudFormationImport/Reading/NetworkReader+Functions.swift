internal import Provenance
internal import StructuredText
internal import TopologyFile

extension NetworkReader {
  mutating func readFunctions() {
    for resource in resources(["AWS::Lambda::Function", "AWS::Serverless::Function"]) {
      let configuration = resource.functionConfiguration
      let subnets = references(configuration["SubnetIds"], .subnet)
      guard let subnets = subnets ?? configuration["?"].map({ .list([.unknown($0.gap)]) }) else {
        // Without subnets it is in no VPC, whatever else is written.
        skip(resource, because: "its VpcConfig has no subnets")
        continue
      }
      let groups = references(configuration["SecurityGroupIds"], .securityGroup)
      draft.add(
        .lambdaFunction, resource.id, name: name(resource, "FunctionName"), type: resource.type,
        at: resource.location
      ) { object in
        object[.subnets] = subnets
        object[.securityGroups] = groups
      }
    }
  }
}

extension StackResource {
  /// The subnets and groups of a function, each of which may stand in the globals of a SAM template; what is
  /// not known as a whole under `?`.
  var functionConfiguration: [String: Value] {
    var values: [String: Value] = [:]
    let globals =
      type == "AWS::Serverless::Function" ? stack.root["Globals"]?["Function"]?["VpcConfig"] : nil
    for value in [globals.map(stack.evaluate), self["VpcConfig"]].compactMap({ $0 }) {
      switch value.content {
      case .object(let fields):
        for (key, value) in fields where !value.isNothing { values[key] = value }
      case .nothing: break
      default: values["?"] = value
      }
    }
    return values
  }
}
