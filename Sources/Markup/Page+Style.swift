extension Page {
  /// The look that all pages share; a page that lets its reader choose sets `data-theme` on its root element.
  static let style = """

    :root { \(light) --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
    @media screen and (prefers-color-scheme: dark) {
      :root:not([data-theme="light"]) { \(dark) } }
    @media screen { :root[data-theme="dark"] { \(dark) } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 15px/1.5 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    main { max-width: 1040px; margin: 0 auto; padding: 28px 24px 48px; }
    h1 { font-size: 22px; line-height: 1.3; margin: 0; } h2 { font-size: 17px; margin: 32px 0 10px; }
    h3 { font-size: 15px; margin: 20px 0 6px; color: var(--soft); font-weight: 600; }
    p { margin: 4px 0; } a { color: var(--accent); }
    code, .number { font-variant-numeric: tabular-nums; } code { font-family: var(--mono); font-size: 13px; }
    table { border-collapse: collapse; width: 100%; background: var(--paper); }
    th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
    th { color: var(--soft); font-weight: 600; font-size: 13px; }
    td.number, th.number { text-align: right; white-space: nowrap; }
    .zh { color: var(--soft); font-size: .92em; } .soft { color: var(--soft); }
    details > summary { cursor: pointer; color: var(--soft); padding: 6px 0; }
    @media print { :root { --ground: #fff; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb;
        --good: #000; --bad: #000; --warn: #000; --good-ground: #fff; --bad-ground: #fff; --warn-ground: #fff; }
      body { font-size: 11px; } main { max-width: none; padding: 0; } section, tr { break-inside: avoid; } }

    """

  private static let light = """
    color-scheme: light; --ink: #1d2430; --soft: #5b6675; --line: #dde2e9; --paper: #ffffff;
      --ground: #f4f6f8; --accent: #2458a6; --good: #14713d; --good-ground: #e6f4ec;
      --bad: #a8231f; --bad-ground: #fbeaea; --warn: #8a5a00; --warn-ground: #fdf3dc;
    """

  private static let dark = """
    color-scheme: dark; --ink: #e6e9ee; --soft: #9aa5b4; --line: #333c48; --paper: #1b2028;
      --ground: #12161c; --accent: #7fb0ff; --good: #6fd39b; --good-ground: #16301f;
      --bad: #ff9a94; --bad-ground: #3a1a1a; --warn: #f2c667; --warn-ground: #352a10;
    """
}
