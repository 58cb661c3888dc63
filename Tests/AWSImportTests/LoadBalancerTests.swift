import NetworkModel
import Provenance
import StructuredText
import Testing
import TopologyFile

/// Load balancers of both generations.
struct LoadBalancerTests {
  private static let instances = """
    {"Instances": [{"InstanceId": "i-1", "State": {"Name": "running"}, "SubnetId": "subnet-a",
      "PrivateIpAddress": "10.0.0.4", "SecurityGroups": [{"GroupId": "sg-1"}]}]}
    """
  private static let arn = "arn:aws:elasticloadbalancing:a:1"

  private func classic(_ more: String, name: String = "web") -> String {
    """
    {"LoadBalancerDescriptions": [{"LoadBalancerName": "\(name)", "Scheme": "internal", "VPCId": "vpc-1",
      "Subnets": ["subnet-a", "subnet-b"], "SecurityGroups": ["sg-1"], \(more)}]}
    """
  }

  @Test func `a classic load balancer has listeners, targets, nodes and a check`() {
    let nodes = """
      {"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "Description": "ELB web", "SubnetId": "subnet-a",
        "PrivateIpAddress": "10.0.0.8", "Status": "in-use", "Groups": []}]}
      """
    let balancer = classic(
      """
      "ListenerDescriptions": [{"Listener": {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstancePort": 8080}}],
      "Instances": [{"InstanceId": "i-1"}, {"InstanceId": "i-9"}], "HealthCheck": {"Target": "HTTP:8080/x"}
      """)
    let imported = Imported(network, Self.instances, nodes, balancer)
    #expect(imported.items(.loadBalancer, "web", .listeners) == ["HTTP 80 8080"])
    #expect(imported.value(.loadBalancer, "web", .targets) == "i-1 i-9")
    #expect(imported.value(.loadBalancer, "web", .nodeAddresses) == "subnet-a: 10.0.0.8")
    #expect(imported.value(.loadBalancer, "web", .healthCheck) == "HTTP:8080/x")
    #expect(imported.value(.loadBalancer, "web", .scheme) == "internal")
    #expect(imported.draft.ids(.instance) == ["i-1"])
    #expect(imported.remarks.contains("web: targets 'i-9' is not in the input"))
    #expect(imported.messages == [])
  }

  @Test func `what is not written of a classic load balancer is unknown`() {
    let imported = Imported(network, classic(#""HealthCheck": {"Target": "80"}"#))
    #expect(imported.value(.loadBalancer, "web", .listeners) == "?not in the input")
    #expect(
      imported.value(.loadBalancer, "web", .targets) == "?its instances are not in the input")
    #expect(imported.value(.loadBalancer, "web", .healthCheck) == nil)
    #expect(imported.messages == [])
  }

  @Test func `load balancers of one name are told apart`() {
    let other = """
      {"LoadBalancerDescriptions": [{"LoadBalancerName": "web", "VPCId": "vpc-2", "Subnets": ["subnet-x"]}]}
      """
    let imported = Imported(network, classic(#""Instances": []"#), other)
    #expect(imported.draft.ids(.loadBalancer) == ["web (vpc-1)", "web (vpc-2)"])
    #expect(imported.messages == [])
  }

  private func balancer(_ kind: String) -> String {
    """
    {"LoadBalancers": [{"LoadBalancerArn": "\(Self.arn):loadbalancer/\(kind)/lb/1", "LoadBalancerName": "lb",
      "Type": "\(kind == "net" ? "network" : "application")", "Scheme": "internet-facing", "VpcId": "vpc-1",
      "IpAddressType": "dualstack", "SecurityGroups": ["sg-1"], "AvailabilityZones": [
       {"SubnetId": "subnet-a", "LoadBalancerAddresses": [{"PrivateIPv4Address": "10.0.0.8"}]},
       {"SubnetId": "subnet-b"}]}],
     "TargetGroups": [{"TargetGroupArn": "\(Self.arn):targetgroup/a/1", "TargetGroupName": "a", "Port": 80,
       "Protocol": "HTTP", "TargetType": "instance", "HealthCheckProtocol": "HTTP", "HealthCheckPort": "traffic-port"},
      {"TargetGroupArn": "\(Self.arn):targetgroup/b/2", "TargetGroupName": "b", "Port": 81, "TargetType": "ip"}],
     "LoadBalancerTargetHealth": [{"TargetGroupArn": "\(Self.arn):targetgroup/a/1", "TargetHealthDescriptions": [
       {"Target": {"Id": "i-1", "Port": 8080}}, {"Target": {"Id": "i-2", "Port": 80}, "TargetHealth": {"State": "draining"}}]}],
     "LoadBalancerAttributes": [{"LoadBalancerArn": "\(Self.arn):loadbalancer/\(kind)/lb/1", "Attributes": [
       {"Key": "load_balancing.cross_zone.enabled", "Value": "true"}]}],
     "TargetGroupAttributes": [{"TargetGroupArn": "\(Self.arn):targetgroup/a/1", "Attributes": [
       {"Key": "preserve_client_ip.enabled", "Value": "false"}]}]}
    """
  }

  private func listener(_ actions: String, kind: String = "net") -> String {
    """
    {"Listeners": [{"ListenerArn": "\(Self.arn):listener/\(kind)/lb/1/5", "Port": 80, "Protocol": "TCP",
      "LoadBalancerArn": "\(Self.arn):loadbalancer/\(kind)/lb/1", "DefaultActions": [\(actions)]}]}
    """
  }

  @Test func `a load balancer's parts are joined by ARN`() {
    let imported = Imported(
      network, Self.instances, balancer("net"),
      listener(#"{"Type": "forward", "TargetGroupArn": "\#(Self.arn):targetgroup/a/1"}"#))
    let id = "net/lb/1"
    #expect(imported.value(.loadBalancer, id, .name) == "lb")
    #expect(imported.items(.loadBalancer, id, .listeners) == ["TCP 80 a/1"])
    #expect(imported.value(.loadBalancer, id, .nodeAddresses) == "subnet-a: 10.0.0.8")
    #expect(imported.value(.loadBalancer, id, .crossZone) == "true")
    #expect(imported.value(.loadBalancer, id, .addressFamily) == "dualstack")
    #expect(imported.items(.targetGroup, "a/1", .targets) == ["i-1 8080"])
    #expect(imported.value(.targetGroup, "a/1", .preserveClientIP) == "false")
    #expect(imported.items(.targetGroup, "b/2", .targets) == ["?not in the input"])
    #expect(imported.messages == [])
  }

  @Test func `listeners that are not in the input are unknown`() {
    let imported = Imported(network, balancer("app"))
    #expect(imported.value(.loadBalancer, "app/lb/1", .listeners) == "?not in the input")
    #expect(imported.messages == [])
  }

  @Test func `a listener that answers itself has nothing behind it`() {
    let imported = Imported(
      network, balancer("app"), listener(#"{"Type": "redirect"}"#, kind: "app"))
    #expect(imported.items(.loadBalancer, "app/lb/1", .listeners) == ["TCP 80 true"])
    #expect(imported.messages == [])
  }

  @Test func `rules and weights make one group of several`() {
    let rules = """
      {"Rules": [{"RuleArn": "\(Self.arn):listener-rule/app/lb/1/5/7", "Actions": [
        {"Type": "forward", "ForwardConfig": {"TargetGroups": [{"TargetGroupArn": "\(Self.arn):targetgroup/b/2", "Weight": 1}]}}]}]}
      """
    let imported = Imported(
      network, Self.instances, balancer("app"), rules,
      listener(
        #"{"Type": "forward", "TargetGroupArn": "\#(Self.arn):targetgroup/a/1"}"#, kind: "app"))
    #expect(imported.items(.loadBalancer, "app/lb/1", .listeners) == ["TCP 80 a/1+b/2"])
    #expect(
      imported.items(.targetGroup, "a/1+b/2", .targets) == ["i-1 8080", "?not in the input"])
    #expect(imported.messages == [])
  }

  @Test func `the targets of a group may be in a file that its ARN names`() {
    let name = "arn%3Aaws%3Aelasticloadbalancing%3Aa%3A1%3Atargetgroup%2Fb%2F2.json"
    let health = #"{"TargetHealthDescriptions": [{"Target": {"Id": "10.0.1.9", "Port": 81}}]}"#
    let imported = Imported([
      .init(name: "1", text: network), .init(name: "2", text: balancer("app")),
      .init(name: "x/\(name)", text: health),
    ])
    #expect(imported.items(.targetGroup, "b/2", .targets) == ["10.0.1.9"])
    let elsewhere = Imported(network, balancer("app"), health)
    #expect(
      elsewhere.remarks.contains(": which target group they are of is not written"))
  }
}
