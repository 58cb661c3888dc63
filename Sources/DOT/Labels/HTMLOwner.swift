/// What carries HTML attributes: a table or a cell.
public protocol HTMLOwner {}

extension HTMLLabel.Table: HTMLOwner {}
extension HTMLLabel.Cell: HTMLOwner {}
