import Evaluation
import NetworkModel
import PacketSpace
import TestSupport
import Testing

/// The eight properties of the semantics (section 9), on small random networks.
@Suite struct PropertyTests {
  private static let seeds = 0..<40 as Range<UInt64>

  // Property 1.
  @Test(arguments: seeds)
  func `one more group rule never takes anything away`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let rule = SecurityGroup.Rule(traffic: .tcp(79...1030), peer: .cidr(.anyIPv4))
    let wider = topology.changingGroups { group in
      group.with(inbound: group.inbound + [rule], outbound: group.outbound + [rule])
    }
    expectGrowth(from: topology, to: wider)
  }

  // Property 1.
  @Test(arguments: seeds)
  func `a last entry that allows takes nothing away, one that denies changes nothing`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    func adding(_ action: NetworkACL.Entry.Action) -> Topology {
      topology.changingACLs { acl in
        acl.changing { entries in
          entries + [
            NetworkACL.Entry(
              ruleNumber: 32766, traffic: .tcp(0...65535), peer: .cidr("10.0.0.0/24"),
              action: action)
          ]
        }
      }
    }
    expectGrowth(from: topology, to: adding(.allow))
    expectSameAnswers(topology, adding(.deny))
  }

  // Property 2.
  @Test(arguments: seeds)
  func `the order of groups and of their rules, and gaps between numbers, do not matter`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let shuffled = topology.changingGroups { group in
      group.with(inbound: group.inbound.reversed(), outbound: group.outbound.reversed())
    }.changingInstances { instance in
      Instance(
        id: instance.id,
        interfaces: instance.interfaces.map {
          NetworkInterface(
            subnet: $0.subnet, addresses: $0.addresses, publicIP: $0.publicIP,
            securityGroups: $0.securityGroups?.reversed())
        })
    }
    let renumbered = topology.changingACLs { acl in
      acl.changing { entries in
        entries.enumerated().map { $1.with(number: 7 + $0 * 13) }
      }
    }
    expectSameAnswers(topology, shuffled)
    expectSameAnswers(topology, renumbered)
  }

  // Property 3.
  @Test(arguments: seeds)
  func `a block or a range in two halves is the whole`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let halved = topology.changingACLs { acl in
      acl.changing { entries in
        entries.flatMap { entry in
          entry.halves.enumerated().map { $1.with(number: entry.ruleNumber * 8 + $0) }
        }
      }
    }.changingGroups { group in
      group.with(
        inbound: group.inbound.flatMap(\.halves), outbound: group.outbound.flatMap(\.halves))
    }
    expectSameAnswers(topology, halved)
  }

  // Property 4.
  @Test(arguments: seeds)
  func `partial is something, but not all; what passes and what is lost are all of it`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    for leg in Evaluator(topology).explainFlows().flatMap(\.legs) {
      let isSome = !leg.roundTrip.isEmpty && leg.roundTrip != leg.declared
      // A leg through translations shows its first segment only.
      if leg.outcome != .partial { #expect(!isSome) }
      for step in leg.steps {
        #expect(step.passed.union(step.lost).union(step.unknown) == step.packets)
        #expect(step.passed.isDisjoint(with: step.lost))
      }
    }
  }

  // Property 6.
  @Test(arguments: seeds)
  func `without network ACLs groups and routes decide alone`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    var open = topology.changingACLs { acl in
      acl.changing { _ in
        [NetworkACL.Entry(ruleNumber: 1, traffic: .all, peer: .cidr(.anyIPv4), action: .allow)]
      }
    }
    let opened = Evaluator(open).explainFlows()
    open.subnets = ResourceTable(
      open.subnets.map {
        Subnet(
          id: $0.id, vpc: $0.vpc, availabilityZone: $0.availabilityZone, cidr: $0.cidr,
          routeTable: $0.routeTable)
      })
    #expect(Evaluator(open).explainFlows().map(\.outcome) == opened.map(\.outcome))
    for step in opened.flatMap(\.legs).flatMap(\.steps) where step.checkpoint.kind == .networkACL {
      #expect(!step.outcome.blocks)
    }
  }

  // Property 7.
  @Test(arguments: seeds)
  func `what an earlier entry hides can go`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let doubled = topology.changingACLs { acl in
      acl.changing { entries in
        entries.flatMap { entry in
          [
            entry.with(number: entry.ruleNumber * 4),
            NetworkACL.Entry(
              ruleNumber: entry.ruleNumber * 4 + 1, traffic: entry.traffic, peer: entry.peer,
              action: entry.action == .allow ? .deny : .allow),
          ]
        }
      }
    }
    expectSameAnswers(topology, doubled)
  }

  // Property 8.
  @Test(arguments: seeds)
  func `inside a VPC both families are alike`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let topology = Topology.random(using: &generator)
    let inside = topology.flows.filter { flow in
      guard case .instance = flow.from, case .instance = flow.to else { return false }
      return !flow.traffic.transport.isICMP
    }
    let mirrored = topology.inIPv6
    for flow in inside {
      #expect(
        Evaluator(topology).explain(flow).outcome == Evaluator(mirrored).explain(flow).outcome)
    }
  }

  /// Property 5, packet by packet and as a set, is what `OnePacketTests` are about.
  private func expectGrowth(from before: Topology, to after: Topology) {
    let pairs = zip(
      Evaluator(before).explainFlows().flatMap(\.everyConnection),
      Evaluator(after).explainFlows().flatMap(\.everyConnection))
    for (one, other) in pairs {
      #expect(one.roundTrip.sourcePorts.isSubset(of: other.roundTrip.sourcePorts))
      for (step, wider) in zip(one.steps, other.steps) {
        #expect(step.checkpoint == wider.checkpoint)
        #expect(step.passedPorts.isSubset(of: wider.passedPorts))
        if step.outcome == .allowed { #expect(wider.outcome == .allowed) }
      }
    }
  }

  private func expectSameAnswers(_ one: Topology, _ other: Topology) {
    let answers = [one, other].map { topology in
      Evaluator(topology).explainFlows().map { explanation in
        [explanation.outcome.rawValue]
          + explanation.everyConnection.flatMap { leg in
            ["\(leg.outcome)"] + leg.steps.map { "\($0.outcome) \($0.passedPorts)" }
          }
      }
    }
    #expect(answers[0] == answers[1])
  }
}

extension Explanation {
  /// The connections and health checks of every path, whichever legs they are folded into.
  fileprivate var everyConnection: [Leg] {
    paths.flatMap { path in
      (path.connections + [path.healthCheck].compactMap { $0 }).map { legs[$0.leg] }
    }
  }
}

// MARK: - Changed networks

extension Topology {
  fileprivate func changingGroups(_ change: (SecurityGroup) -> SecurityGroup) -> Topology {
    var result = self
    result.securityGroups = ResourceTable(securityGroups.map(change))
    return result
  }

  fileprivate func changingACLs(_ change: (NetworkACL) -> NetworkACL) -> Topology {
    var result = self
    result.networkACLs = ResourceTable(networkACLs.map(change))
    return result
  }

  fileprivate func changingInstances(_ change: (Instance) -> Instance) -> Topology {
    var result = self
    result.instances = ResourceTable(instances.map(change))
    return result
  }

  /// The same network with IPv6 addresses instead, host by host and block by block.
  fileprivate var inIPv6: Topology {
    var result = changingGroups { group in
      group.with(
        inbound: group.inbound.map {
          SecurityGroup.Rule(traffic: $0.traffic, peer: $0.peer.inIPv6)
        },
        outbound: group.outbound.map {
          SecurityGroup.Rule(traffic: $0.traffic, peer: $0.peer.inIPv6)
        })
    }.changingACLs { acl in
      acl.changing { entries in
        entries.map {
          NetworkACL.Entry(
            ruleNumber: $0.ruleNumber, traffic: $0.traffic, peer: $0.peer.inIPv6,
            action: $0.action)
        }
      }
    }.changingInstances { instance in
      Instance(
        id: instance.id,
        interfaces: instance.interfaces.map {
          NetworkInterface(
            subnet: $0.subnet, addresses: $0.addresses.map(\.inIPv6),
            securityGroups: $0.securityGroups)
        })
    }
    result.vpcs = ResourceTable(
      vpcs.map {
        VPC(id: $0.id, cidrs: $0.cidrs.map(\.inIPv6), internetGateway: $0.internetGateway)
      })
    result.subnets = ResourceTable(
      subnets.map {
        Subnet(
          id: $0.id, vpc: $0.vpc, availabilityZone: $0.availabilityZone, cidr: nil,
          ipv6CIDR: $0.cidr?.inIPv6, routeTable: $0.routeTable,
          // The default ACL allows both families, the random ones are mirrored.
          networkACL: $0.networkACL)
      })
    result.routeTables = ResourceTable(
      routeTables.map { table in
        RouteTable(
          id: table.id, vpc: table.vpc,
          routes: table.routes.map { route in
            guard case .cidr(let cidr) = route.destination else { return route }
            return Route(
              destination: .cidr(cidr.inIPv6), target: route.target, isBlackhole: route.isBlackhole)
          })
      })
    return result
  }
}

extension SecurityGroup {
  fileprivate func with(inbound: [Rule], outbound: [Rule]) -> SecurityGroup {
    SecurityGroup(id: id, vpc: vpc, inbound: inbound, outbound: outbound)
  }
}

extension SecurityGroup.Rule {
  fileprivate var halves: [SecurityGroup.Rule] {
    traffic.halves.flatMap { traffic in
      peer.halves.map { SecurityGroup.Rule(traffic: traffic, peer: $0) }
    }
  }
}

extension NetworkACL {
  fileprivate func changing(_ change: ([Entry]) -> [Entry]) -> NetworkACL {
    NetworkACL(id: id, vpc: vpc, inbound: change(inbound), outbound: change(outbound))
  }
}

extension NetworkACL.Entry {
  fileprivate func with(number: Int) -> NetworkACL.Entry {
    NetworkACL.Entry(ruleNumber: number, traffic: traffic, peer: peer, action: action)
  }

  fileprivate var halves: [NetworkACL.Entry] {
    traffic.halves.flatMap { traffic in
      peer.halves.map {
        NetworkACL.Entry(ruleNumber: ruleNumber, traffic: traffic, peer: $0, action: action)
      }
    }
  }
}

extension RuleTraffic {
  fileprivate var halves: [RuleTraffic] {
    switch self {
    case .tcp(let ports) where ports.count > 1:
      [.tcp(ports.lowerBound...ports.middle), .tcp(ports.middle + 1...ports.upperBound)]
    case .udp(let ports) where ports.count > 1:
      [.udp(ports.lowerBound...ports.middle), .udp(ports.middle + 1...ports.upperBound)]
    default: [self]
    }
  }
}

extension ClosedRange<UInt16> {
  fileprivate var middle: UInt16 { lowerBound + (upperBound - lowerBound) / 2 }
}

extension RulePeer {
  fileprivate var halves: [RulePeer] {
    guard case .cidr(let cidr) = self, cidr.prefixLength < cidr.family.bitWidth,
      let low = try? CIDR(network: cidr.network, prefixLength: cidr.prefixLength + 1),
      let high = try? CIDR(network: cidr.lastAddress, prefixLength: cidr.prefixLength + 1)
    else { return [self] }
    return [.cidr(low), .cidr(high)]
  }

  fileprivate var inIPv6: RulePeer {
    if case .cidr(let cidr) = self { .cidr(cidr.inIPv6) } else { self }
  }
}

extension CIDR {
  /// The block at the same place of another family; IPv6 blocks become IPv4 ones, so that they still
  /// match nothing.
  fileprivate var inIPv6: CIDR {
    if self == .anyIPv4 { return .anyIPv6 }
    if self == .anyIPv6 { return .anyIPv4 }
    return (try? CIDR(network: network.inIPv6, prefixLength: prefixLength + 96)) ?? self
  }
}

extension IPAddress {
  fileprivate var inIPv6: IPAddress {
    IPAddress(family: .ipv6, bits: (0x2001_0db8 << 96) | bits)
  }
}
