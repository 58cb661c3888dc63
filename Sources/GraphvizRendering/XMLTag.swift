/// The start of an element.
///
/// Values are bytes, with entities replaced: most are only copied, and UTF-8 was checked before.
struct XMLTag {
  var name: String
  var attributes: [XMLAttribute] = []
  /// Whether the element ends here, too.
  var isEmpty = false

  /// The value of an attribute as text.
  subscript(name: String) -> String? {
    get { bytes(of: name).map { String(decoding: $0, as: UTF8.self) } }
    set {
      let index = attributes.firstIndex { $0.name == name }
      switch (index, newValue.map { Array($0.utf8)[...] }) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append(XMLAttribute(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The value of an attribute.
  func bytes(of name: String) -> ArraySlice<UInt8>? {
    attributes.first { $0.name == name }?.value
  }
}

/// An attribute of an element.
struct XMLAttribute {
  var name: String
  var value: ArraySlice<UInt8>
}
