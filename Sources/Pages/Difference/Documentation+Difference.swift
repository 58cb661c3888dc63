public import DOT
public import Evaluation
import Markup
public import NetworkModel
public import Review

extension Documentation {
  /// Makes a picture of a flow in one of the two networks.
  public typealias DrawFlow =
    @Sendable (_ explanation: Explanation, _ topology: Topology, _ id: String) -> Drawing

  /// Writes the page of a difference, with pictures of each flow that fares otherwise, before and after.
  public init(of difference: NetworkDifference, draw: DrawFlow) {
    var slugs = SlugTable()
    var files: [OutputFile] = []
    var pictures: [String] = []
    for flow in difference.worstFlowsFirst where !flow.isWithoutEffect {
      let slug = slugs.slug(for: flow.name)
      let sides = [
        ("before", flow.before, difference.before), ("after", flow.after, difference.after),
      ]
      let cells = sides.map { side, explanation, topology -> String in
        guard let explanation else { return side == "before" ? "not there" : "gone" }
        let name = "\(slug)-\(side)"
        let drawing = draw(explanation, topology, name)
        let path = "flows/\(name).svg"
        files.append(OutputFile(path: path, content: .picture(drawing)))
        let target = Markdown.target(path)
        return "[![\(Markdown.text(drawing.title))](\(target))](\(target))"
      }
      pictures.append(
        """
        ### \(Markdown.text(flow.name))

        \(Markdown.row(["Before", "After"]))
        \(Markdown.row(["---", "---"]))
        \(Markdown.row(cells))

        """)
    }
    let page = DifferencePage(difference).text(pictures: pictures, limit: nil)
    files.append(OutputFile(path: "diff.md", content: .text(page)))
    self.init(files: files)
  }
}
