/// A part of an XML document.
enum XMLNode: Hashable {
  case element(XMLElement)
  case text(String)
}

/// An element of an XML document.
struct XMLElement: Hashable {
  var name: String
  var attributes: [XMLAttribute] = []
  var children: [XMLNode] = []

  subscript(name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      let index = attributes.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append(XMLAttribute(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The text directly in the element.
  var text: String {
    children.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }
}

/// An attribute of an XML element.
struct XMLAttribute: Hashable {
  var name: String
  var value: String
}
