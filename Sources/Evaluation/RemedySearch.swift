import NetworkModel
import PacketSpace

/// Looks for the smallest sets of changes that make a flow work, least privilege first.
struct RemedySearch {
  /// More changes than these nobody would make for one flow.
  static let mostChanges = 12
  /// How many alternatives are worth reading.
  private static let mostRemedies = 3
  /// In how many ways they are looked for.
  private static let mostProposals = 4
  /// A change may uncover a blocker that was not met before.
  private static let mostRounds = 3
  /// How often the changed network is evaluated for one flow at most; what is not settled by then is not
  /// named.
  static let mostEvaluations = 64

  private let topology: Topology
  private let explanation: Explanation
  /// What is known of changes that were made for trial.
  private var trials: [[Remedy.Change]: Explanation] = [:]

  init(topology: Topology, explanation: Explanation) {
    self.topology = topology.describingDefaults
    self.explanation = explanation
  }

  /// A set of changes with what tells how good it is.
  private struct Found {
    let remedy: Remedy
    let newlyAdmitted: Double
  }

  /// What a set of changes has to reach: a verdict that is not bought by leaving targets out of service.
  private struct Goal: Hashable {
    let outcome: Outcome
    let outOfService: Int

    init(_ explanation: Explanation) {
      self.outcome = explanation.outcome
      self.outOfService = explanation.paths.count(where: \.isOutOfService)
    }
  }

  /// The best verdict that changes reach, and the sets that do.
  mutating func remedies() -> [Remedy] {
    var found: [Found] = []
    var seen: Set<Set<Remedy.Change>> = []
    var tried: Set<Set<Remedy.Change>> = []
    for preference in preferences where tried.count < Self.mostProposals {
      let proposed = RemedyProposals(
        topology: topology, explanation: explanation, preference: preference
      ).changes
      guard !proposed.isEmpty, tried.insert(Set(proposed)).inserted,
        let (changes, goal) = changes(proposed, preference),
        let smallest = minimal(changes, for: goal)
      else { continue }
      guard seen.insert(Set(smallest)).inserted else { continue }
      let admitted = smallest.map { $0.newlyAdmitted(in: topology) }
      found.append(
        Found(
          remedy: Remedy(
            changes: smallest, outcome: goal.outcome,
            remarks: smallest.compactMap { $0.overruledEntries(in: topology) }.unique),
          newlyAdmitted: admitted.reduce(0, +)))
    }
    let best = found.contains { $0.remedy.outcome == .allowed } ? Outcome.allowed : .partial
    let ranked = found.filter { $0.remedy.outcome == best }.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.newlyAdmitted != b.newlyAdmitted { return a.newlyAdmitted < b.newlyAdmitted }
      if a.remedy.changes.count != b.remedy.changes.count {
        return a.remedy.changes.count < b.remedy.changes.count
      }
      return left.offset < right.offset
    }
    return ranked.prefix(Self.mostRemedies).map(\.element.remedy)
  }

  /// The ways to choose; where nothing differs by them they find the same changes.
  private var preferences: [RemedyProposals.Preference] {
    let gateways =
      explanation.blockers.map { explanation.legs[$0.leg].steps[$0.step] }
      .filter { $0.checkpoint.kind == .routeTable }
      .map { RouteProposals(topology: topology, step: $0).choices }.max() ?? 1
    return (0..<max(1, min(3, gateways))).flatMap { gateway in
      RemedyProposals.Preference.Peer.allCases.flatMap { peer in
        [false, true].map { widensEntries in
          RemedyProposals.Preference(
            peer: peer, widensEntries: widensEntries, gateway: gateway)
        }
      }
    }
  }

  /// Changes that give a better verdict, perhaps more of them than needed.
  private mutating func changes(
    _ proposed: [Remedy.Change], _ preference: RemedyProposals.Preference
  ) -> (changes: [Remedy.Change], goal: Goal)? {
    var changes: [Remedy.Change] = []
    var more = proposed
    var current = explanation
    for _ in 0..<Self.mostRounds where !more.isEmpty {
      changes += more
      guard changes.count <= Self.mostChanges else { return nil }
      guard let judged = judge(changes) else { return nil }
      current = judged
      if current.outcome == .allowed { break }
      more = RemedyProposals(
        topology: topology.applying(changes), explanation: current, preference: preference
      ).changes.filter { !changes.contains($0) }
    }
    guard [.allowed, .partial].contains(current.outcome), current.outcome != explanation.outcome
    else { return nil }
    return (changes, Goal(current))
  }

  /// The changes without those that the verdict does not need, the widest tried first.
  private mutating func minimal(
    _ changes: [Remedy.Change], for goal: Goal
  ) -> [Remedy.Change]? {
    let widestFirst = changes.map { ($0, $0.newlyAdmitted(in: topology)) }
      .enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map(\.element.0)
    var needed = changes
    var isSmaller = true
    // Entries that deny make the order matter: until no change can be left out.
    while isSmaller, needed.count > 1 {
      isSmaller = false
      for change in widestFirst where needed.contains(change) && needed.count > 1 {
        let rest = needed.filter { $0 != change }
        guard let judged = judge(rest) else { return nil }
        guard Goal(judged) == goal else { continue }
        needed = rest
        isSmaller = true
      }
    }
    return needed
  }

  /// The flow in the changed network; nothing when it has been evaluated often enough.
  private mutating func judge(_ changes: [Remedy.Change]) -> Explanation? {
    if let known = trials[changes] { return known }
    guard trials.count < Self.mostEvaluations else { return nil }
    let judged = Evaluator(topology.applying(changes)).explain(explanation.flow)
    trials[changes] = judged
    return judged
  }
}
