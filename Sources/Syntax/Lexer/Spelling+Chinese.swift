extension Spelling {
  /// The Chinese spelling: the words of a bank's product manager, in the order of the grammar.
  ///
  /// No two words share a spelling, and none is a word of English.
  package static let chinese = Spelling(
    [
      // Reserved everywhere.
      .and: "且", .or: "或", .not: "非",
      .if: "如果", .then: "则", .else: "否则",
      .in: "属于", .is: "为", .missing: "缺失",
      .where: "其中", .when: "当",
      .of: "取", .to: "至", .any: "任意", .all: "全部",
      .true: "是", .false: "否",

      // A file's heading and its declarations.
      .language: "语言", .en: "英文", .zh: "中文",
      .rulebook: "规则书", .module: "模块",
      .card: "档案", .use: "引用", .decides: "决策对象", .currency: "币种", .source: "来源",
      .record: "记录", .type: "类型", .order: "次序", .parameter: "参数", .reference: "参考值",
      .table: "决策表", .scorecard: "评分卡", .applicant: "申请样例", .test: "测试",
      .expect: "预期", .override: "覆盖", .disable: "停用",
      .filingCalendar: "申报日历", .monthly: "按月", .quarterly: "按季", .due: "截止", .day: "日",
      .requires: "须经", .consent: "授权", .scope: "授权范围", .lag: "延迟", .sameDay: "当日可见",
      .parent: "从属于",
      .tunable: "可调", .step: "步长", .from: "来自", .because: "理由",

      // Types and attributes of fields.
      .text: "文本", .date: "日期", .boolean: "是否", .integer: "整数", .months: "月数", .days: "天数",
      .money: "金额", .decimal: "小数", .share: "比例", .rate: "利率", .one: "取值", .list: "列表",
      .optional: "可缺失", .key: "主键", .role: "角色", .asOf: "决策日", .period: "所属期",
      .knownOn: "获知日", .assumed: "假定", .external: "外部列", .chain: "更正链", .void: "作废",
      .listed: "清单编码", .unlisted: "清单外",

      // Tables and scorecards.
      .hit: "命中", .unique: "唯一", .first: "首个", .priority: "优先", .collect: "汇总",
      .otherwise: "其余",
      .sum: "合计", .min: "最小", .max: "最大", .count: "计数",
      .base: "基准分", .odds: "好坏比", .pointsToDouble: "翻倍分值", .reason: "原因",

      // Sections and what stands in them.
      .facts: "指标", .fraud: "反欺诈", .admission: "准入", .line: "额度", .term: "期限",
      .pricing: "定价", .approval: "审批", .warning: "预警",
      .undecided: "待定", .let: "定义", .output: "输出",
      .require: "要求", .decline: "拒绝", .refer: "转人工", .red: "红色", .orange: "橙色",
      .yellow: "黄色", .ignore: "忽略",
      .basis: "依据", .action: "措施",
      .amplify: "放大", .adjust: "调整", .deduct: "扣减", .cap: "封顶",

      // Tests.
      .given: "给定", .with: "改为", .parameters: "参数改为", .approve: "通过", .error: "出错",
      .reasons: "命中规则", .warnings: "命中预警", .none: "无",

      // Scenarios.
      .scenario: "情景", .varies: "基于",
      .outcome: "贷款结果", .loss: "损失", .return: "收益", .referred: "人工审批", .trust: "可信度",
      .market: "市场", .measure: "度量",
      .bad: "坏账", .past: "逾期", .draw: "提款", .indeterminate: "不定", .mature: "成熟",
      .after: "始于", .exposure: "敞口",
      .givenDefault: "违约损失率", .funding: "资金成本", .operating: "运营成本",
      .riskWeight: "风险权重", .capitalRatio: "资本充足率", .hurdle: "目标收益率",
      .incomeTax: "所得税率",
      .model: "模型", .parcelling: "审慎系数", .support: "最少样本", .matchRate: "一致率",
      .at: "取自", .least: "不低于", .asRecorded: "按当时", .assumption: "假设",
      .risk: "风险", .repayment: "还款", .default: "违约", .tax: "税收", .guarantee: "担保",
      .stress: "压力倍数",
      .takeUp: "用信率", .atRate: "测算利率", .churn: "流失率", .heldBeyond: "两端不变",
      .delay: "提款间隔", .decision: "决策", .firstUse: "首笔用信", .defaultDraw: "违约前提款",
      .undrawn: "未用额度", .raisedUse: "提额弹性",
      .revolving: "随借随还", .interestFirst: "先息后本", .equalInstalments: "等额本息",
      .equalPrincipal: "等额本金", .prepaid: "提前还款", .renewed: "续贷率",
      .timing: "违约时点", .timingBullet: "到期还本违约时点", .delinquent: "停付期",
      .cured: "治愈率", .over: "历时", .curedRepaid: "治愈后还清", .recovered: "回收",
      .writtenOff: "核销", .correlation: "资产相关性",
      .interestVAT: "利息增值税", .exempt: "免税", .inclusive: "普惠", .primeRate: "报价利率",
      .rateLimit: "利率上限", .method: "免税方法", .bankMetTarget: "本行达标", .exemptUntil: "免税至",
      .pool: "资金池", .paid: "代偿", .fee: "费率",
      .backcast: "回溯比值", .between: "介于",

      // Expressions.
      .month: "月", .year: "周年", .years: "年",
      .within: "近",
      .round: "舍入", .clamp: "限制",
      .average: "平均", .smallest: "最低", .greatest: "最高", .yearly: "年度", .distinct: "不同",
      .latest: "最新", .largest: "前", .shares: "大占比", .satisfy: "满足", .by: "按",
      .without: "去除", .repeats: "重复", .on: "依", .skipping: "跳过",
      .growth: "增长率", .volatility: "波动率", .longest: "最长", .run: "连续期", .zero: "零值",
      .carried: "结转",
      .halfEven: "四舍六入五成双", .halfUp: "四舍五入", .halfDown: "五舍六入",
      .up: "向上", .down: "向下", .ceiling: "不小于", .floor: "不大于",
    ],
    exceptions: [
      // `not in (C, D)`, `is not missing`.
      .not: [.node(.membership): "不"],
      // `one of A, B`, `list of filing`, `consent of firm`.
      .of: [
        .node(.oneOf): "范围", .node(.type): "每行", .node(.source): "主体",
        .node(.scenarioFigure): "占",
      ],
      // `money in 万`, `sum of paid in filings`, `consent of firm in consents`.
      .in: [
        .node(.type): "以", .node(.aggregate): "于", .node(.series): "于", .node(.source): "见于",
      ],
      .any: [.node(.aggregate): "存在"],
      .to: [.windowEnd: "截至"],
      // `from 2024-10-21 = 3.10%`, `months from a to b`.
      .from: [.node(.referenceEntry): "自", .node(.span): "自"],
      .day: [.duration: "天", .durationOfOne: "天"],
      .days: [.duration: "天", .durationOfOne: "天"],
      // `count of months in …`, `months 1 to 12 of s`.
      .month: [.duration: "个月", .durationOfOne: "个月"],
      .months: [
        .duration: "个月", .durationOfOne: "个月", .node(.aggregate): "月份", .node(.series): "月份",
        .node(.window): "月份",
      ],
      .year: [.duration: "年", .durationOfOne: "年"],
      // `round(x, half_up to 0.01%) within [a, b]`.
      .within: [.node(.round): "限于", .node(.scenarioFigure): "观察"],
      .round: [.node(.lineStep): "取整"],
      .floor: [.node(.series): "下限"],
      // `90 days past due within 12 months after first draw`, `support at least 30`.
      .due: [.node(.scenarioFigure): "未还"],
      .first: [.node(.scenarioFigure): "首次"],
      .at: [.node(.scenarioFigure): "须"],
      // `use by month 0: 70%`, `line up to 500_000`, `18% yearly`, `between 90% and 110%`, `share 80% of loss`.
      .use: [.node(.scenarioFigure): "额度使用率"],
      .up: [.node(.scenarioFigure): "上限"],
      .yearly: [.node(.scenarioFigure): "每年"],
      .and: [.node(.scenarioFigure): "与"],
      .share: [.node(.scenarioFigure): "分担比例"],
    ])
}
