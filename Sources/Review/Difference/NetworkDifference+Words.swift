import Evaluation

extension NetworkDifference {
  /// What it comes to, in one sentence without a full stop.
  public var summary: String {
    let filterCount = Set(filters.map { "\($0.kind) \($0.id)" }).count
    let counts = [
      Self.count(filterCount, "filter changed", "filters changed"),
      Self.count(resources.count, "other resource changed", "other resources changed"),
    ].compactMap { $0 }
    guard !isWithoutEffect else {
      guard !counts.isEmpty || !flows.isEmpty else { return "nothing changed" }
      let what =
        counts.isEmpty ? "only what is declared changed" : counts.joined(separator: ", ")
      return "\(what); every packet and every flow is treated as before"
    }
    let effects = [
      exposures.isEmpty ? nil : "newly reachable from the internet: \(exposureText)",
      Self.count(
        flows.filter { !$0.isWithoutEffect }.count, "flow fares otherwise", "flows fare otherwise"),
    ].compactMap { $0 }
    return (effects + counts).joined(separator: "; ")
  }

  /// What is open to the internet that was not.
  public var exposures: [ReachDifference] { reach.filter(\.isExposure) }

  private var exposureText: String {
    NameList.text(
      exposures.map { exposure in
        let traffics = exposure.traffics(\.gained, atMost: 3).joined(separator: ", ")
        return "\(exposure.to.displayText) \(traffics)"
      })
  }

  private static func count(_ count: Int, _ one: String, _ many: String) -> String? {
    count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
  }
}

extension ReachDifference {
  /// What changed, each with its sign, in words: `+ TCP 22`, `- TCP 80`, `? UDP 53`.
  public func changes(atMost limit: Int) -> [(sign: String, text: String)] {
    let texts = [
      ("+", traffics(\.gained, atMost: limit)), ("-", traffics(\.lost, atMost: limit)),
      ("?", traffics(\.unknown, atMost: limit)),
    ]
    return texts.flatMap { sign, traffics in traffics.map { (sign: sign, text: $0) } }
  }

  /// Between whom: `internet → web-1`.
  public var title: String {
    let scope =
      switch scope {
      case nil: ""
      case .insideSubnet: ", inside a subnet"
      case .acrossSubnets: ", between subnets"
      }
    return "\(from.displayText) → \(to.displayText)\(scope)"
  }
}
