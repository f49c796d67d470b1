/// All rows of a record with the child rows of each of its lists.
package struct RecordTable: Sendable {
  /// Child rows, sorted by parent: those of parent `p` are `offsets[p]..<offsets[p + 1]`, in input order.
  package struct List: Sendable {
    package var name: String
    package var offsets: [Int32]
    /// 0 where the list itself is missing; `nil` means every parent has one, if only an empty one.
    package var validity: [UInt8]?
    package var columns: [NamedColumn]
    package init(
      name: String, offsets: [Int32], validity: [UInt8]? = nil, columns: [NamedColumn]
    ) {
      self.name = name
      self.offsets = offsets
      self.validity = validity
      self.columns = columns
    }
  }
  package struct NamedColumn: Sendable {
    package var name: String
    package var column: Column
    package init(name: String, column: Column) {
      self.name = name
      self.column = column
    }
  }
  package var count: Int
  package var columns: [NamedColumn]
  package var lists: [List]

  package init(count: Int, columns: [NamedColumn], lists: [List] = []) {
    self.count = count
    self.columns = columns
    self.lists = lists
  }

  /// The column of a field's name.
  package func column(_ name: String) -> Column? { columns.first { $0.name == name }?.column }
  /// The list of a name.
  package func list(_ name: String) -> List? { lists.first { $0.name == name } }
}
