extension BacktestPage {
  /// Language, theme, sorting and long tables; nothing that the page cannot be read without.
  static let script = """
    (() => {
      const root = document.documentElement;
      const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* files may not */ } };
      const kept = key => { try { return localStorage.getItem(key); } catch { return null; } };
      const both = (en, zh) => {
        const make = (language, text) => {
          const span = document.createElement("span");
          span.lang = language; span.textContent = text;
          return span;
        };
        return [make("en", en), make("zh", zh)];
      };
      const button = (id, act, ...content) => {
        const made = document.createElement("button");
        made.type = "button"; if (id) made.id = id;
        made.append(...content);
        made.addEventListener("click", act);
        return made;
      };

      const speak = language => { root.lang = language; keep("language", language); };
      const isDark = () => root.dataset.theme
        ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      const theme = button("theme", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        keep("theme", root.dataset.theme);
        theme.setAttribute("aria-pressed", isDark());
      }, ...both("Dark", "深色"));
      theme.setAttribute("aria-pressed", isDark());
      const language = button("language",
        () => speak(root.lang === "zh" ? "en" : "zh"), ...both("中文", "English"));
      document.getElementById("choices").append(language, theme);
      if (kept("language") === "en" || kept("language") === "zh") root.lang = kept("language");
      if (kept("theme")) root.dataset.theme = kept("theme");

      const value = cell => cell.dataset.value !== undefined ? Number(cell.dataset.value)
        : cell.classList.contains("none") || cell.textContent === "" ? null : cell.textContent;
      const compare = (a, b) => typeof a === "number" && typeof b === "number"
        ? a - b : String(a).localeCompare(String(b), root.lang);
      for (const table of document.querySelectorAll("table.sortable")) {
        const body = table.tBodies[0], rows = [...body.rows];
        const heads = [...table.tHead.querySelectorAll("[data-column]")];
        heads.forEach(head => {
          const column = Number(head.dataset.column);
          if (head.dataset.fixed !== undefined) return;
          const sort = button("", () => {
            // Numbers first from the greatest, words from the first; the third time as they were.
            const first = head.classList.contains("number") ? "descending" : "ascending";
            const now = head.getAttribute("aria-sort");
            const next = now === null ? first
              : now === first ? (first === "ascending" ? "descending" : "ascending") : null;
            heads.forEach(other => other.removeAttribute("aria-sort"));
            if (next === null) { body.append(...rows); return fold(); }
            head.setAttribute("aria-sort", next);
            const sign = next === "ascending" ? 1 : -1;
            const keyed = rows.map(row => [value(row.cells[column]), row]);
            keyed.sort(([a], [b]) => a === null || b === null
              ? (a === null) - (b === null) : sign * compare(a, b));
            body.append(...keyed.map(([, row]) => row));
            fold();
          }, ...head.childNodes);
          head.append(sort);
        });
        const open = rows.filter(row => !row.classList.contains("more")).length;
        let isOpen = rows.length === open;
        const fold = () => [...body.rows].forEach((row, index) => {
          row.classList.toggle("more", index >= open);
        });
        if (!isOpen) {
          table.classList.add("folded");
          const all = button("", () => {
            isOpen = !isOpen;
            table.classList.toggle("folded", !isOpen);
            all.setAttribute("aria-expanded", isOpen);
            all.replaceChildren(...label());
          });
          const label = () => isOpen ? both(`Show the first ${open}`, `只看前 ${open} 行`)
            : both(`Show ${rows.length} rows`, `显示 ${rows.length} 行`);
          all.className = "unfold"; all.append(...label());
          all.setAttribute("aria-expanded", "false");
          table.parentElement.after(all);
        }
      }
      // A table that is wider than the sheet shrinks to it; how wide it is there is measured as if on paper.
      const main = document.querySelector("main");
      root.classList.add("paper"); main.style.width = "690px";
      for (const table of document.querySelectorAll(".part .wide > table")) {
        if (table.offsetWidth) table.style.setProperty("--width", table.offsetWidth);
      }
      root.classList.remove("paper"); main.style.width = "";
    })();
    """
}
