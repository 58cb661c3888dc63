internal import StructuredText

/// The described network interfaces, by what they belong to.
struct InterfaceIndex {
  /// By identifier.
  private(set) var byID: [String: YAMLNode] = [:]
  /// Of the instance they are attached to.
  private(set) var byInstance: [String: [YAMLNode]] = [:]
  /// The nodes of load balancers, by what their descriptions say: `app/NAME/ID`, or a classic one's name.
  private(set) var ofLoadBalancers: [String: [YAMLNode]] = [:]
  /// Of Lambda functions, by the name in their descriptions.
  private(set) var ofFunctions: [String: [YAMLNode]] = [:]
  private(set) var ofDatabases: [YAMLNode] = []
  /// The NAT gateways that described ones are of.
  private(set) var ofNATGateways: [String: YAMLNode] = [:]
  private(set) var ofVPCEndpoints: [String: [YAMLNode]] = [:]
  /// The Elastic IP addresses of interfaces.
  private(set) var elasticIPs: [String: String] = [:]

  init(_ inventory: Inventory) {
    for interface in inventory[.networkInterfaces] { add(interface) }
    for address in inventory[.addresses] {
      guard let interface = address.text("NetworkInterfaceId"),
        let ip = address.text("PublicIp"), elasticIPs[interface] == nil
      else { continue }
      elasticIPs[interface] = ip
    }
  }

  private mutating func add(_ interface: YAMLNode) {
    guard let id = interface.text("NetworkInterfaceId") else { return }
    byID[id] = interface
    if let instance = interface["Attachment"]?.text("InstanceId") {
      byInstance[instance, default: []].append(interface)
      return
    }
    let text = interface.text("Description") ?? ""
    if let balancer = text.rest(behind: "ELB ") {
      ofLoadBalancers[balancer, default: []].append(interface)
    } else if let gateway = text.rest(behind: "Interface for NAT Gateway ") {
      ofNATGateways[gateway] = interface
    } else if let endpoint = text.rest(behind: "VPC Endpoint Interface ") {
      ofVPCEndpoints[endpoint, default: []].append(interface)
    } else if let function = text.functionName {
      ofFunctions[function, default: []].append(interface)
    } else if text == "RDSNetworkInterface" {
      ofDatabases.append(interface)
    }
  }
}

extension String {
  /// What follows a beginning.
  func rest(behind beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }

  /// The function in `AWS Lambda VPC ENI-NAME-UUID`.
  fileprivate var functionName: String? {
    guard let rest = rest(behind: "AWS Lambda VPC ENI-") else { return nil }
    let uuid = 36
    guard rest.count > uuid + 1 else { return rest }
    return String(rest.dropLast(uuid + 1))
  }
}
