import DOT
import Testing

struct DOTGraphTests {
  @Test func `a graph prints what it holds, in order, one statement a line`() {
    let ink = DOTColor(0x0F172A)
    let graph = DOTGraph(
      name: "flow",
      attributes: [
        .rankDirection(.topToBottom), .fontName("Helvetica,Arial"), .fontSize(12),
        .backgroundColor(.transparent), .padding(inches: 0.15), .nodeSeparation(inches: 1),
        .splines(.line), .outputOrder(.edgesLast), .labelLocation(.bottom),
      ],
      nodeDefaults: [.shape(.plain), .fontColor(ink)],
      edgeDefaults: [.arrowSize(0.7)],
      statements: [
        .node(.init("client", .id("client"), .tooltip("a & b"))),
        .cluster(
          .init(
            "vpc", [.style(.rounded, .filled), .margin(14), .label("VPC")],
            statements: [
              .cluster(
                .init("subnet", statements: [.node(.init("web", .classes(["gate", "a b"])))]))
            ])),
        .edge(
          .init(
            from: .init("client", port: "rq", compass: .south), to: "web",
            .color(DOTColor(0x0072B2)), .penWidth(2.2), .style(.dotted), .direction(.back),
            .arrowHead(.tee), .weight(50))),
      ])

    #expect(
      graph.text == """
        digraph "flow" {
          graph [rankdir="TB" fontname="Helvetica,Arial" fontsize="12" bgcolor="transparent" \
        pad="0.15" nodesep="1" splines="line" outputorder="edgeslast" labelloc="b"];
          node [shape="plain" fontcolor="#0F172A"];
          edge [arrowsize="0.7"];
          "client" [id="client" tooltip="a &amp; b"];
          subgraph "cluster_vpc" {
            style="rounded,filled";
            margin="14";
            label="VPC";
            subgraph "cluster_subnet" {
              "web" [class="gate a-b"];
            }
          }
          "client":"rq":s -> "web" [color="#0072B2" penwidth="2.2" style="dotted" dir="back" \
        arrowhead="tee" weight="50"];
        }

        """)
  }

  @Test func `a strict graph without content is two lines`() {
    #expect(DOTGraph(name: "", isStrict: true).text == "strict digraph \"\" {\n}\n")
  }

  @Test(arguments: [
    ("plain", #""plain""#),
    ("", #""""#),
    (#"say "hi""#, #""say \"hi\"""#),
    (#"ends in \"#, #""ends in \\""#),
    (#"\"quoted\""#, #""\\\"quoted\\\"""#),
    (#"\N \G"#, #""\\N \\G""#),
    ("two\nlines\tand tab", "\"two␊lines␉and tab\""),
    ("bell\u{7} null\u{0} delete\u{7F}", "\"bell␇ null␀ delete␡\""),
    ("\u{85}\u{FFFE}", "\"\u{FFFD}\u{FFFD}\""),
    ("<script>alert(1)</script>", "\"<script>alert(1)</script>\""),
    ("🔥 \u{202E}שלום", "\"🔥 \u{202E}שלום\""),
    ("node", #""node""#),
    ("-1.5", #""-1.5""#),
  ])
  func `a name is quoted, whatever it is`(name: String, quoted: String) {
    let graph = DOTGraph(name: "g", statements: [.node(.init(name))])
    #expect(graph.text == "digraph \"g\" {\n  \(quoted);\n}\n")
  }

  @Test(arguments: [
    ("a & b", "a &amp; b"),
    ("&lt;", "&amp;lt;"),
    ("a&b", "a&amp;b"),
    ("two\nlines", "two lines"),
    ("bell\u{7}", "bell\u{FFFD}"),
    (#"\n"#, #"\\n"#),
  ])
  func `a label says exactly its text`(text: String, value: String) {
    let graph = DOTGraph(name: "g", statements: [.node(.init("n", .label(text)))])
    #expect(graph.text == "digraph \"g\" {\n  \"n\" [label=\"\(value)\"];\n}\n")
  }

  @Test func `a backslash in a tooltip survives being read twice`() {
    let graph = DOTGraph(name: "g", statements: [.node(.init("n", .tooltip(#"\N"#)))])
    #expect(graph.text.contains(#"tooltip="\\\\N""#))
  }

  @Test(arguments: [(1.0, "1"), (0.15, "0.15"), (.nan, "0"), (-.infinity, "0"), (2.2, "2.2")])
  func `a number is short and finite`(number: Double, text: String) {
    let graph = DOTGraph(name: "g", attributes: [.padding(inches: number)])
    #expect(graph.text.contains("pad=\"\(text)\""))
  }

  @Test func `what makes Graphviz hang is limited`() {
    let node = DOTGraph.Node("n", .peripheries(99_999_999))
    #expect(DOTGraph(name: "g", statements: [.node(node)]).text.contains("peripheries=\"4\""))
  }

  @Test func `drawn things are counted wherever they are`() {
    let graph = DOTGraph(
      name: "g",
      statements: [
        .node(.init("a")),
        .node(.init("hidden", .style(.invisible))),
        .cluster(
          .init(
            "outer", [.style(.invisible)],
            statements: [
              .node(.init("b")), .cluster(.init("inner", statements: [.node(.init("a"))])),
            ])),
        .edge(.init(from: "a", to: "only mentioned")),
        .edge(.init(from: "a", to: "b")),
        .edge(.init(from: "a", to: "b")),
        .edge(.init(from: "a", to: "b", .style(.invisible))),
      ])

    #expect(graph.counts.nodes == 3)
    #expect(graph.counts.edges == 3)
    #expect(graph.counts.clusters == 2)
    var strict = graph
    strict.isStrict = true
    #expect(strict.counts.edges == 2)
  }
}
