import NetworkModel
import PacketSpace

/// Finds out who can talk to whom: pairs of parties whose groups name each other are evaluated, each pair
/// of filters once.
struct ReachabilitySearch: Sendable {
  let evaluator: Evaluator
  /// The server's ports that are asked about; nil: all, of every protocol.
  let ports: PortSet?
  let sources: [FilterClass]
  /// Interfaces and places that accept connections by themselves.
  let destinations: [FilterClass]
  /// Load balancers, and endpoints of services behind one.
  let balanced: [BalancedDestination]
  /// Whether one end was named by its public address, so that the internet gateway is on the way (RT-17).
  private let byPublicAddress: Bool
  /// Load balancers that are asked about and open connections to their targets.
  let forwarding: [LoadBalancer]
  /// The protocols that rules of the network name and that have no ports, and one for all others.
  private let portless: (named: [TransportProtocol], other: TransportProtocol?)
  private let connectedVPCs: ConnectedVPCs

  var topology: Topology { evaluator.topology }

  init(_ evaluator: Evaluator, from: FlowEndpoint?, to: FlowEndpoint?, ports: PortSet?) {
    let topology = evaluator.topology
    self.evaluator = evaluator
    self.ports = ports
    let (source, destination) = (from.map(topology.resolve), to.map(topology.resolve))
    let everybody =
      source == nil || destination == nil ? Self.everybody(in: topology) : []
    self.sources = FilterClass.classes(
      of: (source?.places ?? everybody).filter(\.opensConnections), in: topology)
    self.destinations =
      destination?.balancer != nil
      ? []
      : FilterClass.classes(
        of: Self.servers(among: destination?.places ?? everybody, in: topology), in: topology)
    self.byPublicAddress = [source, destination].contains { $0?.isNamedByPublicAddress == true }
    self.balanced = BalancedDestination.all(to, in: topology)
    self.forwarding = Self.forwarding(from, in: topology)
    self.portless = Self.portlessProtocols(in: topology)
    self.connectedVPCs = ConnectedVPCs(topology)
  }

  // MARK: Who is asked about

  private static func everybody(in topology: Topology) -> [Place] {
    topology.allAttachments().map { .attachment($0) }
      + topology.externals.flatMap { topology.resolve(.external($0.id)).places }
      + topology.resolve(.internet).places
  }

  /// Those that accept connections by themselves.
  private static func servers(among places: [Place], in topology: Topology) -> [Place] {
    let behindService = Set(
      topology.vpcEndpoints.filter { topology.service(of: $0) != nil }.map(\.id.rawValue))
    return places.filter { place in
      if case .attachment(let attachment) = place, attachment.kind == .vpcEndpoint {
        return !behindService.contains(attachment.id)
      }
      return ![.loadBalancer, .natGateway, .lambdaFunction].contains(place.kind)
    }
  }

  private static func portlessProtocols(
    in topology: Topology
  ) -> (named: [TransportProtocol], other: TransportProtocol?) {
    let named = topology.namedPortlessProtocols
    let others = ProtocolSet.all.subtracting(ProtocolSet(named))
      .subtracting(.withPorts).subtracting(.icmp)
    return (named, others.first)
  }

  // MARK: The search

  /// Every row, those of equal meaning joined.
  func rows() async -> [Reachability.Row] {
    var sourceIndex = PeerIndex(sources, in: topology)
    var destinationIndex = PeerIndex(destinations, in: topology)
    let callees = sources.map { destinationIndex.peers(of: $0.groups, .outbound) }
    let callers = destinations.map { sourceIndex.peers(of: $0.groups, .inbound) }
    // A gateway on the way replaces addresses: what the groups then see is not known here.
    let balancedCallers = balanced.map {
      $0.balancer.scheme == .internetFacing
        ? Set(sources.indices)
        : sourceIndex.peers(of: $0.endpoint.places.first?.groups ?? [], .inbound)
    }
    let pairs = destinations.indices.flatMap { to in
      isFiltered(destinations[to])
        ? callers[to].sorted().filter { callees[$0].contains(to) }.map { (from: $0, to: to) }
        : sources.indices.map { (from: $0, to: to) }
    }
    let paths = balanced.indices.flatMap { to in
      balancedCallers[to].sorted().map { (from: $0, to: to) }
    }
    let found =
      await inParallel(pairs) { pair(sources[$0.from], destinations[$0.to]) }
      + inParallel(paths) { rows(from: sources[$0.from], to: balanced[$0.to]) } + targetRows
    return RowFolding.joined(found)
  }

  /// Whether the groups of both ends see each other's own addresses on the way to a party.
  private func isFiltered(_ to: FilterClass) -> Bool {
    !byPublicAddress && to.place?.kind != .service
  }

  /// The rows of some questions, several at a time, in the order of the questions.
  private func inParallel(
    _ questions: [(from: Int, to: Int)],
    _ rows: @escaping @Sendable ((from: Int, to: Int)) -> [Reachability.Row]
  ) async -> [Reachability.Row] {
    let size = max(1, min(64, questions.count / 32))
    return await withTaskGroup(of: (start: Int, rows: [Reachability.Row]).self) { group in
      for start in stride(from: 0, to: questions.count, by: size) {
        group.addTask { (start, questions[start...].prefix(size).flatMap(rows)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
        .sorted { $0.start < $1.start }.flatMap(\.rows)
    }
  }

  // MARK: One pair

  /// What one party can send to another: inside a subnet no ACL is crossed, so that may differ.
  private func pair(_ from: FilterClass, _ to: FilterClass) -> [Reachability.Row] {
    guard connectedVPCs.mayTalk(from, to, in: topology) else { return [] }
    let common = from.addresses.families.filter(to.addresses.families.contains)
    let across = placesAcross(from, to).map { results(from: $0, to: $1, common) }
    let (fromInside, toInside) = partsInside(from, to)
    let inside = placesInside(fromInside, toInside).map { results(from: $0, to: $1, common) }
    if let across, let inside, across != inside {
      return rows(across, from, to, .acrossSubnets, common)
        + rows(inside, fromInside, toInside, .insideSubnet, common)
    }
    return rows(across ?? inside ?? [], from, to, nil, common)
  }

  private func placesAcross(_ from: FilterClass, _ to: FilterClass) -> (Place, Place)? {
    guard !from.attachments.isEmpty, !to.attachments.isEmpty else {
      guard let from = from.place, let to = to.place, !(from.isOutside && to.isOutside) else {
        return nil
      }
      return (from, to)
    }
    let theirs = to.subnets
    for own in from.subnets {
      guard let other = theirs.first(where: { $0 != own }) else { continue }
      guard let from = from.place(in: own), let to = to.place(in: other) else { continue }
      return (from, to)
    }
    return nil
  }

  private func partsInside(
    _ from: FilterClass, _ to: FilterClass
  ) -> (FilterClass, FilterClass) {
    let shared = Set(from.subnets).intersection(to.subnets).filter { subnet in
      from.attachments.contains { one in
        one.subnet.id == subnet
          && to.attachments.contains {
            $0.subnet.id == subnet && (!$0.isSame(as: one) || one.kind == .autoScalingGroup)
          }
      }
    }
    return (from.part(in: shared), to.part(in: shared))
  }

  private func placesInside(_ from: FilterClass, _ to: FilterClass) -> (Place, Place)? {
    guard let subnet = from.subnets.first, let from = from.place(in: subnet),
      let to = to.place(in: subnet)
    else { return nil }
    return (from, to)
  }

  /// What works, by family and protocol.
  private struct Result: Hashable {
    let family: AddressFamily
    let traffic: Reachability.Traffic
    let part: PortVerdicts.Part
    /// Where only some of the destinations are reached this way.
    let destinations: AddressSet?
  }

  private func results(
    from: Place, to: Place, _ families: [AddressFamily]
  ) -> [Result] {
    families.flatMap { family -> [Result] in
      let results = transports(family).flatMap { transport -> [Result] in
        let ports = ports(transport, from, to)
        guard !ports.isEmpty else { return [] }
        let connection = Connection(
          kind: .data, family: family, from: from, to: to,
          byPublicAddress: byPublicAddress && family == .ipv4,
          transport: transport,
          clientPorts: (from.clientPorts ?? ClientPorts(.any)).ports, ports: ports)
        let ways = connection.legs(in: topology)
        let traffic: Reachability.Traffic =
          transport == portless.other ? .otherProtocols : .transport(transport)
        return ways.flatMap { legs -> [Result] in
          let sent = legs[0].declared.destinations
          let isPart = ways.count > 1
          return PortVerdicts(inSeries: legs, in: topology).parts.map {
            Result(
              family: family, traffic: traffic, part: $0, destinations: isPart ? sent : nil)
          }
        }
      }
      return everything(results, family)
    }
  }

  /// One result instead of many where nothing is lost of any protocol.
  private func everything(_ results: [Result], _ family: AddressFamily) -> [Result] {
    let needed = 3 + portless.named.count + (portless.other == nil ? 0 : 1)
    let isWhole = results.allSatisfy {
      $0.part.outcome == .allowed && $0.destinations == nil
        && ($0.part.ports == .all || !$0.traffic.hasPorts)
    }
    guard ports == nil, isWhole, results.count == needed else { return results }
    return [
      Result(
        family: family, traffic: .everything,
        part: PortVerdicts.Part(ports: .all, outcome: .allowed), destinations: nil)
    ]
  }

  /// The protocols that are asked about.
  private func transports(_ family: AddressFamily) -> [TransportProtocol] {
    guard ports == nil else { return [.tcp, .udp] }
    return [.tcp, .udp, family == .ipv4 ? .icmp : .icmpv6] + portless.named
      + [portless.other].compactMap { $0 }
  }

  /// The ports that are worth asking for: those that the groups of both name; of ICMP an echo request.
  private func ports(_ transport: TransportProtocol, _ from: Place, _ to: Place) -> PortSet {
    let asked =
      switch transport {
      case .icmp: PacketBox.icmpTypeCode(type: 8, code: 0)
      case .icmpv6: PacketBox.icmpTypeCode(type: 128, code: 0)
      default: ports ?? .all
      }
    guard !byPublicAddress, to.kind != .service else { return asked }
    return from.groups.ports(of: transport, .outbound, towards: to, in: topology)
      .intersection(to.groups.ports(of: transport, .inbound, towards: from, in: topology))
      .intersection(asked)
  }

  // MARK: Rows

  private func rows(
    _ results: [Result], _ from: FilterClass, _ to: FilterClass, _ scope: Reachability.Scope?,
    _ families: [AddressFamily]
  ) -> [Reachability.Row] {
    var rows: [Reachability.Row] = []
    for result in results {
      let row = row(result, from, to, scope, families.count > 1 ? result.family : nil)
      // What is true of both families is one row.
      if let other = rows.firstIndex(where: { $0.isSame(as: row, exceptFamily: result.family) }) {
        rows[other] = rows[other].ofEveryFamily
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  private func row(
    _ result: Result, _ from: FilterClass, _ to: FilterClass, _ scope: Reachability.Scope?,
    _ family: AddressFamily?
  ) -> Reachability.Row {
    let part = result.part
    // What holds for all addresses of some members holds for those members.
    func narrowed(_ party: FilterClass, _ addresses: AddressSet?) -> AddressSet? {
      guard let addresses else { return nil }
      let all = party.addressesOfMembers(with: addresses, result.family)
      return all.isSubset(of: addresses) ? nil : addresses
    }
    let reached = part.destinations ?? result.destinations
    let sources = narrowed(from, part.sources)
    let destinations = narrowed(to, reached)
    let isWhole = sources == nil && destinations == nil && part.clientPorts == nil
    return Reachability.Row(
      from: from.party(part.sources), to: to.party(reached), scope: scope, family: family,
      traffic: result.traffic, ports: part.ports,
      outcome: part.outcome == .partial && part.reason == nil && isWhole ? .allowed : part.outcome,
      sources: sources, destinations: destinations, clientPorts: part.clientPorts,
      reason: part.reason, code: part.code)
  }
}

extension Place {
  /// What stands there.
  var kind: LegEnd.Kind {
    switch self {
    case .attachment(let attachment): attachment.kind
    case .outside(let kind, _, _, _, _): kind
    case .service: .service
    case .nobody: .address
    }
  }

  /// Whether it opens connections of its own; load balancers do only to their targets.
  var opensConnections: Bool { ![.loadBalancer, .natGateway, .vpcEndpoint].contains(kind) }

  /// The groups of its interface.
  var groups: [SecurityGroup] {
    if case .attachment(let attachment) = self { attachment.groups } else { [] }
  }

  /// Whether it is no interface of the model.
  var isOutside: Bool {
    if case .attachment = self { false } else { true }
  }
}

extension [SecurityGroup] {
  /// The ports that some rule admits from or to a place, as far as that can be told without its way.
  fileprivate func ports(
    of transport: TransportProtocol, _ direction: Direction, towards other: Place,
    in topology: Topology
  ) -> PortSet {
    guard !isEmpty else { return .all }
    return flatMap { $0.rules(direction) }
      .filter { rule in
        guard rule.traffic.protocols.contains(transport) else { return false }
        if case .securityGroup(let id) = rule.peer {
          return other.groups.contains { $0.id == id || $0.isUnidentified }
        }
        return !topology.addresses(of: rule.peer).isDisjoint(with: other.addresses)
      }
      .reduce(.empty) { $0.union($1.traffic.destinationPorts) }
  }
}
