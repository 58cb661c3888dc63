import Testing

@testable import Review

@Suite struct PublicIPWithoutRouteTests {
  private let server = WebServer.text("sg-1: {inbound: [], outbound: []}")
  private let route = "{destination: 0.0.0.0/0, target: igw-1}"
  private let address = "publicIP: 198.51.100.10, "

  @Test func `an address without a route`() throws {
    #expect(
      try Check.publicIPWithoutRoute.findings(in: server.replacing(route, with: "")) == [
        "warning web-1 has a public address, and subnet public-a no route to an internet gateway (route "
          + "table public)"
      ])
  }

  @Test func `a route without an address`() throws {
    #expect(
      try Check.routeWithoutPublicIP.findings(in: server.replacing(address, with: "")) == [
        "note web-1 has no public address in the public subnet public-a: nothing on the internet is in "
          + "reach from there"
      ])
  }

  @Test func `both, and neither, are well`() throws {
    let neither = server.replacing(address, with: "").replacing(route, with: "")
    for text in [server, neither] {
      #expect(try Check.publicIPWithoutRoute.findings(in: text).isEmpty)
      #expect(try Check.routeWithoutPublicIP.findings(in: text).isEmpty)
    }
  }

  @Test func `what a firewall may forward is not judged`() throws {
    let text = server.replacing(route, with: "{destination: 0.0.0.0/0, target: unknown}")
    #expect(try Check.publicIPWithoutRoute.findings(in: text).isEmpty)
  }
}
