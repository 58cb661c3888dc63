public import Evaluation

/// How text for a terminal is coloured, if it is.
public struct TextStyle: Sendable {
  private let usesColour: Bool

  /// Colour for terminals, none for files and pipes.
  public init(usesColour: Bool) {
    self.usesColour = usesColour
  }

  /// Text in bold.
  public func bold(_ text: String) -> String { escape(text, "1") }

  /// Text that stands back.
  public func dim(_ text: String) -> String { escape(text, "2") }

  /// How bad a finding is.
  public func severity(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: escape(severity.rawValue, "1;31")
    case .warning: escape(severity.rawValue, "1;33")
    case .note: escape(severity.rawValue, "1;36")
    }
  }

  /// A verdict with its sign, in its colour.
  public func verdict(_ outcome: Outcome) -> String {
    escape(outcome.verdict, "1;" + Self.colour(of: outcome))
  }

  /// A step's verdict with its sign, in its colour.
  public func verdict(_ outcome: StepOutcome) -> String {
    let colour =
      switch outcome {
      case .denied: Self.colour(of: .denied)
      case .partial: Self.colour(of: .partial)
      case .undetermined: Self.colour(of: .undetermined)
      case .notEvaluated, .passed: "2"
      case .allowed, .automatic: Self.colour(of: .allowed)
      }
    return escape(outcome.verdict, colour)
  }

  /// Blue, amber, red and magenta: told apart with every kind of colour vision, and the words say it too.
  private static func colour(of outcome: Outcome) -> String {
    switch outcome {
    case .allowed: "34"
    case .partial: "33"
    case .denied: "31"
    case .undetermined: "35"
    }
  }

  private func escape(_ text: String, _ code: String) -> String {
    usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
