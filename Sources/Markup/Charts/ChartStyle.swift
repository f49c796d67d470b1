/// The look of charts: two series that differ by colour and dash, so that nobody needs the colour.
package enum ChartStyle {
  /// Rules for pages that hold charts; `one` and `two` are the classes of series.
  package static let rules = """
    :root { --one: #a34a00; --two: #1f62a8; --up: #1f62a8; --down: #a34a00; }
    @media screen and (prefers-color-scheme: dark) {
      :root:not([data-theme="light"]) { --one: #f0a35e; --two: #7fb8f0; --up: #7fb8f0; --down: #f0a35e; } }
    @media screen { :root[data-theme="dark"] { --one: #f0a35e; --two: #7fb8f0; --up: #7fb8f0; --down: #f0a35e; } }
    svg.plot { display: block; width: 100%; height: auto; min-width: 540px; font-size: 12px; overflow: visible; }
    .plot text { fill: var(--soft); font-variant-numeric: tabular-nums; }
    .plot .end { text-anchor: end; } .plot .middle { text-anchor: middle; }
    .plot .axis { font-size: 12px; } .plot .name { font-weight: 600; fill: var(--ink); }
    .plot .grid { stroke: var(--line); stroke-width: 1; } .plot .tick { stroke: var(--soft); }
    .plot .diagonal { stroke: var(--soft); stroke-dasharray: 2 4; }
    .plot polyline { fill: none; stroke-width: 2; stroke-linejoin: round; stroke: currentColor; }
    .plot .series circle, .plot .series rect, .plot .series polygon { fill: currentColor; }
    .plot .series circle.touch { fill: transparent; } .plot .series circle.touch:hover { fill: currentColor; fill-opacity: .35; }
    .plot .one { color: var(--one); } .plot .one polyline { stroke-dasharray: 6 4; }
    .plot .two { color: var(--two); } .plot .faint { color: var(--soft); }
    .plot .faint circle { fill-opacity: .35; }
    .plot text.one { fill: var(--one); } .plot text.two { fill: var(--two); }
    .plot .three { color: var(--ink); } .plot .three circle { r: 2.3px; } .plot text.three { fill: var(--ink); }
    .plot .after polyline { stroke-width: 1.5; stroke-dasharray: 2 3; }
    .plot .band { fill: var(--two); fill-opacity: .14; } .plot .band.one { fill: var(--one); } .plot .band.within { fill: var(--good); }
    .plot .band.beyond { fill: var(--soft); fill-opacity: .1; } .plot .guide { stroke: var(--soft); stroke-dasharray: 3 3; }
    .plot .name { paint-order: stroke; stroke: var(--ground); stroke-width: 3px; stroke-linejoin: round; }
    .step.one rect { fill: var(--one); } .step.two rect { fill: var(--two); }
    .step.up rect { fill: var(--up); fill-opacity: .6; } .step.down rect { fill: var(--down); fill-opacity: .6; }
    svg.mark { display: block; overflow: visible; min-width: 72px; }
    .mark .up, .mark .two { fill: var(--up); } .mark .down, .mark .one { fill: var(--down); }
    .mark .quiet { fill: var(--soft); fill-opacity: .55; } .mark .total { fill: var(--ink); }
    .mark .guide { stroke: var(--soft); stroke-width: 1; } .mark .guide.limit { stroke: var(--ink); stroke-dasharray: 3 2; }
    .mark .guide.one { stroke: var(--one); stroke-dasharray: 3 2; } .mark .guide.two { stroke: var(--two); stroke-dasharray: 1 2; }
    .key.one { color: var(--one); } .key.two { color: var(--two); }
    .mark-head { position: relative; display: block; height: 1.5em; font-weight: 600; }
    .mark-head > span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
    @media print { svg.plot { min-width: 0; } svg, .heat td { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

    """
}
