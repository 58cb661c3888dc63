import Diagnostics
public import Evaluation
import Evidence
public import JSON
public import NetworkModel
import PacketSpace
public import Provenance
import RemedyScripts
import Review

extension Explanation {
  /// The explanation as the contract prints it (`portolan.explanation/1`).
  ///
  /// - Parameter locations: where the parts of the network were written.
  public func json(
    in topology: Topology, _ locations: SourceLocations = SourceLocations()
  ) -> JSONValue {
    .object([
      "format": .string("portolan.explanation/1"),
      "flow": flow.json,
      "verdict": .string(outcome.rawValue),
      "expected": flow.expectation.map { .string($0.rawValue) },
      "summary": .string(headline),
      "clientPorts": clientPorts.map { coverage in
        .object([
          "declared": .string(coverage.declared.description),
          "usable": .string(coverage.usable.description),
          "count": .number(coverage.usable.count),
          "of": .number(coverage.declared.count),
        ])
      },
      "clients": .array(unlessEmpty: clients.map(\.json)),
      "partialBy": .array(unlessEmpty: partialBy.map { .string($0.rawValue) }),
      "legs": .array(legs.map(\.json)),
      "blockers": .array(
        blockers.map { $0.json(locations.place(of: legs[$0.leg].steps[$0.step], in: topology)) }),
      "remedies": .array((remedies ?? []).map(\.json)),
      "reasonForNoRemedy": reasonForNoRemedy.map { .string($0) },
      "criticalRules": .array(unlessEmpty: (criticalRules ?? []).map(\.json)),
      "tracking": .array(unlessEmpty: tracking.map(\.json)),
      "assumptions": .array(unlessEmpty: assumptions.map { .string($0) }),
      "missing": .array(unlessEmpty: missing.map { .string($0) }),
      "findings": .array(unlessEmpty: findings.map { $0.json(locations) }),
    ])
  }
}

extension Flow {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name),
      "from": .string(from.description),
      "to": .string(to.description),
      "protocol": .string(traffic.transport.description),
      "ports": traffic.transport.hasPorts ? .string(traffic.destinationPorts.description) : nil,
      "icmpType": icmpTypeAndCode.map { .number($0.type) },
      "icmpCode": icmpTypeAndCode?.code.map { .number($0) },
      "family": family.map { .string($0.key) },
      "client": clientPorts?.kind.map { .string($0.rawValue) },
      "clientPorts": clientPorts.map { .string($0.ports.description) },
    ])
  }

  private var icmpTypeAndCode: (type: Int, code: Int?)? {
    switch traffic {
    case .icmp(let type, let code), .icmpv6(let type, let code): (Int(type), code.map { Int($0) })
    case .tcp, .udp, .other: nil
    }
  }
}

extension Explanation.ClientCoverage {
  fileprivate var json: JSONValue {
    .object([
      "client": .string(client.rawValue), "usable": .number(usable.count),
      "of": .number(of.count),
    ])
  }
}

extension Leg {
  fileprivate var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue),
      "from": .string(from.id),
      "to": .string(to.id),
      "via": via.map { .object(["subnet": .string($0)]) },
      "family": family == .ipv6 ? .string("ipv6") : nil,
      "count": ends.count > 1 ? .number(ends.count) : nil,
      "ends": .array(unlessEmpty: ends.count > 1 ? ends.map(\.json) : []),
      "verdict": .string(outcome.rawValue),
      "clientPorts": clientPorts.map {
        .object([
          "declared": .string($0.declared.description), "usable": .string($0.usable.description),
        ])
      },
      "code": code.map { .string($0.rawValue) },
      "steps": .array(steps.map(\.json)),
    ])
  }

  /// The subnet of the node or of the target.
  private var via: String? {
    (from.kind == .loadBalancer ? from.subnet : to.subnet ?? from.subnet)?.rawValue
  }
}

extension Leg.Ends {
  fileprivate var json: JSONValue {
    .object([
      "from": .string(from.id), "fromSubnet": from.subnet.map { .string($0.rawValue) },
      "to": .string(to.id), "toSubnet": to.subnet.map { .string($0.rawValue) },
    ])
  }
}

extension Step {
  fileprivate var json: JSONValue {
    .object([
      "phase": .string(phase.rawValue),
      "kind": .string(checkpoint.kind.rawValue),
      "id": .string(checkpoint.id),
      "name": checkpoint.names == checkpoint.ids ? nil : .string(checkpoint.displayName),
      "subnet": checkpoint.subnet.map { .string($0.rawValue) },
      "on": checkpoint.on.map { .string($0) },
      "direction": checkpoint.direction.map { .string($0.rawValue) },
      "verdict": .string(outcome.rawValue),
      "rules": .strings(deciders.map(\.reference)),
      "passedPorts": outcome == .partial && packets.protocols.first?.hasPorts == true
        ? .string(passedPorts.description) : nil,
      "code": code.map { .string($0.rawValue) },
      "remark": remark.map { .string($0) },
    ])
  }
}

extension Explanation.Blocker {
  fileprivate func json(_ place: SourceLocation?) -> JSONValue {
    .object([
      "leg": .number(leg), "step": .number(step), "code": code.map { .string($0.rawValue) },
      "message": .string(message), "location": place.map(\.json),
    ])
  }
}

extension SourceLocation {
  /// The place as the contract prints it.
  var json: JSONValue {
    .object(["file": .string(file), "line": .number(line), "column": .number(column)])
  }
}

extension Remedy {
  fileprivate var json: JSONValue {
    .object([
      "changes": .array(changes.map(\.json)), "verdict": .string(outcome.rawValue),
      "remarks": .array(unlessEmpty: remarks.map { .string($0) }),
      "terraform": .string(terraform), "cli": .string(commandLines),
    ])
  }
}

extension CriticalRule {
  fileprivate var json: JSONValue {
    let verdict = JSONValue.string(outcome.rawValue)
    return switch location {
    case .entry(let id, let direction, let number):
      .object([
        "networkACL": .string(id.rawValue), "direction": .string(direction.rawValue),
        "rule": .number(number), "verdictWithout": verdict,
      ])
    case .rule(let id, let direction, let number):
      .object([
        "securityGroup": .string(id.rawValue), "direction": .string(direction.rawValue),
        "rule": .number(number), "verdictWithout": verdict,
      ])
    case .route(let id, let route):
      .object([
        "routeTable": .string(id.rawValue), "destination": .string(route.destination.description),
        "target": .string(route.target.description), "verdictWithout": verdict,
      ])
    }
  }
}

extension ConnectionTracking {
  fileprivate var json: JSONValue {
    .object(["leg": .number(leg), "step": .number(step), "kind": .string(kind.rawValue)])
  }
}

extension Remedy.Change {
  private var isReplacement: Bool {
    switch self {
    case .replaceEntry, .replaceRoute: true
    case .addEntry, .addRule, .addRoute: false
    }
  }

  fileprivate var json: JSONValue {
    switch self {
    case .addEntry(let acl, let direction, let entry),
      .replaceEntry(let acl, let direction, let entry):
      .object([
        "change": .string(isReplacement ? "replace" : "add"),
        "networkACL": .string(acl.rawValue), "direction": .string(direction.rawValue),
        "rule": .number(entry.ruleNumber), "action": .string(entry.action.rawValue),
        "protocol": .string(entry.traffic.protocols.first?.description ?? "all"),
        "ports": entry.traffic.portText.map { .string($0) },
        "icmpType": entry.traffic.icmpTypeAndCode?.type.map { .number(Int($0)) },
        "icmpCode": entry.traffic.icmpTypeAndCode?.code.map { .number(Int($0)) },
        "peer": .string(entry.peer.description),
      ])
    case .addRule(let group, let direction, let rule):
      .object([
        "change": .string("add"),
        "securityGroup": .string(group.rawValue), "direction": .string(direction.rawValue),
        "action": .string("allow"),
        "protocol": .string(rule.traffic.protocols.first?.description ?? "all"),
        "ports": rule.traffic.portText.map { .string($0) },
        "icmpType": rule.traffic.icmpTypeAndCode?.type.map { .number(Int($0)) },
        "icmpCode": rule.traffic.icmpTypeAndCode?.code.map { .number(Int($0)) },
        "peer": .string(rule.peer.description),
      ])
    case .addRoute(let table, let route), .replaceRoute(let table, let route):
      .object([
        "change": .string(isReplacement ? "replace" : "add"),
        "routeTable": .string(table.rawValue),
        "destination": .string(route.destination.description),
        "target": .string(route.target.description),
      ])
    }
  }
}

extension RuleTraffic {
  /// The type and code of an ICMP rule.
  fileprivate var icmpTypeAndCode: (type: UInt8?, code: UInt8?)? {
    switch self {
    case .icmp(let type, let code), .icmpv6(let type, let code): (type, code)
    case .all, .tcp, .udp, .other: nil
    }
  }

  /// The ports as the contract prints them; nil where there are none.
  fileprivate var portText: String? {
    switch self {
    case .tcp, .udp: destinationPorts.description
    case .all, .icmp, .icmpv6, .other: nil
    }
  }
}

extension Finding {
  /// The finding as the contract prints it.
  func json(_ locations: SourceLocations) -> JSONValue {
    .object([
      "id": .string(id),
      "check": .string(check),
      "severity": .string(severity.rawValue),
      "confidence": .string(confidence.rawValue),
      "resource": .object([
        "kind": .string(resource.kind), "id": .string(resource.id),
        "name": resource.name.map { .string($0) },
        "direction": resource.direction.map { .string($0.rawValue) },
        "rule": resource.rule.map { .string($0) },
      ]),
      "clientPorts": clientPorts.map { .string($0.description) },
      "packets": packets.map { packets in
        .array(
          packets.admissions(resource.direction ?? .inbound, atMost: 20).map { .string($0) })
      },
      "message": .string(message),
      "advice": advice.map { .string($0) },
      "location": locations.place(of: self).map(\.json),
    ])
  }
}
