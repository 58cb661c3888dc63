import DOT
import GraphvizRendering

let page = DOTColor(0xFFFFFF)
let ink = DOTColor(0x0F172A)
let blue = DOTColor(0x0072B2)
let red = DOTColor(0xC62828)

let palette = SVGPalette([
  .init(page, dark: ink),
  .init(ink, dark: DOTColor(0xF1F5F9)),
  .init(blue, dark: DOTColor(0x4AA8E0), darkArea: DOTColor(0x0B4F7D)),
  .init(red),
])

/// A client outside, and a gate with two lanes inside a subnet in a VPC; both request and reply.
func sample(_ name: String = "sample", gate: String = "nacl-1", link: DOTLink? = nil) -> Drawing {
  Drawing(
    id: name, title: "Title & more", summary: "First <request>, then reply.",
    graph: sampleGraph(name, gate: gate, link: link))
}

func sampleGraph(_ name: String, gate: String, link: DOTLink? = nil) -> DOTGraph {
  DOTGraph(
    name: name,
    attributes: [
      .rankDirection(.leftToRight), .fontName("Helvetica,Arial,sans-serif"), .fontSize(12),
      .fontColor(ink), .backgroundColor(page), .splines(.line), .outputOrder(.edgesLast),
    ],
    nodeDefaults: [.shape(.plain), .fontName("Helvetica,Arial,sans-serif"), .fontColor(ink)],
    statements: [
      .node(.init("client", .id("client"), .classes(["resource"]), .label(box("Client")))),
      .cluster(
        .init(
          "vpc", [.id("vpc"), .style(.rounded, .filled), .fillColor(page), .color(ink)],
          statements: [
            .cluster(
              .init(
                "subnet", [.style(.rounded), .color(ink), .label("subnet")],
                statements: [
                  .node(
                    .init(
                      "gate", .id("gate"), .tooltip("Network ACL \(gate)"),
                      .label(box(gate, link: link))))
                ]))
          ])),
      .edge(
        .init(
          from: .init("client", port: "rq", compass: .east),
          to: .init("gate", port: "rq", compass: .west), .color(blue), .penWidth(2.2))),
      .edge(
        .init(
          from: .init("client", port: "rs", compass: .east),
          to: .init("gate", port: "rs", compass: .west), .color(red), .direction(.back),
          .style(.dotted))),
    ])
}

private func box(_ name: String, link: DOTLink? = nil) -> HTMLLabel {
  let links = link.map { [HTMLAttribute<HTMLLabel.Cell>.href($0), .title("rule 100")] } ?? []
  return HTMLLabel(
    .init(
      .border(1), .color(ink), .cellBorder(0), .cellSpacing(0), .cellPadding(0),
      rows: [
        .row([
          .cell(
            .backgroundColor(blue), .height(24), .align(.left),
            text: .text("\u{A0}\u{A0}\(name)", size: 12, color: page, isBold: true))
        ]),
        .row([
          .cell(
            .init(
              [.port("rq"), .height(38), .width(150), .backgroundColor(page)] + links,
              .text([.text("request", size: 10, color: ink)])))
        ]),
        .horizontalRule,
        .row([.cell(.port("rs"), .height(38), text: .text("reply", size: 10, color: ink))]),
      ]))
}

/// DOT text as it is, with what should be in the picture.
func job(
  _ id: String, _ dot: String, nodes: Int = 1, edges: Int = 0, clusters: Int = 0
) -> RenderJob {
  RenderJob(
    id: id, title: "T", summary: "S", dot: dot, nodeCount: nodes, edgeCount: edges,
    clusterCount: clusters)
}

/// A graph for which Graphviz takes minutes: it is flat and has no direction.
func slowGraph() -> RenderJob {
  var edges = ""
  var state: UInt32 = 1
  for node in 0..<1500 {
    for _ in 0..<3 {
      state = state &* 1_664_525 &+ 1_013_904_223
      edges += "n\(node) -> n\(state >> 16 % 1500)\n"
    }
  }
  return job("slow", "digraph slow {\n\(edges)}\n", nodes: 1500, edges: 4500)
}
