extension HTMLAttribute where Owner: HTMLOwner {
  /// The width of the border, in points, from 0 to 255.
  public static func border(_ points: Int) -> Self { Self("BORDER", points, in: 0...255) }

  /// The colour of the border.
  public static func color(_ color: DOTColor) -> Self { Self("COLOR", color.text) }

  /// The colour of the area.
  public static func backgroundColor(_ color: DOTColor) -> Self { Self("BGCOLOR", color.text) }

  /// The space between the borders of neighbouring cells, in points, from 0 to 127.
  public static func cellSpacing(_ points: Int) -> Self { Self("CELLSPACING", points, in: 0...127) }

  /// The space between a cell's border and what is in it, in points, from 0 to 255.
  public static func cellPadding(_ points: Int) -> Self { Self("CELLPADDING", points, in: 0...255) }

  /// How the border is drawn.
  public static func style(_ style: HTMLStyle) -> Self { Self("STYLE", style.rawValue) }

  /// The smallest width, in points, from 0 to 65535.
  public static func width(_ points: Int) -> Self { Self("WIDTH", points, in: 0...65535) }

  /// The smallest height, in points, from 0 to 65535.
  public static func height(_ points: Int) -> Self { Self("HEIGHT", points, in: 0...65535) }

  /// Whether the size is exactly what width and height say.
  public static func fixedSize(_ isFixed: Bool) -> Self {
    Self("FIXEDSIZE", isFixed ? "TRUE" : "FALSE")
  }

  /// Where the content stands horizontally.
  public static func align(_ alignment: HorizontalAlignment) -> Self {
    Self("ALIGN", alignment.rawValue)
  }

  /// Where the content stands vertically.
  public static func verticalAlign(_ alignment: VerticalAlignment) -> Self {
    Self("VALIGN", alignment.rawValue)
  }

  /// The name by which edges find this place; without a colon.
  public static func port(_ name: String) -> Self { Self("PORT", escapedMarkup(name)) }

  /// The sides that have a border.
  public static func sides(_ sides: HTMLSide...) -> Self {
    Self("SIDES", sides.map(\.rawValue).joined())
  }

  /// Where the area leads.
  public static func href(_ link: DOTLink) -> Self {
    Self("HREF", link.graphvizMarkup)
  }

  /// The frame or window in which the link opens.
  public static func target(_ target: LinkTarget) -> Self { Self("TARGET", target.rawValue) }

  /// What is shown when the pointer rests on the area; Graphviz writes it only beside `href`.
  public static func title(_ text: String) -> Self { Self("TITLE", escapedMarkup(text)) }

  /// What is shown when the pointer rests on the area; the same as `title`.
  public static func tooltip(_ text: String) -> Self { Self("TOOLTIP", escapedMarkup(text)) }
}

extension HTMLAttribute where Owner == HTMLLabel.Table {
  /// The width of the border of every cell that does not say otherwise, in points, from 0 to 127.
  public static func cellBorder(_ points: Int) -> Self { Self("CELLBORDER", points, in: 0...127) }
}

extension HTMLAttribute where Owner == HTMLLabel.Cell {
  /// Where lines stand that `lineBreak` ends.
  public static func lineAlign(_ alignment: HorizontalAlignment) -> Self {
    Self("BALIGN", alignment.rawValue)
  }

  /// The name and the classes of the area in the finished picture; Graphviz writes them only beside `href`.
  ///
  /// Labels know no classes, so these follow the name in the notation of selectors. Name and classes hold no full
  /// stop.
  public static func id(_ name: String, classes: [String]) -> Self {
    Self("ID", escapedMarkup(([name] + classes).joined(separator: ".")))
  }

  /// How many rows the cell takes.
  public static func rowSpan(_ rows: Int) -> Self { Self("ROWSPAN", rows, in: 1...65535) }

  /// How many columns the cell takes.
  public static func columnSpan(_ columns: Int) -> Self { Self("COLSPAN", columns, in: 1...65535) }
}
