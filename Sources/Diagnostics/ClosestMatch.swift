/// The candidate that somebody probably meant by a word that is none of them.
///
/// Only what is close relative to its length counts: one slip per five characters, or two where the
/// letters are the same in another order. A digit is never a slip by itself (every `sg-1` resembles
/// every other), and when two candidates are equally close, neither is suggested.
///
/// - Returns: `nil` when nothing is close, and for words or lists too long to be a slip.
public func closest(to word: String, among candidates: some Collection<String>) -> String? {
  let longestWord = 64
  let mostCandidates = 5_000
  let wanted = Array(word.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= longestWord, candidates.count <= mostCandidates else {
    return nil
  }
  let hasOnlyLetters = wanted.count > 2 && !wanted.contains { cost($0) > 1 }
  var best: (candidate: String, distance: Int)?
  var isTied = false
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    let isReordered = hasOnlyLetters && wanted.sorted() == scalars.sorted()
    let allowed = max(max(wanted.count, scalars.count) / 5, isReordered ? 2 : 0)
    guard scalars.count <= longestWord, abs(wanted.count - scalars.count) <= allowed else {
      continue
    }
    let distance = editDistance(wanted, scalars)
    guard distance <= allowed else { continue }
    if let current = best, current.distance <= distance {
      isTied = isTied || (current.distance == distance && current.candidate != candidate)
    } else {
      best = (candidate, distance)
      isTied = false
    }
  }
  return isTied ? nil : best?.candidate
}

/// How many insertions, deletions, substitutions and swaps of neighbours lead from one word to the
/// other (optimal string alignment); one that touches a digit counts double.
private func editDistance(_ word: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = other.reduce(into: [0]) { $0.append(($0.last ?? 0) + cost($1)) }
  for (row, scalar) in word.enumerated() {
    var current = [previous[0] + cost(scalar)]
    for (column, otherScalar) in other.enumerated() {
      let substitution = scalar == otherScalar ? 0 : max(cost(scalar), cost(otherScalar))
      var distance = min(
        previous[column] + substitution,
        previous[column + 1] + cost(scalar),
        current[column] + cost(otherScalar))
      if row > 0, column > 0, scalar == other[column - 1], word[row - 1] == otherScalar {
        distance = min(distance, beforePrevious[column - 1] + max(cost(scalar), cost(otherScalar)))
      }
      current.append(distance)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[other.count]
}

private func cost(_ scalar: Unicode.Scalar) -> Int {
  ("0"..."9").contains(scalar) ? 2 : 1
}
