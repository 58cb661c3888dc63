import Foundation
import NetworkModel
import Pages
import Testing

struct TemplateTests {
  @Test func `a template can be replaced`() async throws {
    let documentation = await Documentation(
      of: [await DocumentedNetwork(.diagramA)],
      templates: try TemplateLibrary(overrides: ["index.mustache": "{{title}}: {{summary}}\n"]),
      draw: Documentation.box)
    #expect(
      documentation.text("README.md")
        == "A single EC2 instance accepting HTTP traffic: 2 flows, all as expected.\n")
    #expect(documentation.text("flows/browse.md")?.hasPrefix("# Browse\n") == true)
  }

  @Test func `an unknown file name is an error with the known ones`() {
    let error = #expect(throws: TemplateError.self) {
      try TemplateLibrary(overrides: ["idnex.mustache": ""])
    }
    #expect(error?.description.contains("'idnex.mustache'") == true)
    #expect(error?.description.contains("index.mustache, flow.mustache") == true)
  }

  @Test(arguments: [
    ("one\n{{title", 2), ("one\ntwo\n{{#flows}}\n", 4), ("{{#flows}}\n{{/groups}}", 2),
  ])
  func `a malformed template is an error with file and line`(text: String, line: Int) {
    let error = #expect(throws: TemplateError.self) {
      try TemplateLibrary(overrides: ["flow.mustache": text])
    }
    guard case .malformed("flow.mustache", let found, _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == line)
  }

  @Test func `a folder of templates is read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("overview.mustache", "nothing")
    #expect(throws: Never.self) { try TemplateLibrary(folder: folder.path) }
    #expect(throws: TemplateError.self) { try TemplateLibrary(folder: "\(folder.path)/none") }
  }
}
