import Evaluation
import NetworkModel
import PacketSpace

/// The entries of one direction of an ACL, and what the other direction does to the replies.
struct ReviewedList {
  private let acl: NetworkACL
  private let direction: Direction
  private let topology: Topology
  private let known: KnownLosses
  /// The ports of services that the other direction admits: as client ports they pass by accident.
  private let accidental: PortSet

  init(
    _ acl: NetworkACL, _ direction: Direction, _ topology: Topology, _ known: KnownLosses
  ) {
    self.acl = acl
    self.direction = direction
    self.topology = topology
    self.known = known
    self.accidental = acl.entries(direction.opposite)
      .filter { !$0.coversEverything }
      .reduce(.empty) { $0.union($1.services) }
  }

  /// The replies of each entry that admits requests.
  var replies: [EntryReplies] {
    let calls = PacketSet(
      PacketBox(protocols: ProtocolSet(.tcp), sourcePorts: ClientKind.any.ports))
    let decisions = acl.decisions(on: calls, direction, in: topology)
    return decisions.matches.compactMap { entry, matched in
      let services = entry.services
      guard !services.isEmpty else { return nil }
      let requests = matched.intersection(decisions.passed)
        .intersection(PacketSet(PacketBox(destinationPorts: services)))
      return requests.isEmpty ? nil : replies(to: requests, entry, services)
    }
  }

  private func replies(
    to requests: PacketSet, _ entry: NetworkACL.Entry, _ services: PortSet
  ) -> EntryReplies? {
    let answer = acl.decisions(on: requests.mirrored, direction.opposite, in: topology)
    var losses = parts(of: answer.lost).map { loss($0, requests, entry, services, answer) }
    if entry.coversEverything {
      // Where nothing comes back, the entry is one for the replies of the other direction.
      let total = losses.filter(\.isTotal)
      guard total.isEmpty || !answer.passed.isEmpty else { return nil }
      losses.removeAll(where: \.isTotal)
    }
    return EntryReplies(
      acl: acl, direction: direction, entry: entry,
      peerText: topology.displayText(of: entry.peer), services: services, requests: requests,
      lost: answer.lost, losses: losses)
  }

  /// Peers that lose the same replies, but for those that pass by accident.
  private struct Part {
    var peers: AddressSet
    var ports: PortSet
  }

  private func parts(of lost: PacketSet) -> [Part] {
    var parts: [Part] = []
    for box in lost.boxes {
      let peers = peers(of: box)
      let same = parts.firstIndex {
        $0.ports.subtracting(accidental) == box.destinationPorts.subtracting(accidental)
      }
      if let same {
        parts[same].peers = parts[same].peers.union(peers)
        parts[same].ports = parts[same].ports.union(box.destinationPorts)
      } else {
        parts.append(Part(peers: peers, ports: box.destinationPorts))
      }
    }
    return parts
  }

  private func peers(of box: PacketBox) -> AddressSet {
    direction == .inbound ? box.destinations : box.sources
  }

  private func loss(
    _ part: Part, _ requests: PacketSet, _ entry: NetworkACL.Entry, _ services: PortSet,
    _ answer: EntryDecisions
  ) -> ReplyLoss {
    let replies = requests.mirrored.intersection(
      PacketSet(
        direction == .inbound
          ? PacketBox(destinations: part.peers) : PacketBox(sources: part.peers)))
    let lost = replies.intersection(answer.lost)
    let dropping = answer.matches.filter {
      $0.entry.action == .deny && !$0.packets.isDisjoint(with: lost)
    }
    let isByDefault = !answer.unmatched.isDisjoint(with: lost)
    let passing = answer.matches.last {
      $0.entry.action == .allow && $0.entry.services.isEmpty
        && !$0.packets.isDisjoint(with: replies)
    }
    let isShutOut = !isByDefault && dropping.allSatisfy { $0.entry.shutsOut }
    return ReplyLoss(
      peers: part.peers, peerText: text(part.peers, of: entry), ports: part.ports,
      rules: dropping.map { "\($0.entry.ruleNumber)" } + (isByDefault ? ["*"] : []),
      replyRule: passing.map { "\($0.entry.ruleNumber)" },
      severity: isShutOut
        ? nil
        : severity(of: part, lost, services, isPicked: !isByDefault))
  }

  /// How bad it is to lose these replies.
  ///
  /// Of declared flows the expectations say whether that is right, so more than a warning would be a second
  /// opinion; and what none of them loses waits for somebody whom nobody has declared. Without them it depends on whose ports the clients use: strangers use any.
  private func severity(
    of part: Part, _ lost: PacketSet, _ services: PortSet, isPicked: Bool
  ) -> Finding.Severity? {
    let isKnown = known.contain(lost, at: acl, direction.opposite)
    if isKnown, known.areDeclared { return .warning }
    let passed = ClientKind.any.ports.subtracting(part.ports)
    let fault: Finding.Severity = known.areDeclared ? .warning : .error
    if passed.isEmpty { return isMirror(part, services) && !isKnown ? nil : fault }
    // Dangerous ports that are denied before the replies are let in.
    if isPicked, part.ports.count < Self.few { return .note }
    let areOurs = direction == .outbound || part.peers.isDisjoint(with: .internet)
    let areMeant = ClientKind.operatingSystems.contains { $0.ports.isSubset(of: passed) }
    return areOurs && areMeant && !isKnown ? nil : fault
  }

  /// Whether the entries let out what others let in and nothing comes back: they were meant for replies.
  private func isMirror(_ part: Part, _ services: PortSet) -> Bool {
    guard direction == .outbound else { return false }
    return acl.inbound.contains {
      $0.action == .allow && services.isSubset(of: $0.services)
        && !topology.addresses(of: $0.peer).isDisjoint(with: part.peers)
    }
  }

  /// So many of 64,512 client ports hardly anybody misses.
  private static let few = 100

  /// The peers by the words of the entry, where they are not all of its peers.
  private func text(_ peers: AddressSet, of entry: NetworkACL.Entry) -> String {
    let whole = topology.addresses(of: entry.peer)
    let name = topology.displayText(of: entry.peer)
    if peers == whole { return name }
    let blocks = peers.cidrs
    if blocks.count <= 3 { return blocks.map(\.description).inSentence }
    let others = whole.subtracting(peers).cidrs
    guard others.count <= 3 else { return "parts of \(name)" }
    return "\(name) without \(others.map(\.description).inSentence)"
  }
}
