extension Layer {
  func union(_ other: Self) -> Self {
    if isEmpty || self == other { return other }
    if other.isEmpty { return self }
    return merged(with: other, keepsOwn: true, keepsOther: true) { $0.union($1) }
  }

  func intersection(_ other: Self) -> Self {
    if isEmpty || self == other { return self }
    if other.isEmpty { return other }
    return merged(with: other, keepsOwn: false, keepsOther: false) { $0.intersection($1) }
  }

  func subtracting(_ other: Self) -> Self {
    if isEmpty || other.isEmpty { return self }
    if self == other { return .empty }
    return merged(with: other, keepsOwn: true, keepsOther: false) { $0.subtracting($1) }
  }

  func isDisjoint(with other: Self) -> Bool {
    var own = 0
    var theirs = 0
    while own < slices.count, theirs < other.slices.count {
      let left = slices[own]
      let right = other.slices[theirs]
      if left.lower <= right.upper, right.lower <= left.upper,
        !left.content.isDisjoint(with: right.content)
      {
        return false
      }
      if left.upper < right.upper { own += 1 } else { theirs += 1 }
    }
    return true
  }

  func isSubset(of other: Self) -> Bool {
    self == other || slices.allSatisfy(other.covers)
  }

  private func covers(_ slice: Slice) -> Bool {
    var lower = slice.lower
    for candidate in slices(from: lower) {
      guard candidate.lower <= lower, slice.content.isSubset(of: candidate.content) else {
        return false
      }
      if candidate.upper >= slice.upper { return true }
      lower = candidate.upper + 1
    }
    return false
  }

  /// Walks both layers in step; says what becomes of a stretch that only one of them covers, and of
  /// one that both do.
  private func merged(
    with other: Self, keepsOwn: Bool, keepsOther: Bool, combine: (Content, Content) -> Content
  ) -> Self {
    var result = Self()
    var left = Cursor(slices)
    var right = Cursor(other.slices)
    while !left.isAtEnd, !right.isAtEnd {
      if left.lower < right.lower {
        left.pass(until: right.lower, into: &result, keeping: keepsOwn)
      } else if right.lower < left.lower {
        right.pass(until: left.lower, into: &result, keeping: keepsOther)
      } else {
        let lower = left.lower
        let upper = min(left.upper, right.upper)
        result.append(lower, upper, combine(left.content, right.content))
        left.advance(past: upper)
        right.advance(past: upper)
      }
    }
    if keepsOwn { left.drain(into: &result) }
    if keepsOther { right.drain(into: &result) }
    return result
  }

  /// A place in a list of slices, possibly inside of one.
  private struct Cursor {
    private let slices: [Slice]
    private var index = 0
    private(set) var lower: Bound = 0

    init(_ slices: [Slice]) {
      self.slices = slices
      enterSlice()
    }

    var isAtEnd: Bool { index == slices.count }
    var upper: Bound { slices[index].upper }
    var content: Content { slices[index].content }

    private mutating func enterSlice() {
      if !isAtEnd { lower = slices[index].lower }
    }

    mutating func advance(past position: Bound) {
      if position == upper {
        index += 1
        enterSlice()
      } else {
        lower = position + 1
      }
    }

    /// Moves to the limit, or to the end of the slice if that comes first.
    mutating func pass(until limit: Bound, into result: inout Layer, keeping: Bool) {
      let last = min(upper, limit - 1)
      if keeping { result.append(lower, last, content) }
      advance(past: last)
    }

    mutating func drain(into result: inout Layer) {
      while !isAtEnd {
        result.append(lower, upper, content)
        advance(past: upper)
      }
    }
  }
}
