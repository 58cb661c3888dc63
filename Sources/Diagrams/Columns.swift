import Evaluation

/// Decides which ways stand side by side in a picture, so that it fits onto a page.
enum Columns {
  /// More do not fit beside each other, unless each has a verdict of its own.
  private static let most = 3

  /// What ways must have in common to be one column where there are too many of them.
  private struct Key: Hashable {
    let verdict: Strand.Verdict
    /// Tells apart what is worth a column of its own.
    let number: Int?
  }

  /// The ways as they are, or those with one verdict as one: at first only those that work, since they
  /// are not what a reader looks for.
  static func folded(_ strands: [Strand]) -> [Strand] {
    guard strands.count > most else { return strands }
    let fewer = merged(strands) { index, verdict in
      Key(verdict: verdict, number: verdict.works ? nil : index)
    }
    guard fewer.count > most else { return fewer }
    return merged(strands) { _, verdict in Key(verdict: verdict, number: nil) }
  }

  private static func merged(
    _ strands: [Strand], by key: (Int, Strand.Verdict) -> Key
  ) -> [Strand] {
    var groups: [[Strand]] = []
    var positions: [Key: Int] = [:]
    for (index, strand) in strands.enumerated() {
      let key = key(index, strand.verdict)
      if let position = positions[key] {
        groups[position].append(strand)
      } else {
        positions[key] = groups.count
        groups.append([strand])
      }
    }
    return groups.map { $0.count == 1 ? $0[0] : Strand(merging: $0) }
  }
}
