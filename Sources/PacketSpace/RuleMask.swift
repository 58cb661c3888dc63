/// A set of rules, each named by its place in the order in which they are tried.
struct RuleMask: Sendable {
  private var words: [UInt64]

  /// Creates the empty set for a number of rules.
  init(count: Int) {
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  func contains(_ rule: Int) -> Bool {
    words[rule / 64] >> UInt64(rule % 64) & 1 == 1
  }

  /// Adds the rule, or removes it if it is a member.
  mutating func toggle(_ rule: Int) {
    words[rule / 64] ^= 1 << UInt64(rule % 64)
  }

  func intersection(_ other: Self) -> Self {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  /// Returns whether the first member is in the other set.
  func firstIsMember(of other: Self) -> Bool {
    guard let index = words.firstIndex(where: { $0 != 0 }) else { return false }
    let lowest = words[index] & (0 &- words[index])
    return other.words[index] & lowest != 0
  }
}
