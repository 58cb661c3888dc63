import Evaluation
import NetworkModel
import PacketSpace

extension Explanation {
  /// Who is affected by a partial verdict, a line for each dimension that is not whole.
  func affected(in context: PageContext) -> [String] {
    guard outcome == .partial else { return [] }
    return [clientLine].compactMap { $0 } + innerLines
      + [familyLine, pathLine(context)].compactMap { $0 }
  }

  /// The ports of the clients themselves: in all, and by kind of client.
  private var clientLine: String? {
    guard let clientPorts, !clientPorts.isWhole else { return nil }
    let all = "\(clientPorts.share) source ports work: \(clientPorts.usable.shortText)."
    let kinds = clientSentence
    return kinds.isEmpty ? all : "\(Sentence.capitalised(kinds)). \(all)"
  }

  /// `all Linux clients, 11,849 of 16,384 ports of Windows clients, no Windows 2003 client`.
  private var clientSentence: String {
    let whole = clients.filter { $0.usable == $0.of }.map(\.client.displayName)
    let none = clients.filter(\.usable.isEmpty).map(\.client.displayName)
    let some = clients.filter { $0.usable != $0.of && !$0.usable.isEmpty }.map {
      "\(PortCoverage(declared: $0.of, usable: $0.usable).share) ports of "
        + "\($0.client.displayName) clients"
    }
    var parts: [String] = []
    if !whole.isEmpty { parts.append("all \(Sentence.list(whole, atMost: 9)) clients") }
    parts += some
    if !none.isEmpty { parts.append("no \(none.joined(separator: " or ")) client") }
    return parts.joined(separator: ", ")
  }

  /// The ports of load balancers, which every client shares.
  private var innerLines: [String] {
    legs.filter { $0.kind == .data && $0.from.kind == .loadBalancer }.compactMap { leg in
      guard leg.outcome == .partial, let ports = leg.clientPorts, !ports.isWhole else { return nil }
      let balancer = leg.from.displayText
      return "\(ports.share) of \(balancer)'s own source ports work: "
        + "\(ports.usable.shortText). Any client's request fails when \(balancer) "
        + "happens to use another one."
    }
  }

  /// `IPv4: ✓ ALLOW, IPv6: × DENY`.
  private var familyLine: String? {
    guard partialBy.contains(.family) else { return nil }
    let verdicts = AddressFamily.allCases.compactMap { family -> String? in
      let outcomes = paths.filter { $0.family == family }.map(\.outcome)
      guard !outcomes.isEmpty else { return nil }
      return "\(family.displayName): \(Outcome.ofAlternatives(outcomes).verdict)"
    }
    return "\(verdicts.joined(separator: ", "))."
  }

  /// How many of the paths work, and which do not.
  private func pathLine(_ context: PageContext) -> String? {
    guard partialBy.contains(.paths) else { return nil }
    let failing = paths.filter { $0.outcome != .allowed || $0.isOutOfService }
    let names = failing.compactMap { path -> String? in
      guard let last = path.connections.last else { return nil }
      let ends = legs[last.leg].ends[last.ends]
      return "\(context.name(ends.from)) → \(context.name(ends.to))"
    }
    return "\((paths.count - failing.count).grouped) of \(Sentence.count(paths.count, "path")) "
      + "\(paths.count - failing.count == 1 ? "works" : "work"); not: \(Sentence.list(names.unique))."
  }
}

extension PortCoverage {
  /// `11,849 of 16,384`.
  fileprivate var share: String { "\(usable.count.grouped) of \(declared.count.grouped)" }
}
