/// The request or the reply at a box, and on the line between the box and the one before it.
struct Lane {
  /// Of gates: the check; nil where this direction is not checked.
  var row: Row?
  /// Whether any packet gets here.
  var isReached = false
  /// Whether it gets no further.
  var isStop = false
  /// What becomes of the packets on the line, by way; none where there is no line.
  var fates: [Fate] = []

  var fate: Fate { .merged(fates) }

  /// How the row of a gate looks.
  var look: Look {
    guard isReached, let row else { return .notReached }
    return Look(row.outcome)
  }

  /// The verdict's word; none where there is no check.
  var verdict: String { row == nil ? "" : look.verdict }

  /// What the row says below.
  var detail: String { row?.detail ?? (fates.isEmpty ? "no reply" : "no check in this direction") }
}
