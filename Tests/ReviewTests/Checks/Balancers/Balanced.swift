/// A load balancer that listens on port 443 and sends requests to port 8080 of a web server, for the tests of
/// checks on load balancers.
enum Balanced {
  /// - Parameters:
  ///   - clients: the inbound rules of the load balancer's group `sg-lb`.
  ///   - targets: the inbound rules of the server's group `sg-1`.
  ///   - kind: the type of the load balancer, and what else there is to say of it.
  static func text(
    clients: String = "{type: HTTPS, source: 0.0.0.0/0}",
    targets: String = "{protocol: tcp, ports: 8080, source: sg-lb}", kind: String = "type: classic"
  ) -> String {
    WebServer.text(
      "sg-1: {inbound: [\(targets)], outbound: []}",
      "sg-lb: {inbound: [\(clients)], outbound: [{type: All traffic, destination: 0.0.0.0/0}]}",
      more: """
        loadBalancers:
          lb-1:
            {\(kind), scheme: internet-facing, subnets: [public-a], securityGroups: [sg-lb], crossZone: true,
            listeners: [{protocol: HTTPS, port: 443, targetPort: 8080, targets: [web-1]}]}
        """)
  }
}
