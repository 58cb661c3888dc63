import DOT
import Pages
import StaticSites

extension Documentation {
  /// A small network: its index mentions an ACL before the flows.
  static let small = Documentation(files: [
    page(
      "README.md",
      """
      # A & B

      [![VPC](diagrams/vpc.svg)](diagrams/vpc.svg)

      [nacl-2](network-acls/nacl-2.md#inbound-100), [Second](flows/second.md), [First](flows/01-first.md),
      [gone](flows/gone.md)

      ## Flows
      """),
    page(
      "flows/01-first.md",
      """
      # First

      [![It](../diagrams/first.svg)](../diagrams/first.svg)

      [row](../network-acls/nacl-2.md#inbound-100) [page](second.md) [up](../README.md#flows)

      <details>
      <summary>Terraform</summary>

      ```hcl
      a = "{{< x >}} {{% y %}} {{< z"
      ```

      </details>
      """),
    page("flows/second.md", "# Second\n"), page("reachability.md", "# Who can reach whom\n"),
    page(
      "network-acls/nacl-2.md",
      """
      # Network ACL nacl-2

      [first](#inbound-100)

      ## ACL nacl-2 - Inbound

      | Rule | Description |
      | --- | --- |
      | 100 | <a id="inbound-100"></a>10.0.0.1/8, `a{b` |
      """),
    picture("diagrams/vpc.svg"), picture("diagrams/first.svg"),
    OutputFile(path: "diagrams/vpc.dot", content: .text("digraph {}")),
  ])

  static func page(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, content: .text(text))
  }

  static func picture(_ path: String) -> OutputFile {
    OutputFile(
      path: path,
      content: .picture(
        Drawing(id: "x", title: path, summary: "", graph: DOTGraph(name: "x"))))
  }

  /// A text file of a site.
  func text(_ path: String, in site: StaticSite) -> String? {
    let file = site.documentation(self).files.first { $0.path == path }
    guard case .text(let text)? = file?.content else { return nil }
    return text
  }
}
