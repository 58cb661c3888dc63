/// What carries DOT attributes: a graph, cluster, node or edge.
public protocol DOTOwner {}

/// What encloses nodes: a graph or a cluster.
public protocol DOTRegion: DOTOwner {}

/// What is drawn with a line: a cluster, node or edge.
public protocol DOTOutlined: DOTOwner {}

/// What is drawn with a line and may be filled: a cluster or node.
public protocol DOTFilled: DOTOutlined {}

extension DOTGraph: DOTRegion {}
extension DOTGraph.Cluster: DOTRegion, DOTFilled {}
extension DOTGraph.Node: DOTFilled {}
extension DOTGraph.Edge: DOTOutlined {}
