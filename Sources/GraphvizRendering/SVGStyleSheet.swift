import DOT

/// The style sheet of a finished SVG: it scales with the page, and has a dark mode.
///
/// Every colour stays in the elements, so the picture is right where style sheets are not supported.
/// Print is light.
struct SVGStyleSheet {
  static let white = "#ffffff"

  let palette: SVGPalette
  let fills: Set<String>
  let strokes: Set<String>

  var text: String {
    "svg.portolan{max-width:100%;height:auto}"
      + "@media screen and (prefers-color-scheme:dark){\(darkRules.joined())}"
      + "@media print{svg.portolan{break-inside:avoid}}"
  }

  private var darkRules: [String] {
    palette.entries.flatMap(rules) + [".portolan text.on{fill:\(Self.white)}"]
  }

  private func rules(for entry: SVGPalette.Entry) -> [String] {
    let light = entry.light.text.lowercased()
    let dark = entry.dark.text.lowercased()
    let darkArea = entry.darkArea.text.lowercased()
    var rules: [String] = []
    if fills.contains(light), darkArea != light || dark != light {
      rules.append(".portolan [fill=\"\(light)\"]{fill:\(darkArea)}")
      if dark != darkArea {
        rules.append(
          ".portolan .edge [fill=\"\(light)\"],.portolan text[fill=\"\(light)\"]{fill:\(dark)}")
      }
    }
    if strokes.contains(light), dark != light {
      rules.append(".portolan [stroke=\"\(light)\"]{stroke:\(dark)}")
    }
    return rules
  }
}
