extension ProblemPage {
  /// Pages of problems with names.
  static let names: [ProblemPage] = [
    ProblemPage(
      "ambiguous_value",
      Phrase(
        "A bare value belongs to several one-of types, and nothing says which.",
        "该取值同属多个枚举类型，无法确定是哪一个。"),
      remedy: Phrase(
        "Compare it with a field of the type that is meant.",
        "请与所指类型的字段比较。"),
      wrong: .module(
        #"""
        record application { grade one of A, X }
        facts { let best = A }
        """#),
      right: .module(
        #"""
        record application { grade one of A, X }
        facts { let best = grade = A }
        """#)),
    ProblemPage(
      "child_attribute",
      Phrase(
        "'period', 'chain', 'void' and a bare 'known_on' are for rows of lists.",
        "period、chain、void 和不带字段名的 known_on 只用于明细表的行。"),
      remedy: Phrase(
        "Leave it out, or move the field to the child record. A value of the decided record says 'known_on' with the name of the field that holds its date.",
        "请删去，或把字段移到子记录。被决策记录的字段应写 known_on 加存放其获知日的字段名。"),
      wrong: .module(
        "record application { signed_on date period }"),
      right: .module(
        "record application { signed_on date }")),
    ProblemPage(
      "cycle",
      Phrase(
        "Values are defined by each other, so that none can be computed.",
        "几个指标互相引用，都无法计算。"),
      remedy: Phrase(
        "Break the circle: define one of them by facts alone.",
        "请断开循环，让其中之一只依据事实。"),
      wrong: .module(
        #"""
        facts {
          let cost = price * 60%
          let price = cost + 1
        }
        """#),
      right: .module(
        #"""
        facts {
          let cost = requested * 60%
          let price = cost + 1
        }
        """#)),
    ProblemPage(
      "duplicate",
      Phrase(
        "Two declarations have the same name.",
        "两处声明使用了同一名称。"),
      remedy: Phrase(
        "Rename one of them or leave it out.",
        "请改名或删去其中之一。"),
      wrong: .module(
        #"""
        facts {
          let large = requested > 300万
          let large = requested > 500万
        }
        """#),
      right: .module(
        #"""
        facts {
          let large = requested > 300万
          let very_large = requested > 500万
        }
        """#)),
    ProblemPage(
      "expected_name_absent",
      Phrase(
        "A module expects a name that the book must define, and it does not.",
        "模块需要规则书提供的名称没有定义。"),
      remedy: Phrase(
        "Define the name in the book.",
        "请在规则书中定义该名称。"),
      wrong: .module(
        "expect exposure: money"),
      right: .module(
        "expect requested: money")),
    ProblemPage(
      "field_differs",
      Phrase(
        "Two files declare the same field in two ways.",
        "两个文件对同一字段的声明不一致。"),
      remedy: Phrase(
        "Make both alike, or declare it once.",
        "请改为一致，或只声明一次。"),
      wrong: .module(
        "record application { requested money optional }"),
      right: .module(
        "record application { requested money }")),
    ProblemPage(
      "later_section",
      Phrase(
        "A value of a later section is not known yet.",
        "后面环节的指标此时尚未得出。"),
      remedy: Phrase(
        "Read it in a later section, or define it in an earlier one.",
        "请移到后面的环节读取，或提前定义。"),
      wrong: .module(
        #"""
        admission { refer A01 when instalment > 1_000 }
        pricing { let instalment = requested / 12 }
        """#),
      right: .module(
        #"""
        pricing {
          let instalment = requested / 12
          refer A01 when instalment > 1_000
        }
        """#)),
    ProblemPage(
      "list_not_settable",
      Phrase(
        "A list has rows; no single value can stand for them.",
        "明细表由多行组成，不能设为单个值。"),
      remedy: Phrase(
        "Set what is computed from it, such as a sum.",
        "请设定由其计算的指标，例如合计。"),
      wrong: .setting("filings = 3"), right: .setting("requested = 5_000")),
    ProblemPage(
      "module_cycle",
      Phrase(
        "Two files use each other.",
        "两个文件互相引用。"),
      remedy: Phrase(
        "Move what both need to a third module.",
        "请把共用内容移到第三个模块。"),
      wrong: .module(
        "use example"),
      right: .module(
        "facts { let large = requested > 300万 }")),
    ProblemPage(
      "no_book_in_folder",
      Phrase(
        "The folder holds no file that begins with 'rulebook'.",
        "文件夹中没有以 rulebook 开头的文件。"),
      remedy: Phrase(
        "Name the file, or begin the book with 'rulebook NAME'.",
        "请指明文件，或以“rulebook 名称”开头。"),
      wrong: .files([
        "Models/part.rules": "module part"
      ]),
      right: .files([
        "Models/book.rules":
          "rulebook lending\ndecides application\nrecord application { applied_on date as_of }"
      ])),
    ProblemPage(
      "no_decides",
      Phrase(
        "A book decides one record and has to name it.",
        "规则书必须写明对哪个记录作决策。"),
      remedy: Phrase(
        "Write 'decides application'.",
        "请写 decides application。"),
      wrong: .whole(
        #"""
        rulebook lending
        record application { applied_on date as_of }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { applied_on date as_of }
        """#)),
    ProblemPage(
      "not_a_module",
      Phrase(
        "Only modules can be used by other files.",
        "只有模块可以被其他文件引用。"),
      remedy: Phrase(
        "Begin that file with 'module', or leave the 'use' out.",
        "请将该文件以 module 开头，或删去 use。"),
      wrong: .files([
        "book.rules":
          "rulebook lending\nuse example\ndecides application\nrecord application { applied_on date as_of }\n",
        "example.rules": "rulebook example\n",
      ]),
      right: .whole(
        "module example")),
    ProblemPage(
      "not_a_rulebook",
      Phrase(
        "Modules are parts: a book is what is checked as a whole.",
        "模块只是组成部分，检查的对象是规则书。"),
      remedy: Phrase(
        "Name the book that uses the module.",
        "请指明引用该模块的规则书。"),
      wrong: .files([
        "book.rules": "module lending"
      ]),
      right: .files([
        "book.rules":
          "rulebook lending\ndecides application\nrecord application { applied_on date as_of }"
      ])),
    ProblemPage(
      "not_settable",
      Phrase(
        "Only facts of the application can be set.",
        "只能设定申请的事实。"),
      remedy: Phrase(
        "Set a field, a 'let', an 'output', 'score.points' or 'table.column'.",
        "可设定字段、let、output、评分卡的 points 或“表名.列名”。"),
      wrong: .setting("least = 3"), right: .setting("requested = 5_000")),
    ProblemPage(
      "override_differs",
      Phrase(
        "What stands instead has another type than what it replaces.",
        "覆盖后的类型与原来不同。"),
      remedy: Phrase(
        "State the same type.",
        "请使用相同的类型。"),
      wrong: .module(
        #"""
        parameter least: money = 5_000
        override parameter least: integer = 6_000 because "pilot"
        """#),
      right: .module(
        #"""
        parameter least: money = 5_000
        override parameter least: money = 6_000 because "pilot"
        """#)),
    ProblemPage(
      "renamed",
      Phrase(
        "A name is declared that nothing reads, and another one is read that nothing declares.",
        "一个名称已声明而无人使用，另一个名称被使用而没有声明。"),
      remedy: Phrase(
        "Bring both under one name.",
        "请统一为同一名称。"),
      wrong: .module(
        #"""
        facts { let big = requested > 300万 }
        admission {
          refer A01 when large
          decline A02 when large and account = basic
        }
        """#),
      right: .module(
        #"""
        facts { let large = requested > 300万 }
        admission {
          refer A01 when large
          decline A02 when large and account = basic
        }
        """#)),
    ProblemPage(
      "reserved_name",
      Phrase(
        "The name stands for something of the language's own.",
        "该名称由语言自身使用。"),
      remedy: Phrase(
        "Choose another name.",
        "请换一个名称。"),
      wrong: .module(
        "facts { let last_due = 1 }"),
      right: .module(
        "facts { let last_paid = 1 }")),
    ProblemPage(
      "setting_unread",
      Phrase(
        "Nothing in the book reads what is set, so setting it changes nothing.",
        "规则书没有读取所设内容，设定它没有作用。"),
      remedy: Phrase(
        "Leave it out.",
        "请删去。")),
    ProblemPage(
      "several_books_in_folder",
      Phrase(
        "The folder holds more than one rule book.",
        "文件夹中有多本规则书。"),
      remedy: Phrase(
        "Name the file, or keep one book to a folder.",
        "请指明文件，或每个文件夹只放一本。"),
      wrong: .files([
        "Models/a.rules": "rulebook a",
        "Models/b.rules": "rulebook b",
      ]),
      right: .files([
        "Models/a.rules":
          "rulebook a\ndecides application\nrecord application { applied_on date as_of }"
      ])),
    ProblemPage(
      "too_many_values",
      Phrase(
        "A one-of type has at most 255 values.",
        "枚举类型最多 255 个取值。"),
      remedy: Phrase(
        "Keep the values as text, or group them.",
        "请改用文本字段，或合并取值。"),
      wrong: .tooManyValues, right: .module("facts { let large = requested > 300万 }")),
  ]
}
