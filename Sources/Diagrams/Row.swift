import DOT
import Evaluation

/// What a lane of a gate says.
struct Row: Hashable {
  let number: Int?
  /// Which list and rule.
  let title: String
  /// The same where there is little room.
  let shortTitle: String
  /// What the rule matches, or what is missing.
  let detail: String
  let outcome: StepOutcome
  let link: DOTLink?
}
