/// A part of a line.
public indirect enum Inline: Hashable, Sendable, ExpressibleByStringLiteral {
  case text(String)
  case strong([Inline])
  case emphasis([Inline])
  case code(String)
  case link([Inline], to: LinkTarget)
  /// The place that links lead to.
  case anchor(String)
  case lineBreak

  /// Makes literal text.
  public init(stringLiteral text: String) { self = .text(text) }

  /// Literal text that stands out.
  public static func strong(_ text: String) -> Inline { .strong([.text(text)]) }

  /// A link with a literal label.
  public static func link(_ label: String, to target: LinkTarget) -> Inline {
    .link([.text(label)], to: target)
  }
}

extension [Inline] {
  /// What a reader sees of it, as plain text.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .strong(let inlines), .emphasis(let inlines), .link(let inlines, _): inlines.plainText
      case .anchor: ""
      case .lineBreak: " "
      }
    }.joined()
  }
}
