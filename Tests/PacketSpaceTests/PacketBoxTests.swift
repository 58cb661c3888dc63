import PacketSpace
import TestSupport
import Testing

@Suite struct PacketBoxTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `a box and the set made of it have the packets that its fields describe`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let box = PacketBox.random(using: &generator)
    let set = PacketSet(box)

    let packets = Packet.random(count: 100, using: &generator)
    #expect(packets.filter(box.contains) == packets.filter(box.matches))
    #expect(packets.filter(set.contains) == packets.filter(box.matches))
  }

  @Test
  func `IPv4 never meets IPv6`() {
    let mixed = PacketBox(sources: .allIPv4, destinations: .allIPv6)
    let packet = Packet(source: "10.0.0.1", destination: "::1", protocol: .tcp)

    #expect(PacketSet(mixed).isEmpty)
    #expect(!mixed.contains(packet))
    #expect(!PacketBox.all.contains(packet))
    #expect(!PacketSet.all.contains(packet))
    #expect(PacketSet(PacketBox(sources: .allIPv4)).families == [.ipv4])
  }

  @Test
  func `ports are ignored for protocols that have none`() {
    let gre = ProtocolSet(TransportProtocol(rawValue: 47))
    let any = PacketSet(PacketBox(protocols: gre))

    #expect(PacketSet(PacketBox(protocols: gre, destinationPorts: PortSet(22))) == any)
    #expect(PacketSet(PacketBox(protocols: gre, destinationPorts: .empty)) == any)
    #expect(
      PacketSet(PacketBox(protocols: [.icmp], sourcePorts: PortSet(22)))
        == PacketSet(PacketBox(protocols: [.icmp])))
    #expect(
      PacketSet(PacketBox(protocols: [.tcp], sourcePorts: PortSet(22)))
        != PacketSet(PacketBox(protocols: [.tcp])))
  }

  @Test
  func `a packet keeps only what its protocol has`() {
    let ports = [TransportProtocol.tcp, .icmp, TransportProtocol(rawValue: 47)].map {
      let packet = Packet(
        source: "10.0.0.1", destination: "10.0.0.2", protocol: $0, sourcePort: 7,
        destinationPort: 9)
      return [packet.sourcePort, packet.destinationPort]
    }

    #expect(ports == [[7, 9], [0, 9], [0, 0]])
  }

  @Test(
    arguments: [
      (nil, nil, "0-65535"),
      (nil, 3, "0-65535"),
      (8, 0, "2048"),
      (3, 4, "772"),
      (3, nil, "768-1023"),
      (255, nil, "65280-65535"),
    ] as [(UInt8?, UInt8?, String)])
  func `type and code stand in the place of the port`(type: UInt8?, code: UInt8?, ports: String) {
    #expect(PacketBox.icmpTypeCode(type: type, code: code).description == ports)
  }
}
