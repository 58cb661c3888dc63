/// How text becomes a part of Hugo's shortcodes, or stays none.
enum HugoShortcode {
  /// The address of a page, wherever the site publishes it.
  ///
  /// - Parameter path: relative to the page that links, with the name of a place behind `#`.
  static func address(ofPage path: String) -> String { "{{< relref \(quoted(path)) >}}" }

  /// A picture that lies beside the page.
  static func figure(_ path: String, title: String) -> String {
    "{{< figure src=\(quoted(path)) alt=\(quoted(title)) >}}"
  }

  /// Code in which nothing is a shortcode, which Hugo looks for in blocks of code too.
  ///
  /// What would be one is commented out, as Hugo wants it; half of one gets a blank.
  static func code(_ code: String) -> String {
    let shortcode = #/(?s)\{\{([<%])((?:(?!\{\{[<%]).)*?)([>%])\}\}|\{\{(?=[<%])/#
      .matchingSemantics(.unicodeScalar)
    return code.replacing(shortcode) { match in
      guard let open = match.1, let content = match.2, let close = match.3,
        (open == "<") == (close == ">"), !content.contains("*/")
      else { return "{ \(match.0.dropFirst())" }
      return "{{\(open)/*\(content)*/\(close)}}"
    }
  }

  /// A parameter; between backticks everything is literal but a backtick.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "`": "'"
      case "\n", "\r": " "
      default: scalar
      }
    }
    return "`\(String(String.UnicodeScalarView(scalars)))`"
  }
}
