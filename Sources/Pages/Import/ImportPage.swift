import Diagnostics
import Evaluation
import Markup
import Mustache
import Provenance

/// What was read from the sources of a network, and what was not.
struct ImportPage: MustacheParent {
  struct Count: MustacheParent {
    let type: String
    let count: String

    func child(named name: String) -> Any? {
      switch name {
      case "type": type
      case "count": count
      default: nil
      }
    }
  }

  struct Remark: MustacheParent {
    let what: String
    let reason: String
    let place: String

    func child(named name: String) -> Any? {
      switch name {
      case "what": what
      case "reason": reason
      case "place": place
      default: nil
      }
    }
  }

  let title: String
  let read: [Count]
  let incomplete: [Remark]
  let skipped: [Remark]
  let unrelated: [Count]

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "read": read
    case "incomplete": incomplete
    case "hasIncomplete": !incomplete.isEmpty
    case "skipped": skipped
    case "hasSkipped": !skipped.isEmpty
    case "unrelated": unrelated
    case "hasUnrelated": !unrelated.isEmpty
    default: nil
    }
  }
}

extension ImportPage {
  init(_ report: ImportReport, title: String) {
    self.title = Markdown.text(title)
    self.read = Self.counts(report.read)
    self.incomplete = report.incomplete.map(Remark.init)
    self.skipped = report.skipped.map(Remark.init)
    self.unrelated = Self.counts(report.unrelated)
  }

  private static func counts(_ counts: [String: Int]) -> [Count] {
    counts.sorted { $0.key < $1.key }.map {
      Count(type: Markdown.text($0.key), count: $0.value.grouped)
    }
  }
}

extension ImportPage.Remark {
  fileprivate init(_ remark: ImportReport.Remark) {
    let what = [remark.type, remark.id].filter { !$0.isEmpty }.joined(separator: " ")
    self.init(
      what: Markdown.text(what), reason: Markdown.text(remark.reason),
      place: remark.location.map { Markdown.text($0.pageText) } ?? "")
  }
}
