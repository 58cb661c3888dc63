extension PacketSet {
  /// Returns what an ordered list of rules admits.
  ///
  /// The first rule that matches a packet decides; what no rule matches is denied (NACL-02).
  public static func firstMatch(_ rules: [(match: PacketBox, isAllowed: Bool)]) -> PacketSet {
    PacketSet(
      PerFamily(
        ipv4: ProtocolGroups(firstMatch: rules, .ipv4),
        ipv6: ProtocolGroups(firstMatch: rules, .ipv6)))
  }
}

extension ProtocolGroups {
  typealias Rule = (match: PacketBox, isAllowed: Bool)

  fileprivate init(firstMatch rules: [Rule], _ family: AddressFamily) {
    let rules = rules.filter {
      !$0.match.sources.layers[family].isEmpty && !$0.match.destinations.layers[family].isEmpty
    }
    guard !rules.isEmpty else {
      self = .empty
      return
    }
    let matches = rules.map { $0.match.protocols }
    self.init(
      PortUse.allCases.flatMap { use in
        Self.classes(of: use.protocols, in: matches).map { protocols in
          Group(
            protocols: protocols,
            packets: Self.drawn(
              rules.filter { !$0.match.protocols.isDisjoint(with: protocols) }, family, use))
        }
      })
  }

  /// Splits protocols into classes that no rule, given by what it matches, tells apart.
  private static func classes(of protocols: ProtocolSet, in matches: [ProtocolSet])
    -> [ProtocolSet]
  {
    matches.reduce(into: [protocols]) { classes, match in
      for index in classes.indices {
        let matched = classes[index].intersection(match)
        guard !matched.isEmpty, matched != classes[index] else { continue }
        classes.append(classes[index].subtracting(matched))
        classes[index] = matched
      }
    }
  }

  /// Draws the packets of one class of protocols from the rules that match these protocols.
  private static func drawn(_ rules: [Rule], _ family: AddressFamily, _ use: PortUse) -> Sources {
    var every = RuleMask(count: rules.count)
    var allowing = every
    for (index, rule) in rules.enumerated() {
      every.toggle(index)
      if rule.isAllowed { allowing.toggle(index) }
    }
    let ports = rules.map { $0.match.portLimits(for: use) }
    let plan = SweepPlan(
      rules.map { $0.match.sources.layers[family] }, through: family.lastBits,
      content: SweepPlan(
        rules.map { $0.match.destinations.layers[family] }, through: family.lastBits,
        content: SweepPlan(
          ports.map { $0.source.ports }, through: .max,
          content: SweepPlan(
            ports.map { $0.destination.ports }, through: .max, content: allowing))))
    return Sources.drawn(plan, active: every)
  }
}
