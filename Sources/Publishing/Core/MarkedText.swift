import Fingerprints

/// A page of text in which marks enclose the parts of publications; everything else is somebody else's.
///
/// The first mark holds the fingerprint of what Portolan wrote, so that a change by somebody else shows. An
/// invitation, marks without an `id` and nothing between them, may stand where a part is wanted.
public struct MarkedText: Sendable {
  /// How a dialect hides a line from readers.
  public struct Comment: Hashable, Sendable {
    /// What the line begins with.
    public let start: String
    /// What the line ends with.
    public let end: String
    /// Whether the dialect has blocks of code between fences, in which a mark is an example.
    public let hasFences: Bool

    /// Describes a comment.
    public init(start: String, end: String, hasFences: Bool = false) {
      self.start = start
      self.end = end
      self.hasFences = hasFences
    }

    /// `<!-- … -->`, as in HTML and wikitext.
    public static let html = Comment(start: "<!-- ", end: " -->")
    /// The same in Markdown.
    public static let markdown = Comment(start: "<!-- ", end: " -->", hasFences: true)
  }

  /// Whose page it is, seen from the publication.
  public let owner: FoundPage.Owner
  /// Portolan's part, as it stands.
  public let part: String
  private let before: String
  private let after: String
  private let comment: Comment
  private let id: String
  private let usesCarriageReturns: Bool

  /// Looks for the part of a publication in a page.
  ///
  /// - Parameters:
  ///   - text: the whole page.
  ///   - id: which publication: a word without blanks.
  ///   - comment: how its dialect hides a line.
  public init(_ text: String, id: String, comment: Comment) {
    let lines = Lines(text, comment: comment)
    self.usesCarriageReturns = lines.usesCarriageReturns
    self.comment = comment
    self.id = id
    let own = lines.marks.filter { $0.id == id }
    if own.isEmpty {
      let invitations = lines.marks.filter { $0.id == nil }
      let place: Range<Int>? =
        if let first = invitations.first, first.isBegin,
          let last = invitations.first(where: { $0.line > first.line && !$0.isBegin }),
          lines.isBlank(first.line + 1..<last.line)
        { first.line..<last.line + 1 } else { nil }
      let isOnlyOthers = invitations.isEmpty && lines.isBlankOutsideOfMarks
      self.owner = place != nil || isOnlyOthers ? .inviting : .somebodyElse
      self.part = ""
      self.before = place.map { lines.text(0..<$0.lowerBound) } ?? lines.text(0..<lines.count)
      self.after = place.map { lines.text($0.upperBound..<lines.count) } ?? ""
      return
    }
    guard own.count == 2, own[0].isBegin, !own[1].isBegin else {
      let begins = own.filter(\.isBegin).count
      self.owner = .unclear(
        reason:
          "its marks of Portolan are no pair (\(begins) BEGIN_PORTOLAN, \(own.count - begins) END_PORTOLAN)"
      )
      self.part = ""
      self.before = text
      self.after = ""
      return
    }
    let part = lines.plain(own[0].line + 1..<own[1].line)
    self.part = part
    let source = Fingerprint(digits: own[0].digest ?? "")
    self.owner = .portolan(source: source, isEdited: Fingerprint(of: part) != source)
    self.before = lines.text(0..<own[0].line)
    self.after = lines.text(own[1].line + 1..<lines.count)
  }

  /// Whether anything but blanks stands around the part.
  ///
  /// - Parameter preamble: what Portolan itself put above it.
  public func isShared(besides preamble: Substring) -> Bool {
    let above = before.hasPrefix(preamble) ? before.dropFirst(preamble.count) : before[...]
    return !(above + after).allSatisfy(\.isWhitespace)
  }

  /// The page with another part and everything else as it was.
  public func replacingPart(with part: String) -> String {
    let marked = Self.marked(part, id: id, comment: comment)
    let separated = before.isEmpty || before.unicodeScalars.last == "\n" ? before : before + "\n"
    return separated + (usesCarriageReturns ? marked.replacing("\n", with: "\r\n") : marked) + after
  }

  /// A part with its marks; ends with a line feed.
  public static func marked(_ part: String, id: String, comment: Comment) -> String {
    let body = part.isEmpty || part.hasSuffix("\n") ? part : part + "\n"
    return comment.start + "BEGIN_PORTOLAN id=\(id) sha256=\(Fingerprint(of: body).text)"
      + comment.end + "\n" + body + comment.start + "END_PORTOLAN id=\(id)" + comment.end + "\n"
  }

  /// A part as it is kept and compared: it ends with a line feed.
  public static func normalised(_ part: String) -> String {
    part.isEmpty || part.hasSuffix("\n") ? part : part + "\n"
  }

  /// A new page: a preamble and a part.
  public static func page(
    preamble: String, part: String, id: String, comment: Comment
  ) -> String {
    preamble + marked(part, id: id, comment: comment)
  }
}

extension FoundPage {
  /// A page whose text has marks.
  ///
  /// - Parameter preamble: what Portolan itself put above its part.
  init(
    name: String, revision: String, text: String, marked: MarkedText,
    preamble: Substring = ""
  ) {
    self.init(
      name: name, revision: revision, owner: marked.owner, text: text, part: marked.part,
      isShared: marked.isShared(besides: preamble))
  }
}

/// A page as lines, and the marks among them.
private struct Lines {
  /// A line that is a mark.
  struct Mark {
    let line: Int
    let isBegin: Bool
    let id: String?
    let digest: String?
  }

  let usesCarriageReturns: Bool
  let marks: [Mark]
  /// With what ends them.
  private let lines: [String]

  var count: Int { lines.count }

  init(_ text: String, comment: MarkedText.Comment) {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar)
      if scalar == "\n" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    self.lines = lines
    self.usesCarriageReturns = lines.contains {
      $0.unicodeScalars.suffix(2).elementsEqual("\r\n".unicodeScalars)
    }
    var fence: Substring?
    var marks: [Mark] = []
    for (number, line) in lines.enumerated() {
      if comment.hasFences, let found = line.prefixMatch(of: #/ {0,3}(`{3,}|~{3,})(.*)/#) {
        if let open = fence {
          // Only as many of the same kind, and nothing else, end what they began (CommonMark, 4.5).
          if found.1.first == open.first, found.1.count >= open.count,
            found.2.allSatisfy(\.isWhitespace)
          {
            fence = nil
          }
        } else if found.1.first == "~" || !found.2.contains("`") {
          fence = found.1
        }
      } else if fence == nil, let mark = Mark(line, at: number, comment) {
        marks.append(mark)
      }
    }
    self.marks = marks
  }

  func text(_ range: Range<Int>) -> String { lines[range].joined() }

  /// Some lines that end with line feeds alone.
  func plain(_ range: Range<Int>) -> String {
    String(
      String.UnicodeScalarView(
        lines[range].joined().unicodeScalars.filter { $0 != "\r" }))
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    lines[range].allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  /// Whether nothing stands outside of the parts of publications, each between two marks of its own.
  var isBlankOutsideOfMarks: Bool {
    var open: Mark?
    for (number, line) in lines.enumerated() {
      if let mark = marks.first(where: { $0.line == number }) {
        guard mark.isBegin == (open == nil), open.map({ $0.id == mark.id }) ?? true else {
          return false
        }
        open = mark.isBegin ? mark : nil
      } else if open == nil, !line.allSatisfy(\.isWhitespace) {
        return false
      }
    }
    return open == nil
  }
}

extension Lines.Mark {
  /// The mark on a line, if it is nothing else.
  fileprivate init?(_ line: String, at number: Int, _ comment: MarkedText.Comment) {
    var text = Substring(line)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true || text.first == "\u{FEFF}" { text.removeFirst() }
    guard text.hasPrefix(comment.start), text.hasSuffix(comment.end),
      text.count >= comment.start.count + comment.end.count
    else { return nil }
    let words = text.dropFirst(comment.start.count).dropLast(comment.end.count).split(
      separator: " ")
    guard let kind = words.first, kind == "BEGIN_PORTOLAN" || kind == "END_PORTOLAN" else {
      return nil
    }
    func value(_ key: String) -> String? {
      words.first { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) }
    }
    self.init(
      line: number, isBegin: kind == "BEGIN_PORTOLAN", id: value("id"), digest: value("sha256"))
  }
}
