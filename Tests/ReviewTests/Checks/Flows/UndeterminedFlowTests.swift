import Testing

@testable import Review

@Suite struct UndeterminedFlowTests {
  private func text(_ source: String) -> String {
    WebServer.text(
      "sg-1: {inbound: [{type: SSH, source: \(source)}], outbound: []}",
      more: "flows: [{name: Log in, from: internet, to: web-1, protocol: tcp, port: 22}]")
  }

  @Test func `a fact that is missing`() throws {
    let findings = try Check.undeterminedFlow.findings(in: text("unknown"))
    #expect(findings.count == 1)
    #expect(
      findings.first?.hasPrefix("note whether Log in works cannot be said: inbound rule 1 of")
        == true)
  }

  @Test func `a verdict that is certain`() throws {
    #expect(try Check.undeterminedFlow.findings(in: text("0.0.0.0/0")).isEmpty)
    #expect(try Check.undeterminedFlow.findings(in: text("10.0.0.0/8")).isEmpty)
  }
}
