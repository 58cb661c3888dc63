internal import Diagnostics

/// What an expression of a template stands for, as far as the templates say it.
struct Value {
  /// What it is.
  indirect enum Content {
    /// A text, a number or a boolean, as written.
    case text(String)
    case list([Value])
    case object([(key: String, value: Value)])
    /// Another resource of the templates.
    case reference(Reference)
    /// The availability zones of the Region, which have no names before the stack exists.
    case zones
    case unknown(Unknown)
    /// `AWS::NoValue`, or null: as if it had not been written.
    case nothing
  }

  let content: Content
  /// Where the template has it.
  let location: SourceLocation

  init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

extension Value {
  /// The longest text that is made: nested substitutions could ask for any length.
  static let longestText = 16_384

  /// What it is written like, if that is one text.
  var symbol: String? {
    switch content {
    case .text(let text): text
    case .reference(let reference):
      reference.attribute.map { "${\(reference.id).\($0)}" } ?? "${\(reference.id)}"
    case .unknown(let unknown): unknown.symbol
    case .list, .object, .zones, .nothing: nil
    }
  }

  /// Why it is not a text, where it is none.
  var gap: String {
    switch content {
    case .text(let text): "'\(text)'"
    case .list: "a list"
    case .object: "a mapping"
    case .reference(let reference):
      reference.attribute.map { "the attribute \($0) of \(reference.id)" }
        ?? "the id of \(reference.id)"
    case .zones: "the zones of the Region"
    case .unknown(let unknown): unknown.reason
    case .nothing: "nothing"
    }
  }

  var isNothing: Bool {
    if case .nothing = content { true } else { false }
  }

  /// Several values as one text; a single one is itself.
  static func joined(_ values: [Value], by separator: String = "") -> Content {
    if values.count == 1, let value = values.first { return value.content }
    let gap = values.first { value in
      if case .text = value.content { false } else { true }
    }?.gap
    let symbols = values.compactMap(\.symbol)
    var text: String?
    let length = symbols.reduce(0) { $0 + $1.utf8.count + separator.utf8.count }
    if symbols.count == values.count, length <= longestText {
      text = symbols.joined(separator: separator)
    }
    guard let gap else {
      return text.map { .text($0) } ?? .unknown(Unknown("a text that is too long"))
    }
    return .unknown(Unknown(gap, symbol: text))
  }
}
