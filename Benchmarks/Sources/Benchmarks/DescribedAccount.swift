import Foundation

/// A made-up account as the AWS command line describes it, with everything that its answers have, the same in
/// every run: 100 instances in each VPC, 0.8 MB of text.
struct DescribedAccount {
  private var generator = SplitMix64(state: 5)
  private var lists: [(key: String, items: [String])] = [
    "Vpcs", "Subnets", "RouteTables", "NetworkAcls", "SecurityGroups", "InternetGateways",
    "NetworkInterfaces", "Reservations",
  ].map { ($0, []) }

  /// The text of a bundle of describe output.
  static func json(vpcs count: Int) -> String {
    var account = DescribedAccount()
    for vpc in 0..<count { account.addVPC(vpc) }
    let lists = account.lists.map { "\"\($0.key)\": [\n\($0.items.joined(separator: ",\n"))\n]" }
    return "{\n\(lists.joined(separator: ",\n"))\n}\n"
  }

  private mutating func id(_ prefix: String) -> String {
    let digits = String(generator.next(), radix: 16)
    return "\(prefix)-0\(String(repeating: "0", count: 16 - digits.count))\(digits)"
  }

  private mutating func add(_ item: String, to key: String) {
    for index in lists.indices where lists[index].key == key { lists[index].items.append(item) }
  }

  private mutating func addVPC(_ number: Int) {
    let (vpc, gateway) = (id("vpc"), id("igw"))
    let base = "10.\(number % 250)"
    add(
      """
          {"CidrBlock": "\(base).0.0/16", "DhcpOptionsId": "dopt-0", "State": "available", "VpcId": "\(vpc)",
           "OwnerId": "123456789012", "InstanceTenancy": "default", "IsDefault": false,
           "CidrBlockAssociationSet": [{"AssociationId": "vpc-cidr-assoc-0", "CidrBlock": "\(base).0.0/16",
             "CidrBlockState": {"State": "associated"}}], "Tags": [{"Key": "Name", "Value": "vpc \(number)"}]}
      """, to: "Vpcs")
    add(
      """
          {"Attachments": [{"State": "available", "VpcId": "\(vpc)"}], "InternetGatewayId": "\(gateway)",
           "OwnerId": "123456789012", "Tags": []}
      """, to: "InternetGateways")
    let subnets = (0..<4).map { _ in id("subnet") }
    for (index, subnet) in subnets.enumerated() {
      add(
        """
            {"AvailabilityZone": "eu-west-1\(["a", "b"][index % 2])", "AvailableIpAddressCount": 4000,
             "CidrBlock": "\(base).\(index * 64).0/18", "DefaultForAz": false, "MapPublicIpOnLaunch": false,
             "State": "available", "SubnetId": "\(subnet)", "VpcId": "\(vpc)", "OwnerId": "123456789012",
             "Ipv6CidrBlockAssociationSet": [], "Tags": [{"Key": "Name", "Value": "subnet \(index)"}]}
        """, to: "Subnets")
    }
    addTables(vpc, base, gateway, subnets)
    let groups = (0..<20).map { _ in id("sg") }
    for (index, group) in groups.enumerated() { addGroup(group, index, vpc, groups) }
    for index in 0..<100 { addInstance(index, vpc, base, subnets[index % 4], groups) }
  }

  private mutating func addTables(
    _ vpc: String, _ base: String, _ gateway: String, _ subnets: [String]
  ) {
    let associations = subnets.map {
      #"{"Main": false, "RouteTableAssociationId": "rtbassoc-0", "SubnetId": "\#($0)"}"#
    }
    add(
      """
          {"Associations": [\(associations.joined(separator: ", "))], "PropagatingVgws": [],
           "RouteTableId": "\(id("rtb"))", "VpcId": "\(vpc)", "OwnerId": "123456789012", "Tags": [],
           "Routes": [{"DestinationCidrBlock": "\(base).0.0/16", "GatewayId": "local",
               "Origin": "CreateRouteTable", "State": "active"},
             {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "\(gateway)", "Origin": "CreateRoute",
               "State": "active"}]}
      """, to: "RouteTables")
    let entries = [true, false].flatMap { egress in
      [("allow", 100), ("deny", 32767)].map { action, number in
        """
        {"CidrBlock": "0.0.0.0/0", "Egress": \(egress), "Protocol": "-1", "RuleAction": "\(action)",
          "RuleNumber": \(number)}
        """
      }
    }
    let ids = subnets.map { #"{"NetworkAclAssociationId": "aclassoc-0", "SubnetId": "\#($0)"}"# }
    add(
      """
          {"Associations": [\(ids.joined(separator: ", "))], "IsDefault": true, "NetworkAclId": "\(id("acl"))",
           "Entries": [\(entries.joined(separator: ", "))], "Tags": [], "VpcId": "\(vpc)",
           "OwnerId": "123456789012"}
      """, to: "NetworkAcls")
  }

  private mutating func addGroup(_ group: String, _ number: Int, _ vpc: String, _ groups: [String])
  {
    let permissions = (0..<10).map { port in
      """
      {"FromPort": \(8000 + port), "IpProtocol": "tcp", "ToPort": \(8000 + port), "Ipv6Ranges": [],
             "IpRanges": [{"CidrIp": "10.\(port).0.0/16", "Description": "clients of service \(port)"}],
             "PrefixListIds": [], "UserIdGroupPairs": [{"GroupId": "\(groups[(number + port) % groups.count])",
               "UserId": "123456789012"}]}
      """
    }
    add(
      """
          {"Description": "group \(number)", "GroupName": "group-\(number)", "GroupId": "\(group)",
           "OwnerId": "123456789012", "VpcId": "\(vpc)", "Tags": [{"Key": "Name", "Value": "group \(number)"}],
           "IpPermissions": [\(permissions.joined(separator: ", "))],
           "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
             "Ipv6Ranges": [], "PrefixListIds": [], "UserIdGroupPairs": []}]}
      """, to: "SecurityGroups")
  }

  private mutating func addInstance(
    _ number: Int, _ vpc: String, _ base: String, _ subnet: String, _ groups: [String]
  ) {
    let (instance, interface) = (id("i"), id("eni"))
    let address = "\(base).\((number % 4) * 64).\(number + 10)"
    let own = [number % groups.count, (number * 7 + 1) % groups.count].map {
      #"{"GroupName": "group-\#($0)", "GroupId": "\#(groups[$0])"}"#
    }.joined(separator: ", ")
    let card = """
      "Description": "", "Groups": [\(own)], "Ipv6Addresses": [], "MacAddress": "06:00:00:00:00:00",
               "NetworkInterfaceId": "\(interface)", "OwnerId": "123456789012", "PrivateIpAddress": "\(address)",
               "PrivateDnsName": "ip-\(number).eu-west-1.compute.internal", "InterfaceType": "interface",
               "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "\(address)",
                 "PrivateDnsName": "ip-\(number).eu-west-1.compute.internal"}], "SourceDestCheck": true,
               "Status": "in-use", "SubnetId": "\(subnet)", "VpcId": "\(vpc)"
      """
    let attachment = """
      "AttachTime": "2020-01-01T00:00:00+00:00", "AttachmentId": "eni-attach-0",
               "DeleteOnTermination": true, "DeviceIndex": 0, "Status": "attached", "NetworkCardIndex": 0
      """
    add(
      """
          {"Groups": [], "OwnerId": "123456789012", "ReservationId": "r-0", "Instances": [
            {"AmiLaunchIndex": 0, "ImageId": "ami-0123456789abcdef0", "InstanceId": "\(instance)",
             "InstanceType": "t3.micro", "KeyName": "key", "LaunchTime": "2020-01-01T00:00:00+00:00",
             "Monitoring": {"State": "disabled"}, "PrivateIpAddress": "\(address)", "ProductCodes": [],
             "Placement": {"AvailabilityZone": "eu-west-1a", "GroupName": "", "Tenancy": "default"},
             "PublicDnsName": "", "State": {"Code": 16, "Name": "running"}, "StateTransitionReason": "",
             "SubnetId": "\(subnet)", "VpcId": "\(vpc)", "Architecture": "x86_64", "EbsOptimized": false,
             "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"AttachTime":
               "2020-01-01T00:00:00+00:00", "DeleteOnTermination": true, "Status": "attached",
               "VolumeId": "vol-0"}}], "EnaSupport": true, "Hypervisor": "xen", "RootDeviceType": "ebs",
             "NetworkInterfaces": [{"Attachment": {\(attachment)}, \(card)}],
             "SecurityGroups": [\(own)], "SourceDestCheck": true, "VirtualizationType": "hvm",
             "Tags": [{"Key": "Name", "Value": "web \(number)"}, {"Key": "Team", "Value": "shop"}],
             "CpuOptions": {"CoreCount": 1, "ThreadsPerCore": 2},
             "MetadataOptions": {"State": "applied", "HttpTokens": "required", "HttpEndpoint": "enabled"}}]}
      """, to: "Reservations")
    add(
      """
          {"Attachment": {\(attachment), "InstanceId": "\(instance)", "InstanceOwnerId": "123456789012"},
           "AvailabilityZone": "eu-west-1a", "RequesterManaged": false, "TagSet": [], \(card)}
      """, to: "NetworkInterfaces")
  }
}
