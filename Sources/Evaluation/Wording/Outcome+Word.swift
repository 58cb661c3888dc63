extension Outcome {
  /// The word that pages and pictures print.
  public var word: String {
    switch self {
    case .allowed: "ALLOW"
    case .partial: "PARTIAL"
    case .denied: "DENY"
    case .undetermined: "UNKNOWN"
    }
  }

  /// The sign that stands before the word, so that colour is never the only difference.
  public var glyph: String {
    switch self {
    case .allowed: "✓"
    case .partial: "≈"
    case .denied: "×"
    case .undetermined: "?"
    }
  }

  /// The sign and the word, as pages and pictures print them: `✓ ALLOW`.
  public var verdict: String { "\(glyph) \(word)" }
}

extension StepOutcome {
  /// The word that pages and pictures print.
  public var word: String {
    switch self {
    case .allowed: "ALLOW"
    case .partial: "PARTIAL"
    case .denied: "DENY"
    case .undetermined: "UNKNOWN"
    case .automatic: "AUTO"
    case .notEvaluated: "NOT EVALUATED"
    case .passed: "PASS"
    }
  }

  /// The sign that stands before the word.
  public var glyph: String {
    switch self {
    case .allowed, .passed: "✓"
    case .partial: "≈"
    case .denied: "×"
    case .undetermined: "?"
    case .automatic: "↔"
    case .notEvaluated: "–"
    }
  }

  /// The sign and the word, as pages and pictures print them: `✓ ALLOW`.
  public var verdict: String { "\(glyph) \(word)" }
}
