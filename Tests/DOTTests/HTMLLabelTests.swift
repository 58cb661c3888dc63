import DOT
import Testing

struct HTMLLabelTests {
  @Test func `a table prints rows, cells, rules and text`() {
    let blue = DOTColor(0x0072B2)
    let lane = HTMLLabel.Table(
      .border(0),
      rows: [
        .row([
          .cell(
            .backgroundColor(blue), .width(24), .height(38), .rowSpan(2),
            text: .text("1", size: 11, color: DOTColor(0xFFFFFF), isBold: true)),
          .cell(
            .align(.left), .verticalAlign(.bottom), text: .plain("in"), .lineBreak, .plain("out")),
        ])
      ])
    let label = HTMLLabel(
      HTMLLabel.Table(
        .border(1), .color(blue), .cellBorder(0), .cellSpacing(0), .cellPadding(0),
        .style(.rounded),
        rows: [
          .row([
            .cell(.port("rq"), .columnSpan(2), table: lane), .verticalRule,
            .cell(.lineAlign(.center), .fixedSize(true), .sides(.bottom, .left)),
          ]),
          .horizontalRule,
          .row([.cell(text: .italic([.plain("x")]), .lineBreak(.left))]),
        ]))

    #expect(
      text(of: label) == """
        <<TABLE BORDER="1" COLOR="#0072B2" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" \
        STYLE="ROUNDED"><TR><TD PORT="rq" COLSPAN="2"><TABLE BORDER="0"><TR><TD BGCOLOR="#0072B2" \
        WIDTH="24" HEIGHT="38" ROWSPAN="2"><FONT POINT-SIZE="11" COLOR="#FFFFFF"><B>1</B></FONT>\
        </TD><TD ALIGN="LEFT" VALIGN="BOTTOM">in<BR/>out</TD></TR></TABLE></TD><VR/>\
        <TD BALIGN="CENTER" FIXEDSIZE="TRUE" SIDES="BL"></TD></TR><HR/><TR><TD><I>x</I>\
        <BR ALIGN="LEFT"/></TD></TR></TABLE>>
        """)
  }

  @Test(arguments: [
    (#"<b>"q" & 'a'</b>"#, "&lt;b&gt;&quot;q&quot; &amp; 'a'&lt;/b&gt;"),
    ("&nbsp;", "&amp;nbsp;"),
    ("a\n\tb\u{0}", "a  b\u{FFFD}"),
    (#"\N"#, #"\\N"#),
  ])
  func `text is escaped once`(plain: String, markup: String) {
    #expect(text(of: HTMLLabel(.plain(plain))) == "<\(markup)>")
  }

  @Test func `elements around no text are left out, since Graphviz rejects them`() {
    let label = HTMLLabel(
      .plain("a"), .bold([]), .font(size: 10, color: nil, [.bold([.plain("")])]))
    #expect(text(of: label) == "<a>")
  }

  @Test func `a cell leads somewhere and says where`() throws {
    let link = try #require(DOTLink("rules.html?a=1&b=2#r100"))
    let label = HTMLLabel(
      .init(rows: [
        .row([
          .cell(
            .href(link), .title(#"\N "rule" <100>"#), .tooltip("t"), .target(.top),
            text: .plain("x"))
        ])
      ]))
    #expect(
      text(of: label) == #"""
        <<TABLE><TR><TD HREF="rules.html?a=1&amp;amp;b=2#r100" TITLE="\\N &quot;rule&quot; &lt;100&gt;" \#
        TOOLTIP="t" TARGET="_top">x</TD></TR></TABLE>>
        """#)
  }

  @Test func `numbers stay in the range that Graphviz accepts`() {
    let label = HTMLLabel(
      .init(.border(-1), .width(1_000_000), rows: [.row([.cell(.rowSpan(0))])]))
    #expect(
      text(of: label)
        == "<<TABLE BORDER=\"0\" WIDTH=\"65535\"><TR><TD ROWSPAN=\"1\"></TD></TR></TABLE>>")
  }

  private func text(of label: HTMLLabel) -> String {
    let lines = DOTGraph(name: "g", attributes: [.label(label)]).text
    return String(
      lines.dropFirst("digraph \"g\" {\n  graph [label=".count).dropLast("];\n}\n".count))
  }
}
