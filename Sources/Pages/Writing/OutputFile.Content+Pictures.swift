public import DOT

extension OutputFile.Content {
  /// What is still to be laid out, in order.
  public var drawings: [Drawing] {
    switch self {
    case .text: []
    case .picture(let drawing): [drawing]
    case .composed(let parts):
      parts.compactMap { part in
        if case .picture(let drawing) = part { drawing } else { nil }
      }
    }
  }

  /// What the file holds.
  ///
  /// - Parameter pictures: of its drawings; nil where one of them is missing.
  public func text(_ pictures: [Drawing: RenderedPicture] = [:]) -> String? {
    switch self {
    case .text(let text): return text
    case .picture(let drawing): return pictures[drawing]?.file
    case .composed(let parts):
      var result = ""
      for part in parts {
        switch part {
        case .text(let text): result += text
        case .picture(let drawing):
          guard let picture = pictures[drawing] else { return nil }
          result += picture.inline
        }
      }
      return result
    }
  }
}
