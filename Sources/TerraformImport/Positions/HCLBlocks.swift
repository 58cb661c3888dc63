internal import Diagnostics
internal import StructuredText

/// The blocks of one file that a plan's addresses lead to.
struct HCLBlocks {
  /// The resources and data sources, by their addresses in the module.
  private(set) var resources: [(address: String, location: SourceLocation)] = []
  /// The modules that are called, and where they come from.
  private(set) var modules: [(name: String, source: String)] = []

  /// Reads a file as far as it can be read.
  init(_ source: SourceText) {
    var tokens = HCLTokens(source.bytes)
    var depth = 0
    var head: [(token: HCLTokens.Token, line: Int, column: Int)] = []
    var module: String?
    var isSource = false
    while let next = tokens.next() {
      switch next.token {
      case .punctuation(UInt8(ascii: "{")):
        if depth == 0 { module = open(head, in: source.name) }
        head = []
        depth += 1
      case .punctuation(UInt8(ascii: "}")):
        depth = max(0, depth - 1)
        head = []
        if depth == 0 { module = nil }
      case .punctuation(UInt8(ascii: "=")):
        isSource = depth == 1 && head.last?.token == .word("source")
        head = []
      case .text(let text):
        if isSource, let module { modules.append((module, text)) }
        isSource = false
        if depth == 0 { head.append(next) }
      case .word:
        // Another block can only begin with a word that is not a label of this one.
        if depth == 1 { head = [] }
        head.append(next)
      case .punctuation: isSource = false
      }
      if head.count > 8 { head.removeFirst(head.count - 8) }
    }
  }

  /// Notes a block by what stands before its brace; returns the name of a module.
  private mutating func open(
    _ head: [(token: HCLTokens.Token, line: Int, column: Int)], in file: String
  ) -> String? {
    let start = head.lastIndex { part in
      [.word("resource"), .word("data"), .word("module")].contains(part.token)
    }
    guard let start else { return nil }
    let labels = head[(start + 1)...].map { part in
      switch part.token {
      case .word(let text), .text(let text): text
      case .punctuation: ""
      }
    }
    let place = head[start]
    let location = SourceLocation(file: file, line: place.line, column: place.column)
    switch (place.token, labels.count) {
    case (.word("resource"), 2):
      resources.append((labels.joined(separator: "."), location))
    case (.word("data"), 2):
      resources.append((["data", labels[0], labels[1]].joined(separator: "."), location))
    case (.word("module"), 1): return labels[0]
    default: break
    }
    return nil
  }
}
