import Evaluation
import Markup
import PacketSpace
public import Review

/// What changed between two networks, as a page and as a comment on a pull request.
public struct DifferencePage: Sendable {
  /// The most bytes of a comment; GitHub takes 65,536 characters.
  public static let commentLimit = 65_000

  /// By which a comment is found that is to be replaced.
  static let marker = "<!-- portolan-diff -->"

  private let difference: NetworkDifference
  /// Names and lists longer than this are cut, in a comment.
  private static let longestCell = 400

  /// Prepares a page.
  public init(_ difference: NetworkDifference) { self.difference = difference }

  /// A comment of limited size, which says what it leaves out; the worst comes first.
  public var comment: String { text(pictures: [], limit: Self.commentLimit) }

  /// The page.
  ///
  /// - Parameters:
  ///   - pictures: Markdown that stands behind the tables, unlimited.
  ///   - limit: the most bytes; nil: everything is said.
  func text(pictures: [String], limit: Int?) -> String {
    let top = "\(Self.marker)\n## Network changes\n\n\(cell(sentence))\n"
    let sections = self.sections.filter { !$0.rows.isEmpty }
    let counts =
      limit.map {
        LimitedSection.rowCounts(
          of: sections, within: $0 - top.utf8.count - sections.count)
      } ?? sections.map(\.rows.count)
    let tables = zip(sections, counts).map { $0.text(showing: $1) }
    return ([top] + tables + pictures).joined(separator: "\n")
  }

  private var sentence: String {
    let summary = difference.summary
    return summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  private var sections: [LimitedSection] {
    [exposures, flows, effects, rules, reach, resources]
  }

  private func cell(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > Self.longestCell else { return Markdown.text(text) }
    return Markdown.text(String(scalars.prefix(Self.longestCell)) + "…")
  }

  private func cell(_ texts: [String], none: String = "–") -> String {
    texts.isEmpty ? none : texts.map { cell($0) }.joined(separator: "<br>")
  }

  // MARK: Sections

  private var exposures: LimitedSection {
    LimitedSection(
      "Newly reachable from the internet", header: ["What", "With"],
      rows: difference.exposures.map {
        [cell($0.to.displayText), cell($0.traffics(\.gained, atMost: 6))]
      }, noun: ("exposure", "exposures"))
  }

  private var flows: LimitedSection {
    LimitedSection(
      "Flows", header: ["Flow", "Before", "Now", "What there is to say"],
      rows: difference.worstFlowsFirst.map { flow in
        [
          cell(flow.name), flow.before?.outcome.verdict ?? "not there",
          flow.after?.outcome.verdict ?? "gone",
          cell(flow.remarks + [(flow.after ?? flow.before)?.headline].compactMap { $0 }),
        ]
      }, noun: ("flow", "flows"))
  }

  private var effects: LimitedSection {
    let filters = difference.filters
    let ordered =
      filters.filter { !$0.admitted.isEmpty }
      + filters.filter { $0.admitted.isEmpty && !$0.isWithoutEffect }
      + filters.filter(\.isWithoutEffect)
    return LimitedSection(
      "Packets by filter", header: ["Filter", "Newly admitted", "No longer admitted", "Remark"],
      rows: ordered.map { filter in
        let unknown = filter.unknown.admissions(filter.direction, atMost: 4).map {
          "not known: \($0)"
        }
        return [
          cell(filter.title), cell(filter.admitted.admissions(filter.direction, atMost: 4)),
          cell(filter.refused.admissions(filter.direction, atMost: 4)),
          cell(unknown + [filter.reason].compactMap { $0 }, none: ""),
        ]
      }, noun: ("filter", "filters"))
  }

  private var rules: LimitedSection {
    LimitedSection(
      "Rules", isFolded: true, header: ["Filter", "Change", "Rule"],
      rows: difference.filters.flatMap { filter in
        filter.changes.map { [cell(filter.title), $0.word, cell($0.text)] }
      }, noun: ("rule", "rules"))
  }

  private var reach: LimitedSection {
    LimitedSection(
      "Who else reaches whom", isFolded: true,
      header: ["From and to", "Newly", "No longer", "Not known"],
      rows: difference.reach.filter { !$0.isExposure || !$0.lost.isEmpty || !$0.unknown.isEmpty }
        .map { difference in
          [
            cell(difference.title),
            difference.isExposure ? "see above" : cell(difference.traffics(\.gained, atMost: 4)),
            cell(difference.traffics(\.lost, atMost: 4)),
            cell(difference.traffics(\.unknown, atMost: 4)),
          ]
        }, noun: ("pair", "pairs"))
  }

  private var resources: LimitedSection {
    LimitedSection(
      "Other changes", isFolded: true, header: ["Resource", "Change", "What"],
      rows: difference.resources.map { resource in
        [
          cell("\(resource.noun) \(resource.name)"), resource.presence.word ?? "changed",
          cell(resource.details),
        ]
      }, noun: ("resource", "resources"))
  }
}

extension NetworkDifference {
  /// The flows, those first that work no longer.
  var worstFlowsFirst: [FlowDifference] {
    flows.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element)
  }
}

extension FlowDifference {
  fileprivate var rank: Int {
    guard !isWithoutEffect else { return 6 }
    guard before?.outcome != after?.outcome else { return 4 }
    return switch after?.outcome {
    case .denied: 0
    case .undetermined: 1
    case .partial: 2
    case .allowed: 3
    default: 5
    }
  }
}
