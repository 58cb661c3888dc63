import DOT
import Evaluation

/// How the row of a check looks: what it decides, or that no packet gets there.
enum Look: Hashable, CaseIterable {
  case allowed
  case automatic
  case passed
  case partial
  case denied
  case undetermined
  case notEvaluated
  case notReached
}

extension Look {
  init(_ outcome: StepOutcome) {
    self =
      switch outcome {
      case .allowed: .allowed
      case .automatic: .automatic
      case .passed: .passed
      case .partial: .partial
      case .denied: .denied
      case .undetermined: .undetermined
      case .notEvaluated: .notEvaluated
      }
  }

  init(_ outcome: Outcome) {
    self =
      switch outcome {
      case .allowed: .allowed
      case .partial: .partial
      case .denied: .denied
      case .undetermined: .undetermined
      }
  }

  /// The glyph and the word; so that colour is never the only difference.
  var verdict: String {
    switch self {
    case .allowed: StepOutcome.allowed.verdict
    case .automatic: StepOutcome.automatic.verdict
    case .passed: StepOutcome.passed.verdict
    case .partial: StepOutcome.partial.verdict
    case .denied: StepOutcome.denied.verdict
    case .undetermined: StepOutcome.undetermined.verdict
    case .notEvaluated: "not evaluated"
    case .notReached: "not reached"
    }
  }

  /// What the legend says about it.
  var meaning: String {
    switch self {
    case .allowed: "a rule matches"
    case .automatic: "stateful reply, no rule needed"
    case .passed: "forwards it"
    case .partial: "only some of the traffic"
    case .denied: "the packet stops here"
    case .undetermined: "the model does not say"
    case .notEvaluated: "this filter does not see the packet"
    case .notReached: "no packet gets here"
    }
  }

  /// What the legend says about it where whole flows are counted.
  var meaningForFlows: String {
    switch self {
    case .allowed, .automatic, .passed: "flows that work"
    case .partial: "flows that work in part, or verdicts differ"
    case .denied: "flows that are stopped"
    case .undetermined, .notEvaluated, .notReached: "flows the model does not decide"
    }
  }

  var badge: Ink {
    switch self {
    case .allowed, .automatic, .passed: Palette.allowLine
    case .partial: Palette.partialBadge
    case .denied: Palette.denyLine
    case .undetermined: Palette.unknownLine
    case .notEvaluated, .notReached: Palette.notReachedText
    }
  }

  var tint: Ink {
    switch self {
    case .allowed, .automatic, .passed: Palette.allowTint
    case .partial: Palette.partialTint
    case .denied: Palette.denyTint
    case .undetermined: Palette.unknownTint
    case .notEvaluated, .notReached: Palette.notReachedTint
    }
  }

  var verdictText: Ink {
    switch self {
    case .allowed, .automatic, .passed: Palette.allowText
    case .partial: Palette.partialText
    case .denied: Palette.denyText
    case .undetermined: Palette.unknownText
    case .notEvaluated, .notReached: Palette.notReachedText
    }
  }

  /// Whether the row's own text is pale too.
  var isPale: Bool { self == .notReached || self == .notEvaluated }
}
