import Evaluation
import Markup
import Mustache

/// Who can reach whom: the rows by destination, and the same by source.
struct ReachabilityPage: MustacheParent {
  struct Row: MustacheParent {
    let from: String
    let to: String
    let traffic: String
    let verdict: String
    let note: String

    func child(named name: String) -> Any? {
      switch name {
      case "from": from
      case "to": to
      case "traffic": traffic
      case "verdict": verdict
      case "note": note
      default: nil
      }
    }
  }

  /// The title of the index, where the page stands beside one.
  let title: String?
  let destinations: [Row]
  let moreDestinations: String?
  let sources: [Row]
  let moreSources: String?

  func child(named name: String) -> Any? {
    switch name {
    case "index": title != nil
    case "title": title
    case "destinations": destinations
    case "hasDestinations": !destinations.isEmpty
    case "moreDestinations": moreDestinations
    case "sources": sources
    case "hasSources": !sources.isEmpty
    case "moreSources": moreSources
    default: nil
    }
  }
}

extension ReachabilityPage {
  /// How many rows a table of the documentation has at most: a longer one no wiki shows well.
  static let limit = 400

  /// - Parameter limit: how many rows each table has at most; nil: all.
  init(_ reachability: Reachability, title: String?, limit: Int?) {
    let byDestination = reachability.rows.groupedByDestination.flatMap(\.1)
    let bySource = reachability.rows.groupedBySource.flatMap(\.1)
    let count = min(limit ?? .max, reachability.rows.count)
    let rest = reachability.rows.count - count
    let more =
      rest == 0
      ? nil
      : "\(rest.grouped) more rows are left out here: `portolan reach` with `--from`, `--to` or `--port` "
        + "prints those of one end, and `--format csv` all."
    self.title = title.map(Markdown.text)
    // Where one end was asked about, the other order says nothing new.
    let isOneSided = reachability.from != nil || reachability.to != nil
    let showsSources = !isOneSided || (reachability.from != nil && reachability.to == nil)
    let showsDestinations = !isOneSided || !showsSources
    self.destinations = showsDestinations ? byDestination.prefix(count).map(Row.init) : []
    self.moreDestinations = showsDestinations ? more : nil
    self.sources = showsSources ? bySource.prefix(count).map(Row.init) : []
    self.moreSources = showsSources ? more : nil
  }
}

extension ReachabilityPage.Row {
  fileprivate init(_ row: Reachability.Row) {
    self.init(
      from: Self.text(row.from), to: Self.text(row.to),
      traffic: Markdown.text(row.trafficText), verdict: row.outcome.verdict,
      note: row.note.isEmpty ? "" : Markdown.text(row.note))
  }

  private static func text(_ party: Reachability.Party) -> String {
    let names = Markdown.text(party.displayText)
    return party.count > 1 ? "\(names) (×\(party.count))" : names
  }
}
