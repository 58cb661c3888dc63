extension String {
  /// The name that GitHub, and most renderers with it, give to a heading of this text.
  public var headingAnchor: String {
    var name = ""
    for scalar in unicodeScalars {
      if scalar == " " {
        name += "-"
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "-" || scalar == "_"
      {
        name += scalar.properties.lowercaseMapping
      }
    }
    return name
  }
}
