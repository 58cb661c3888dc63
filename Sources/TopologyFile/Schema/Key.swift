internal import StructuredText

/// Every key of a topology file.
package enum Key: String, CaseIterable {
  // The file.
  case format, title
  case cidrs, prefixLists, vpcs, subnets, routeTables, securityGroups, networkACLs, instances
  case autoScalingGroups, loadBalancers, externals, flows, suppressions, destinations
  case natGateways, peerings, transitGateways, vpcEndpoints, lambdaFunctions, databases
  case targetGroups

  // Resources.
  case name, description, vpc, cidr, ipv6Cidr, ipv6Cidrs, internetGateway
  case egressOnlyInternetGateway, mainRouteTable, availabilityZone, routeTable, networkACL
  case maxEntries
  case routes, destination, target, state
  case inbound, outbound, rule, type, `protocol`, ports, icmpType, icmpCode, source, action
  case subnet, privateIP, publicIP, ipv6Addresses, clientPorts, client, networkInterfaces
  case sourceDestCheck, desiredCapacity, publicIPs
  case scheme, nodeAddresses, crossZone, listeners, targets, healthCheck, targetPort
  case answersItself, preserveClientIP, addressFamily, targetGroup, path, targetType, id
  case connectivity, requester, accepter, sameRegion
  case attachments, attachment, peer, propagations, securityGroupReferencing
  case service, addresses

  // What an organisation says of rules.
  case owner, justification, ticket, reviewBy

  // Annotations.
  case rules, clients, securityGroup, direction

  // Suppressions.
  case check, on, reason, until

  // Destinations.
  case url, kind, pages, user, parent, labels, branch, orphans, tokenVariable

  // What the model does not follow.
  case vpnGateways, vpnConnections, directConnectGateways, networkFirewalls, carrierGateways
  case localGateways, coreNetworks, globalAccelerators, availabilityMode, gatewayRouteTable
  case blockPublicAccess

  // Flows.
  case from, to, port, family, expect
}
