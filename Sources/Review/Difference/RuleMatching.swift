import NetworkModel
import PacketSpace

/// Which rules of one list are those of another, and what changed about them.
struct RuleMatching {
  private let before: [ComparedRule]
  private let after: [ComparedRule]
  /// By place in the later list: the place in the earlier one.
  private var partners: [Int: Int] = [:]
  private var free: Set<Int>

  init(_ before: [ComparedRule], _ after: [ComparedRule]) {
    self.before = before
    self.after = after
    self.free = Set(before.indices)
    // From what is the same in everything to what is the same in all but one column.
    match { Pair($0.number, Pair($0.meaning, $0.remarks)) }
    match { Pair($0.number, $0.meaning) }
    match { Pair($0.meaning, $0.remarks) }
    match { $0.meaning }
    match { $0.number }
    match { rule in
      rule.number == nil
        ? Pair(rule.meaning.peer, rule.meaning.traffic.soleProtocol?.rawValue) : nil
    }
    match { rule in
      rule.number == nil
        ? Pair(rule.meaning.peer, rule.meaning.traffic.destinationPorts) : nil
    }
    match { rule in rule.number == nil ? rule.meaning.traffic : nil }
  }

  /// Two values as one key.
  private struct Pair<First: Hashable, Second: Hashable>: Hashable {
    let first: First
    let second: Second

    init(_ first: First, _ second: Second) {
      self.first = first
      self.second = second
    }
  }

  /// Pairs rules of equal keys that have no partner yet, in their order.
  private mutating func match<Key: Hashable>(_ key: (ComparedRule) -> Key?) {
    guard !free.isEmpty else { return }
    var waiting: [Key: [Int]] = [:]
    for index in free.sorted(by: >) {
      if let key = key(before[index]) { waiting[key, default: []].append(index) }
    }
    for (index, rule) in after.enumerated() where partners[index] == nil {
      guard let key = key(rule), let partner = waiting[key]?.popLast() else { continue }
      partners[index] = partner
      free.remove(partner)
    }
  }

  /// What changed, in the order of the later list, what is gone at the end.
  var changes: [FilterDifference.Change] {
    let now = Set(after.map(\.meaning))
    let kept = Set(partners.keys.map { after[$0].meaning })
    let found =
      after.indices.compactMap { change(of: $0, kept: kept) }
      + free.sorted().map { index -> FilterDifference.Change in
        let rule = before[index]
        return now.contains(rule.meaning)
          ? .duplicateRemoved(rule.fullText) : .removed(rule.fullText)
      }
    return found.isEmpty && isReordered ? [.reordered] : found
  }

  private func change(
    of index: Int, kept: Set<ComparedRule.Meaning>
  ) -> FilterDifference.Change? {
    let rule = after[index]
    guard let partner = partners[index] else {
      return kept.contains(rule.meaning) ? .duplicateAdded(rule.fullText) : .added(rule.fullText)
    }
    let old = before[partner]
    let columns = rule.changes(since: old)
    if let number = rule.number, let other = old.number, number != other {
      return .renumbered(from: other, to: number, rule.text)
    }
    guard !columns.isEmpty else { return nil }
    return old.meaning == rule.meaning
      ? .described(rule.title, columns)
      : .changed(old.title, columns)
  }

  /// Whether rules without numbers stand in another order, which has no meaning.
  private var isReordered: Bool {
    let places = after.indices.compactMap { partners[$0] }
    return zip(places, places.dropFirst()).contains { $0 > $1 }
  }
}
