extension TopologyFile {
  /// A commented file to start from: a web server behind a network ACL, which loads as it stands.
  public static let starter = """
    # A network as Portolan reads it. Change it to yours, then run
    #
    #     portolan check topology.yaml
    #     portolan generate topology.yaml
    #
    # Every resource has an ID, which is what other resources refer to it by. 'name:' may say what
    # people call it. 'portolan schema' prints a JSON Schema of this format for your editor.
    format: \(format)
    title: A web server

    # Names for address ranges. Rules may use them, and the tables print them in brackets.
    cidrs:
      Office: 192.0.2.0/24

    # An IPv6 block goes to ipv6Cidrs. The gateway is attached to the VPC by being named here.
    vpcs:
      vpc-1: {cidr: 10.0.0.0/16, internetGateway: igw-1}

    # The VPC's own local routes need not be written. 'vpc:' may be left out everywhere while there
    # is only one VPC.
    routeTables:
      public:
        routes:
          - {destination: 0.0.0.0/0, target: igw-1}

    # Without 'networkACL' a subnet has the VPC's default ACL, which allows everything.
    subnets:
      public-a:
        availabilityZone: eu-west-1a
        cidr: 10.0.1.0/24
        routeTable: public
        networkACL: acl-web

    # Stateful: replies need no rule. A rule has a 'type' of the console's menu, or 'protocol' and
    # 'ports'; its source or destination is a CIDR block, a name from 'cidrs', another group or a
    # prefix list. Without 'outbound' a group lets everything out; 'outbound: []' lets nothing out.
    securityGroups:
      sg-web:
        inbound:
          - {type: HTTP, source: 0.0.0.0/0, description: The website}
          - {type: SSH, source: Office}
        outbound: []

    # Stateless: replies need a rule of their own, for the ports that clients choose. Rules are read
    # in the order of their numbers, and the first that matches decides.
    networkACLs:
      acl-web:
        inbound:
          - {rule: 100, type: HTTP, source: 0.0.0.0/0, action: allow}
          - {rule: 110, type: SSH, source: Office, action: allow}
        outbound:
          - {rule: 100, protocol: tcp, ports: 1024-65535, destination: 0.0.0.0/0, action: allow}

    # Further kinds of resources: autoScalingGroups, loadBalancers, prefixLists.
    instances:
      web-1:
        subnet: public-a
        privateIP: 10.0.1.10
        publicIP: 198.51.100.10
        securityGroups: [sg-web]

    # Places outside. 'client' says which source ports their computers choose: linux, windows, macos
    # and others; 'clientPorts' gives the ports themselves.
    externals:
      office: {cidrs: 192.0.2.0/24, client: windows}

    # Who is meant to reach whom, and who is not. 'internet' is every public address.
    flows:
      - {name: Browse, from: internet, to: web-1, protocol: tcp, port: 80, expect: allowed}
      - {name: Maintain, from: office, to: web-1, protocol: tcp, port: 22, expect: allowed}
      - {name: No other SSH, from: 203.0.113.7, to: web-1, protocol: tcp, port: 22, expect: denied}

    """
}
