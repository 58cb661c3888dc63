import Evaluation
import Markup
import Mustache
import NetworkModel
import RemedyScripts

/// One of the alternatives that would make a flow work, as a page shows it.
struct RemedySection: MustacheParent {
  let title: String
  let changes: [String]
  let tables: [RuleTable]
  let remarks: [String]
  let verdict: String
  let scripts: [Script]

  /// The changes for a program, folded away until somebody wants them.
  struct Script: MustacheParent {
    let summary: String
    let code: String

    func child(named name: String) -> Any? {
      switch name {
      case "summary": summary
      case "code": code
      default: nil
      }
    }
  }

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "hasTitle": !title.isEmpty
    case "changes": changes
    case "tables": tables
    case "remarks": remarks
    case "hasRemarks": !remarks.isEmpty
    case "verdict": verdict
    case "scripts": scripts
    default: nil
    }
  }
}

extension RemedySection {
  /// The sections of a flow's remedies; a single one has no title.
  static func sections(of explanation: Explanation, in context: PageContext) -> [RemedySection] {
    let remedies = explanation.remedies ?? []
    return remedies.enumerated().map { index, remedy in
      let title = index == 0 ? "Least privilege" : "Or"
      return RemedySection(remedy, title: remedies.count == 1 ? "" : title, in: context)
    }
  }

  private init(_ remedy: Remedy, title: String, in context: PageContext) {
    let topology = context.network.topology
    self.title = title
    self.changes = remedy.changes.map {
      Markdown.text(Sentence.capitalised($0.sentence(in: topology)))
    }
    self.tables = ChangeTable.tables(of: remedy.changes, in: topology).map { table in
      RuleTable(
        title: Markdown.text(table.title), note: [], header: table.header,
        rows: table.rows.map { $0.map(Markdown.text) })
    }
    self.remarks = remedy.remarks.map(context.sentence)
    self.verdict = remedy.outcome.verdict
    self.scripts = [
      Script(summary: "Terraform", code: Markdown.fenced(remedy.terraform, language: "terraform")),
      Script(summary: "AWS CLI", code: Markdown.fenced(remedy.commandLines, language: "sh")),
    ]
  }
}
