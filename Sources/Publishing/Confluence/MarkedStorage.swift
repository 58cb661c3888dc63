import Fingerprints
import Markup

/// A page in Confluence's storage format in which anchors enclose the part of a publication; everything else is
/// somebody else's.
///
/// Confluence drops comments, but keeps anchors, and shows nothing of them. The first one holds the fingerprint of
/// the text that Portolan wrote, so that it is saved with it, and a sign of the title, so that a copy of the page is
/// not taken for the page. The two are found again wherever an editor puts them: into a paragraph, a layout.
struct MarkedStorage {
  /// What the anchors say.
  enum Finding: Equatable {
    /// There are none.
    case none(isBlank: Bool)
    /// They are no pair.
    case unclear(reason: String)
    /// They enclose a part.
    case part(source: Fingerprint)
  }

  let finding: Finding
  /// Portolan's part, as Confluence gives it back.
  let part: String
  /// What can be compared of it.
  let essence: String
  private let before: String
  private let after: String
  private let name: PublicationName
  private let title: String

  /// Looks for the part of a publication in a page.
  init(_ text: String, name: PublicationName, title: String) {
    let tokens = StorageTokens(text)
    let marks = tokens.marks(of: name, title: title)
    self.name = name
    self.title = title
    guard marks.count == 2, let source = marks[0].source, marks[1].source == nil,
      let (begin, end) = tokens.siblings(marks[0], marks[1])
    else {
      let rest = tokens.text(0..<tokens.bytes.count, without: marks)
      self.finding =
        marks.isEmpty
        ? .none(isBlank: StorageTokens(rest).isBlank)
        : .unclear(
          reason:
            "its anchors of Portolan are no pair (\(marks.count { $0.source != nil }) portolan-begin, \(marks.count { $0.source == nil }) portolan-end)"
        )
      self.part = ""
      self.essence = ""
      self.before = rest
      self.after = ""
      return
    }
    self.finding = .part(source: source)
    self.part = tokens.text(begin.upperBound..<end.lowerBound)
    self.essence = tokens.essence(begin.upperBound..<end.lowerBound)
    self.before =
      tokens.text(0..<begin.lowerBound) + tokens.rest(of: begin, without: marks)
    self.after =
      tokens.rest(of: end, without: marks) + tokens.text(end.upperBound..<tokens.bytes.count)
  }

  /// Whether people have written around the part.
  var isShared: Bool { !StorageTokens(before).isBlank || !StorageTokens(after).isBlank }

  /// The page with another part and everything else as it was.
  func replacingPart(with part: String) -> String {
    before + Self.marked(part, name: name, title: title) + after
  }

  /// A part between its anchors.
  static func marked(_ part: String, name: PublicationName, title: String) -> String {
    let part = MarkedText.normalised(part)
    let id = "\(name.text)-\(sign(of: title))"
    return StorageFormat.anchor("portolan-begin-\(id)-\(Fingerprint(of: part).text)") + "\n" + part
      + StorageFormat.anchor("portolan-end-\(id)")
  }

  /// A few digits that tell titles apart.
  fileprivate static func sign(of title: String) -> String {
    String(Fingerprint(of: title).text.prefix(8))
  }
}

/// An anchor that begins or ends a part.
private struct StorageMark {
  /// Of the text that it begins; nil where it ends one.
  let source: Fingerprint?
  /// The tokens that start the elements around it, and its own.
  let path: [Int]
}

extension StorageTokens {
  /// Whether readers see nothing.
  fileprivate var isBlank: Bool {
    tokens.allSatisfy { token in
      switch token.kind {
      case .start(let name, _): ["p", "br"].contains(name)
      case .end: true
      case .text: text(token.range).replacing("&nbsp;", with: "").allSatisfy(\.isWhitespace)
      case .cdata: false
      }
    }
  }

  /// The anchors of a publication.
  fileprivate func marks(of name: PublicationName, title: String) -> [StorageMark] {
    let id = "\(name.text)-\(MarkedStorage.sign(of: title))"
    let begin = "portolan-begin-\(id)-"
    var marks: [StorageMark] = []
    var path: [Int] = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .start("ac:structured-macro", isEmpty: false):
        path.append(index)
        guard attributes(token).contains(where: { $0 == ("ac:name", "anchor") }) else { continue }
        let content = (index..<(ends[index] ?? index)).filter { tokens[$0].kind == .text }
          .map { text(tokens[$0].range) }.joined().filter { !$0.isWhitespace }
        if content == "portolan-end-\(id)" {
          marks.append(StorageMark(source: nil, path: path))
        } else if content.hasPrefix(begin) {
          let digits = content.dropFirst(begin.count)
          guard digits.utf8.count == 64 else { continue }
          marks.append(StorageMark(source: Fingerprint(digits: String(digits)), path: path))
        }
      case .start(_, isEmpty: false): path.append(index)
      case .end: if !path.isEmpty { path.removeLast() }
      case .start, .text, .cdata: break
      }
    }
    return marks
  }

  /// The elements that hold two marks and stand beside each other, as bytes; nil where there are none.
  fileprivate func siblings(
    _ first: StorageMark, _ second: StorageMark
  ) -> (Range<Int>, Range<Int>)? {
    let common = zip(first.path, second.path).prefix { $0 == $1 }.count
    guard common < first.path.count, common < second.path.count else { return nil }
    return (range(ofElement: first.path[common]), range(ofElement: second.path[common]))
  }

  /// Some bytes as text, without marks.
  fileprivate func text(_ range: Range<Int>, without marks: [StorageMark]) -> String {
    var result = ""
    var place = range.lowerBound
    for mark in marks {
      guard let start = mark.path.last else { continue }
      let element = self.range(ofElement: start)
      guard range.contains(element.lowerBound) else { continue }
      result += text(place..<element.lowerBound)
      place = element.upperBound
    }
    return result + text(place..<range.upperBound)
  }

  /// What somebody wrote into the element that holds a mark.
  fileprivate func rest(of range: Range<Int>, without marks: [StorageMark]) -> String {
    let rest = text(range, without: marks)
    return StorageTokens(rest).isBlank ? "" : rest
  }
}
