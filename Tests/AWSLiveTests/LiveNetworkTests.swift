import AWSLive
import Diagnostics
import Evaluation
import Foundation
import NetworkModel
import NetworkSources
import PacketSpace
import StructuredText
import Synchronization
import Testing
import TopologyFile

/// What the `aws` command line tells of a network that another program has built.
@Suite(.enabled(if: MotoServer.isInstalled, MotoServer.isMissing), .serialized)
struct LiveNetworkTests {
  @Test func `a network is read as it is at this moment`() async throws {
    setenv("AWS_ACCESS_KEY_ID", "test", 1)
    setenv("AWS_SECRET_ACCESS_KEY", "test", 1)
    let asked = Mutex(0)
    let network = try await MotoServer.run { endpoint in
      try await MotoServer.build(Self.script, at: endpoint)
      return try await LiveNetwork.fetch(
        profile: nil, regions: ["eu-west-1"], endpoint: endpoint
      ) { answered, _ in asked.withLock { $0 = answered } }
    }
    #expect(network.gaps.isEmpty)
    #expect(asked.withLock { $0 } == network.answers.count)

    let reading = NetworkSources(network.answers.map(\.source)).read()
    let topology = try #require(
      reading.topology, "\(DiagnosticFormatter().format(reading.diagnostics))")
    let balancer = try #require(topology.loadBalancers.first { $0.name == "front" })
    #expect(balancer.listenersAreKnown)
    let explanation = Evaluator(topology).explain(
      Flow(
        name: "browse", from: .internet, to: .loadBalancer(balancer.id),
        traffic: .tcp(PortSet(80))))
    #expect(explanation.outcome == .allowed, "\(explanation.headline)")
  }

  @Test func `without an answer there is an error that says so`() async throws {
    await #expect(throws: LiveError.self) {
      try await LiveNetwork.fetch(
        profile: nil, regions: ["eu-west-1"], endpoint: "http://127.0.0.1:1"
      ) { _, _ in }
    }
  }

  /// A VPC with a load balancer in two subnets and two instances behind it.
  private static let script = """
    import boto3
    ec2 = boto3.client("ec2")
    elb = boto3.client("elbv2")
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"][0]
    ec2.create_route(RouteTableId=table["RouteTableId"], DestinationCidrBlock="0.0.0.0/0",
                     GatewayId=gateway)
    subnets = [ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.1.{i}.0/24",
                                 AvailabilityZone="eu-west-1" + "ab"[i])["Subnet"]["SubnetId"]
               for i in range(2)]
    group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    hosts = [ec2.run_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1, SubnetId=s,
                               SecurityGroupIds=[group])["Instances"][0]["InstanceId"]
             for s in subnets]
    balancer = elb.create_load_balancer(Name="front", Subnets=subnets, SecurityGroups=[group],
                                        Scheme="internet-facing", Type="application")
    arn = balancer["LoadBalancers"][0]["LoadBalancerArn"]
    targets = elb.create_target_group(Name="web", Protocol="HTTP", Port=80, VpcId=vpc)
    target_arn = targets["TargetGroups"][0]["TargetGroupArn"]
    elb.register_targets(TargetGroupArn=target_arn, Targets=[{"Id": h, "Port": 80} for h in hosts])
    elb.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=80,
                        DefaultActions=[{"Type": "forward", "TargetGroupArn": target_arn}])
    """
}
