extension BacktestPage {
  /// The page's own look, over the one that all pages share.
  static let style = layout + firstPage + parts + drawings + print

  private static let layout = """
    html[lang="en"] [lang="zh"], html[lang="zh"] [lang="en"] { display: none; }
    html { scroll-padding-top: 56px; }
    main { max-width: 1120px; padding-top: 20px; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -999px; } .skip:focus { left: 12px; top: 10px; z-index: 3;
      background: var(--paper); padding: 6px 12px; }
    .bar { position: sticky; top: 0; z-index: 2; display: flex; gap: 16px; align-items: center;
      background: var(--paper); border-bottom: 1px solid var(--line); padding: 0 24px; font-size: 13px; }
    .bar nav { display: flex; gap: 18px; overflow-x: auto; flex: 1; white-space: nowrap; scrollbar-width: none; }
    .bar nav a { color: var(--soft); text-decoration: none; padding: 12px 0; }
    .bar nav a:hover { color: var(--ink); } .choices { display: flex; gap: 6px; }
    button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
    .choices button, .unfold { border: 1px solid var(--line); border-radius: 5px; padding: 3px 10px; font-size: 13px;
      white-space: nowrap; color: var(--ink); background: var(--paper); }
    .choices button:hover, .unfold:hover { border-color: var(--soft); }

    """

  private static let firstPage = """
    .first h2 { font-size: 15px; margin: 22px 0 6px; }
    .eyebrow { display: block; font-size: 12px; font-weight: 600; color: var(--soft); letter-spacing: .06em; }
    h1 { font-size: 26px; } .scope { color: var(--soft); }
    .versions { display: flex; flex-wrap: wrap; gap: 2px 14px; margin-top: 8px; font-size: 13px; align-items: baseline; }
    .version .role { font-weight: 600; } .version.one .role { color: var(--one); } .version.two .role { color: var(--two); }
    .version code { color: var(--soft); } .version .card { color: var(--soft); } .arrow { color: var(--soft); }
    .verdict { margin: 16px 0; padding: 14px 18px; background: var(--paper); border: 1px solid var(--line);
      border-left: 5px solid var(--soft); border-radius: 6px; }
    .verdict.good { border-left-color: var(--good); } .verdict.bad { border-left-color: var(--bad); }
    .verdict.warn { border-left-color: var(--warn); }
    .sentence { font-size: 19px; line-height: 1.45; margin: 0; text-wrap: pretty; }
    .gates { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 10px; margin: 10px 0 0; padding: 0; font-size: 13px; }
    .gates li, .gate { border-radius: 4px; padding: 2px 8px; } .gate { white-space: nowrap; font-size: 12px; padding: 1px 6px; }
    .gates .good, .gate.good { background: var(--good-ground); } .gates .warn, .gate.warn { background: var(--warn-ground); }
    .gates .bad, .gate.bad { background: var(--bad-ground); }
    .gates .good .sign, .gate.good, b.good, .gates .good b { color: var(--good); }
    .gates .bad .sign, .gate.bad, b.bad, .gates .bad b { color: var(--bad); }
    .gates .warn .sign, .gate.warn, .gates .warn b { color: var(--warn); }
    .trust { display: grid; grid-template-columns: 1.1fr 1.5fr repeat(4, 1fr); gap: 1px; background: var(--line);
      border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    .tile { background: var(--paper); padding: 10px 14px; } .tile p { margin: 0; }
    .tile .label, .tile .detail { font-size: 12px; color: var(--soft); } .tile .label a { color: inherit; }
    .tile .value { font-size: 20px; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
    .tile.principal .value { font-size: 28px; line-height: 1.1; } .tile.double .value { font-size: 18px; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 36px; }
    .headline th a { color: inherit; text-decoration: none; } .headline th a:hover { text-decoration: underline; }
    .headline tbody th { white-space: nowrap; color: var(--ink); font-weight: 400; font-size: 14px; } .headline td, .headline th { padding: 4px 14px 4px 0; font-size: 14px; }
    .headline .lead th, .headline .lead td { font-weight: 700; background: var(--ground); } .strong { font-weight: 600; } .headline .gate { white-space: normal; }
    .bars th { font-weight: 400; color: var(--ink); font-size: 13px; } .bars td, .bars th { padding: 3px 10px 3px 0; font-size: 13px; border-bottom: 0; }
    .bars { background: none; } .bars td.marks { width: 34%; vertical-align: middle; } .bars .total th, .bars .total td { border-top: 1px solid var(--line); font-weight: 600; }
    .figures { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 24px; margin: 0; }
    .figures dt { font-size: 12px; color: var(--soft); line-height: 1.35; } .figures dd { margin: 0; font-weight: 600; font-size: 16px; }
    .facts { display: flex; flex-wrap: wrap; gap: 2px 22px; margin: 18px 0 0; padding-top: 8px; border-top: 1px solid var(--line); font-size: 12px; }
    .facts div { display: flex; gap: 6px; } .facts dt { color: var(--soft); } .facts dd { margin: 0; } .facts code { font-size: 12px; }
    .none { color: var(--soft); font-weight: 400; font-size: 13px; } td.none, th.none { text-align: right; }
    td.lacking { text-align: left; } .tile .detail .none { font-size: inherit; }

    """

  private static let parts = """
    .chapter > h2 { margin-top: 44px; padding-top: 16px; border-top: 2px solid var(--ink); font-size: 20px; }
    .part { margin-bottom: 26px; } .part h3 { color: var(--ink); }
    .file { font: 12px var(--mono); font-weight: 400; color: var(--soft); text-decoration: none; margin-left: 6px; }
    .file:hover { text-decoration: underline; } .note { font-size: 13px; color: var(--soft); max-width: 80ch; }
    .part td.whole, .part th.whole { white-space: nowrap; } .part td.words, .part th.words { min-width: 17ch; }
    .part td.long { min-width: 34ch; } .part thead th.group { text-align: center; border-bottom-color: var(--line); padding-left: 8px; }
    .part thead th { white-space: nowrap; } .wide { overflow-x: auto; } .wide table { font-size: 13px; }
    .part th, .part td { padding: 4px 16px 4px 0; } .part tbody th { color: var(--ink); font-weight: 400; }
    thead th { vertical-align: bottom; border-bottom: 1px solid var(--soft); } .part td.marks { min-width: 140px; vertical-align: middle; }
    th button { font-weight: 600; text-align: inherit; color: var(--soft); } th button:hover { color: var(--ink); }
    th[aria-sort="ascending"] button::after { content: " ↑"; } th[aria-sort="descending"] button::after { content: " ↓"; }
    table.folded tr.more, .printed { display: none; } .unfold { margin: 6px 0; } sup { font-size: .72em; line-height: 0; }
    .foot { max-width: 1120px; margin: 0 auto; padding: 12px 24px 60px; font-size: 13px; color: var(--soft); }
    .foot h2 { font-size: 14px; color: var(--ink); margin: 22px 0 6px; } .foot ul { margin: 0; padding-left: 18px; }
    .foot pre { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; overflow-x: auto; margin: 0; color: var(--ink); }
    .ticks { list-style: none; padding: 0 !important; } .formulas { columns: 2; column-gap: 40px; margin: 0; }
    .formulas div { break-inside: avoid; margin-bottom: 8px; } .formulas dt { color: var(--ink); } .formulas dd { margin: 0; }
    @media screen and (max-width: 760px) {
      main, .foot { padding-left: 16px; padding-right: 16px; } .bar { padding: 0 16px; gap: 10px; }
      .trust { grid-template-columns: 1fr 1fr; } .tile.principal, .tile.double { grid-column: 1 / -1; }
      .pair, .figures { grid-template-columns: 1fr; } .figures { gap: 8px; } .formulas { columns: 1; }
      .sentence { font-size: 17px; } h1 { font-size: 22px; } }

    """

  private static let drawings = """
    figure { margin: 10px 0 14px; max-width: 860px; } figcaption { font-size: 13px; font-weight: 600; margin-bottom: 4px; }
    .grain { position: absolute; opacity: 0; } .grain + label { display: inline-block; cursor: pointer; padding: 3px 12px;
      border: 1px solid var(--line); background: var(--paper); font-size: 13px; margin-right: -1px; }
    .grain:checked + label { background: var(--ink); color: var(--paper); border-color: var(--ink); }
    .grain:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
    .grains > .panel { display: none; } .grain.day:checked ~ .panel.day, .grain.month:checked ~ .panel.month,
    .grain.quarter:checked ~ .panel.quarter, .grain.year:checked ~ .panel.year { display: block; }
    .statement { width: auto; } .statement tr.parted > * { border-top: 1px solid var(--soft); }
    .heat { width: auto; margin-bottom: 10px; border-collapse: separate; border-spacing: 2px; background: none; }
    .heat th, .heat td { border: 0; padding: 5px 10px !important; } .heat td { min-width: 92px; background: var(--paper); }
    .heat .share { display: block; font-size: 11px; color: inherit; opacity: .8; } .heat .nothing { color: var(--soft); background: none; }
    .heat .same { background: rgba(120, 130, 145, var(--heat)); } .heat .rise { background: rgba(40, 110, 200, var(--heat)); }
    .heat .fall { background: rgba(225, 120, 20, var(--heat)); } .heat .corner { white-space: pre; }

    """

  private static let print = """
    @page { size: A4; margin: 12mm 13mm; }
    @media print {
      .bar, .skip, .unfold, .grain + label, details:not([open]), .listed:has(> details:not([open])) { display: none; }
      .wide:has(> table.folded) ~ .printed { display: block; } main, .foot { max-width: none; padding: 0; }
      .first { break-after: page; } .chapter > h2 { break-after: avoid; border-top-width: 1px; } h3 { break-after: avoid; }
      /* One table that is wider than the sheet would shrink every page, the first one too. */
      .wide { overflow: visible; } .part .wide > table { zoom: min(1, calc(var(--sheet) / var(--width, 1))); }
      .part, .chapter { break-inside: auto; } a { color: inherit; text-decoration: none; }
      body { line-height: 1.3; } h1 { font-size: 19px; } .sentence { font-size: 13px; line-height: 1.35; }
      .verdict { margin: 6px 0; padding: 6px 12px; } .first p { margin: 1px 0; } .gates code { padding: 0; }
      code { font-size: .95em; } .none { font-size: inherit; } .chapter > h2 { font-size: 14px; margin-top: 18px; padding-top: 6px; } .part h3 { font-size: 11px; }
      figure { break-inside: avoid; } figcaption { font-size: 10px; } .scope, .versions, .gates { font-size: 10px; }
      .versions { display: block; } .versions .arrow { display: none; } .version .card { font-size: 9px; }
       .gates { margin-top: 5px; } .gates code { font-size: 9.5px; } .gates li { border: 1px solid #999; padding: 0 5px; }
      .first h2 { margin: 8px 0 2px; font-size: 12px; } .tile { padding: 5px 8px; } .tile .value { font-size: 14px; }
      .tile.principal .value { font-size: 19px; } .tile.double .value { font-size: 12px; } .tile .label, .tile .detail, .figures dt { font-size: 9px; }
      .headline td, .headline th, .headline tbody th, .bars td, .bars th { font-size: 9.5px; padding-top: .4px; padding-bottom: .4px; line-height: 1.12; }
      .figures dd { font-size: 12px; } .facts, .facts code { font-size: 8.5px; } .facts { margin-top: 6px; padding-top: 3px; gap: 0 14px; } .figures { gap: 2px 16px; } .bars td.marks { width: 26%; }
      .mark { height: 12px; } .headline td, .headline th { padding-right: 8px; } .gate { white-space: normal; font-size: 8px; padding: 0 4px; }
      .foot pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      .note, .foot { font-size: 9px; } .file { font-size: 8px; } .pair { gap: 0 20px; } }
    @media print { \(tables(of: "html")) } \(tables(of: ".paper"))

    """

  /// Tables as they are set on paper, and on the screen for the moment in which they are measured.
  private static func tables(of root: String) -> String {
    """
    \(root) { --sheet: 690; } \(root) .wide table, \(root) .part thead th, \(root) .part tbody th { font-size: 8.5px; }
      \(root) .part thead th, \(root) .part .whole:not(.short) { white-space: normal; }
      \(root) .part .long, \(root) .heat td { min-width: 0; } \(root) .part .words { min-width: 6em; } \(root) .part th, \(root) .part td { padding: 2px 8px 2px 0; }
    """
  }
}
