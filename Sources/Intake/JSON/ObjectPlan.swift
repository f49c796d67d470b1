import Semantics

/// Which members of an object hold which fields and lists of a record.
final class ObjectPlan {
  enum Member {
    /// Position among the columns.
    case field(Int)
    /// Position in `lists`.
    case list(Int)
    /// A field that is not to be read, or that a constant gives.
    case passedOver
  }

  /// The record's or list's name.
  let name: String
  private(set) var fields: [FieldReader] = []
  private(set) var constants: [Int: String] = [:]
  private(set) var lists: [(schema: ListSchema, plan: ObjectPlan)] = []
  private(set) var key: Int?
  private var names = TextTable()
  private var members: [Member] = []

  init(
    schema: InputSchema, list: ListSchema?, naming: inout FieldNaming
  ) throws(IntakeError) {
    let record = list?.record ?? schema.record
    name = list?.name ?? record.name
    for (position, field) in record.fields.enumerated() {
      guard schema.reads(position, of: record, list: list?.name) else {
        add(.passedOver, named: [field.name, field.externalName])
        continue
      }
      let isKey = position == record.key && list == nil
      var field = field
      if isKey {
        key = fields.count
        // A key that may be missing would be none.
        field.isOptional = false
      }
      let reader = FieldReader(field, oneOfs: schema.oneOfs)
      if let constant = naming.constant(field.name, list: list) {
        if let cause = reader.fault(ofConstant: constant) {
          throw .badConstant(field: field.name, value: constant, cause: cause)
        }
        constants[fields.count] = constant
        add(.passedOver, named: [field.name, field.externalName])
      } else {
        let mapped = naming.columns(
          mappedTo: field.name, list: list, in: naming.maps.keys.sorted())
        add(
          .field(fields.count),
          named: mapped.isEmpty ? [field.externalName, field.name] : mapped)
      }
      fields.append(reader)
    }
    guard list == nil else {
      names.ensureSearchable()
      return
    }
    for list in schema.lists {
      guard schema.reads(list) else {
        add(.passedOver, named: [list.name])
        continue
      }
      add(.list(lists.count), named: [list.name])
      lists.append((list, try ObjectPlan(schema: schema, list: list, naming: &naming)))
    }
    names.ensureSearchable()
  }

  private func add(_ member: Member, named names: [String?]) {
    for case let name? in names {
      let bytes = Array(name.utf8) + [UInt8](repeating: 0, count: 8)
      let isNew = bytes.withUnsafeBufferPointer {
        self.names.insert($0.baseAddress!, name.utf8.count).isNew
      }
      if isNew { members.append(member) }
    }
  }

  /// What a member's name stands for; it must be readable for eight bytes past its end.
  func member(_ name: UnsafeBufferPointer<UInt8>) -> Member? {
    guard let start = name.baseAddress, let code = names.code(of: start, name.count) else {
      return nil
    }
    return members[Int(code)]
  }
}
