/// A test as JUnit's reports have it.
struct JUnitTest {
  enum Result {
    case passed
    /// It passes, with something to read.
    case remark(String)
    case failed(type: String, message: String, text: String)
    case skipped(String)
  }

  let suite: String
  let name: String
  let result: Result

  var isFailed: Bool { if case .failed = result { true } else { false } }
  var isSkipped: Bool { if case .skipped = result { true } else { false } }

  var xml: String {
    let start =
      "    <testcase classname=\"\(XMLText.attribute(suite))\" name=\"\(XMLText.attribute(name))\""
    let content: String
    switch result {
    case .passed: return "\(start)/>\n"
    case .remark(let text): content = "<system-out>\(XMLText.content(text))</system-out>"
    case .failed(let type, let message, let text):
      content =
        "<failure type=\"\(XMLText.attribute(type))\" message=\"\(XMLText.attribute(message))\">"
        + "\(XMLText.content(text))</failure>"
    case .skipped(let reason): content = "<skipped message=\"\(XMLText.attribute(reason))\"/>"
    }
    return "\(start)>\n      \(content)\n    </testcase>\n"
  }
}

/// Tests that belong together.
struct JUnitSuite {
  let name: String
  let tests: [JUnitTest]

  init(_ name: String, _ tests: [JUnitTest]) {
    self.name = name
    self.tests = tests
  }

  var xml: String {
    "  <testsuite name=\"\(XMLText.attribute(name))\"\(Self.counts(of: tests))>\n"
      + tests.map(\.xml).joined() + "  </testsuite>\n"
  }

  /// The attributes that count tests.
  static func counts(of tests: [JUnitTest]) -> String {
    " tests=\"\(tests.count)\" failures=\"\(tests.count(where: \.isFailed))\" errors=\"0\""
      + " skipped=\"\(tests.count(where: \.isSkipped))\""
  }
}
