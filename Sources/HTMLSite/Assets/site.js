// What pages do beyond being read: colours by choice, search, diagrams that can be operated. Everything that
// is shown is made of text, never of markup.
(() => {
  "use strict";

  const memory = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* nothing is remembered */ } },
  };
  const root = document.documentElement;

  // Before anything is painted.
  const remembered = memory.get("portolan-theme");
  if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;

  function element(name, attributes = {}, ...children) {
    const result = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) result.setAttribute(key, value);
    result.append(...children);
    return result;
  }

  function picture(paths) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    for (const [d, fill] of paths) {
      const path = document.createElementNS(space, "path");
      path.setAttribute("d", d);
      path.setAttribute("fill", fill ? "currentColor" : "none");
      path.setAttribute("stroke", "currentColor");
      path.setAttribute("stroke-width", "1.8");
      path.setAttribute("stroke-linecap", "round");
      svg.append(path);
    }
    return svg;
  }

  const isTyping = (target) => target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  // MARK: Colours

  function addTheme(tools) {
    const preference = matchMedia("(prefers-color-scheme: dark)");
    const button = element("button", { type: "button", class: "theme" });
    const isDark = () => (root.dataset.theme ?? (preference.matches ? "dark" : "light")) === "dark";
    const sun = [
      ["M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z", true],
      ["M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4", false],
    ];
    const moon = [["M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z", true]];
    function show() {
      const label = isDark() ? "Use light colours" : "Use dark colours";
      button.setAttribute("aria-label", label);
      button.title = label;
      button.replaceChildren(picture(isDark() ? sun : moon));
    }
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      memory.set("portolan-theme", root.dataset.theme);
      show();
    });
    preference.addEventListener("change", show);
    show();
    tools.append(button);
  }

  // MARK: The menu of narrow pages

  function addMenu() {
    const menu = document.getElementById("site-menu");
    const pages = document.getElementById("site-nav");
    if (!menu || !pages) return;
    function set(isOpen) {
      root.classList.toggle("menu-open", isOpen);
      menu.setAttribute("aria-expanded", String(isOpen));
    }
    menu.setAttribute("role", "button");
    menu.setAttribute("aria-controls", pages.id);
    set(false);
    menu.addEventListener("click", (event) => {
      event.preventDefault();
      set(!root.classList.contains("menu-open"));
      if (root.classList.contains("menu-open")) pages.querySelector("a")?.focus();
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); menu.click(); }
    });
    pages.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      if (link.classList.contains("close")) {
        event.preventDefault();
        menu.focus();
      }
      set(false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && root.classList.contains("menu-open")) { set(false); menu.focus(); }
    });
    document.addEventListener("click", (event) => {
      if (!pages.contains(event.target) && !menu.contains(event.target)) set(false);
    });
  }

  // MARK: Search

  const index = {
    base: "",
    entries: null,
    waiting: [],
    byAddress: new Map(),

    // Read on demand: it can be large.
    load() {
      if (this.entries) return Promise.resolve();
      return new Promise((resolve) => {
        this.waiting.push(resolve);
        if (this.waiting.length > 1) return;
        const source = document.body.dataset.index;
        this.base = source.slice(0, -"search.js".length);
        document.head.append(element("script", { src: source }));
      });
    },

    fill(entries) {
      this.entries = entries.map((entry) => {
        const fields = (entry.fields ?? []).map(([name, value]) => `${name} ${value}`).join(" · ");
        const text = entry.text ?? fields;
        const address = new URL(this.base + entry.url, location.href).href;
        this.byAddress.set(address, entry);
        return { ...entry, text, address, folded: [entry.title, `${entry.kind} ${entry.network ?? ""}`, text].map(fold) };
      });
      for (const resolve of this.waiting) resolve();
    },
  };
  globalThis.portolanIndex = (entries) => index.fill(entries);

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function find(query, limit) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const hits = [];
    const own = document.querySelector(".pages .top a")?.textContent.trim();
    for (const entry of index.entries) {
      let score = (entry.kind === "Rule" ? 0 : 2) + (entry.network === own ? 4 : 0);
      const isHit = words.every((word) => {
        const [title, context, text] = entry.folded;
        if (title === word) score += 30;
        else if (title.startsWith(word)) score += 20;
        else if (title.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) score += 14;
        else if (title.includes(word)) score += 10;
        else if (text.includes(word)) score += 3;
        else if (context.includes(word)) score += 2;
        else return false;
        return true;
      });
      if (isHit) hits.push({ entry, score });
    }
    hits.sort((left, right) => right.score - left.score);
    return { words, total: hits.length, entries: hits.slice(0, limit).map((hit) => hit.entry) };
  }

  // The text with the words marked, from shortly before the first of them.
  function excerpt(text, words, length) {
    const lower = text.toLowerCase();
    const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
    let start = Math.max(0, Math.min(...places, text.length) - 40);
    start = places.length === 0 || start < 20 ? 0 : lower.indexOf(" ", start) + 1;
    const shown = (start > 0 ? "…" : "") + text.slice(start, start + length) + (start + length < text.length ? "…" : "");
    const pieces = [];
    let rest = shown;
    while (rest) {
      const low = rest.toLowerCase();
      let next = -1;
      let found = "";
      for (const word of words) {
        const place = low.indexOf(word);
        if (place >= 0 && (next < 0 || place < next)) { next = place; found = word; }
      }
      if (next < 0) break;
      pieces.push(rest.slice(0, next), element("mark", {}, rest.slice(next, next + found.length)));
      rest = rest.slice(next + found.length);
    }
    return [...pieces, rest];
  }

  function addSearch(tools) {
    const input = element("input", {
      type: "search", id: "site-search", placeholder: innerWidth < 640 ? "Search" : "Search pages, rules, names", autocomplete: "off", spellcheck: "false",
      "aria-describedby": "site-search-help",
    });
    const list = element("ol", { class: "found", "aria-label": "Found", hidden: "" });
    const status = element("p", { class: "hidden", role: "status", "aria-live": "polite" });
    const box = element("div", { class: "search", role: "search" },
      element("label", { class: "hidden", for: "site-search" }, "Search"), input,
      element("kbd", { "aria-hidden": "true" }, "/"),
      element("p", { class: "hidden", id: "site-search-help" }, "Arrow keys move through what is found, Enter opens it, Escape closes."),
      list, status);
    tools.append(box);
    const links = () => [...list.querySelectorAll("a")];

    function close() {
      list.hidden = true;
      status.textContent = "";
    }

    async function show() {
      const query = input.value;
      if (!query.trim()) return close();
      await index.load();
      if (query !== input.value) return;
      const { words, total, entries } = find(query, 24);
      list.replaceChildren(...entries.map((entry) => {
        const context = [entry.network, entry.outcome].filter((text) => text && text !== entry.title).join(" · ");
        return element("li", {}, element("a", { href: entry.address },
          element("span", { class: "kind" }, entry.kind),
          element("span", { class: "title" }, ...excerpt(entry.title, words, 120)),
          element("span", { class: "context" }, ...excerpt(entry.text, words, 150)),
          ...(context ? [element("span", { class: "context" }, context)] : [])));
      }));
      if (total === 0) list.append(element("li", { class: "none" }, `Nothing is called, or says, “${query.trim()}”.`));
      list.hidden = false;
      status.textContent = total === 0 ? "Nothing found" : `${total} found${total > entries.length ? `, ${entries.length} shown` : ""}`;
    }

    input.addEventListener("focus", () => index.load());
    input.addEventListener("click", show);
    input.addEventListener("input", show);
    box.addEventListener("keydown", (event) => {
      const all = links();
      const at = all.indexOf(document.activeElement);
      if (event.key === "Escape") {
        if (list.hidden) input.value = "";
        close();
        input.focus();
      } else if (event.key === "ArrowDown" && list.hidden) {
        show();
      } else if (event.key === "ArrowDown" && all.length > 0) {
        all[Math.min(at + 1, all.length - 1)].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        (at === 0 ? input : all[at - 1]).focus();
      } else if (event.key === "Enter" && document.activeElement === input && all.length > 0 && !list.hidden) {
        all[0].click();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
    list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) close(); });
    box.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) close(); });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  // MARK: Diagrams

  // A diagram and the tables of its paths: those between it and the next diagram whose first column numbers
  // checks. Parallel branches have checks with the same number.
  class Chart {
    constructor(figure, tables) {
      this.figure = figure;
      this.box = figure.querySelector(".diagram");
      this.svg = figure.querySelector("svg.portolan");
      this.chosen = null;
      this.rows = new Map();
      this.tables = [];
      for (const table of tables) this.addTable(table);
      this.addControls();
      this.showStart();
      this.card = element("div", { class: "rule-card", role: "status", "aria-live": "polite" });
      figure.append(this.card);
      for (const lane of this.svg.querySelectorAll(".check")) this.addLane(lane);
      figure.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.chosen !== null) {
          event.preventDefault();
          this.choose(null);
        }
      });
    }

    static number(lane) { return /(?:^| )check-(\d+)/.exec(lane.getAttribute("class") ?? "")?.[1] ?? null; }
    lanes(number) { return [...this.svg.querySelectorAll(`.check-${number}`)]; }

    addTable(table) {
      let phase = null;
      const rows = [...table.tBodies[0].rows];
      for (const row of rows) {
        const cell = row.cells[0];
        const number = cell.textContent.trim();
        const lanes = /^\d+$/.test(number) ? this.lanes(number) : [];
        if (lanes.length === 0) continue;
        phase ??= lanes[0].classList.contains("reply") ? "reply" : "request";
        this.rows.set(number, row);
        const button = element("button", { type: "button", class: "step", "aria-pressed": "false" }, number);
        button.setAttribute("aria-label", `Check ${number}: show it in the diagram`);
        cell.replaceChildren(button);
        button.addEventListener("click", () => {
          this.choose(this.chosen === number ? null : number);
          if (this.chosen === number) this.reveal(lanes[0]);
        });
        row.addEventListener("pointerenter", () => this.light(number));
        row.addEventListener("pointerleave", () => this.light(null));
        row.addEventListener("focusin", () => this.light(number));
        row.addEventListener("focusout", () => this.light(null));
      }
      if (phase) this.tables.push({ rows, phase });
    }

    addLane(lane) {
      const number = Chart.number(lane);
      if (number === null) return;
      let target = lane.querySelector("a");
      if (!target) {
        target = lane;
        target.setAttribute("tabindex", "0");
        target.setAttribute("role", "button");
        target.setAttribute("aria-label", `Check ${number}: ${lane.querySelector("title")?.textContent ?? ""}`);
        target.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          this.choose(number, lane);
        });
      }
      lane.addEventListener("click", (event) => {
        // Whoever wants the rule's page in another tab gets it.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        this.choose(this.chosen === number ? null : number, lane);
      });
      lane.addEventListener("pointerenter", () => this.light(number));
      lane.addEventListener("pointerleave", () => this.light(null));
      target.addEventListener("focus", () => this.light(number, lane));
      target.addEventListener("blur", () => this.light(null));
    }

    addControls() {
      const controls = element("div", { class: "controls" });
      if (this.tables.length > 0) {
        const choice = element("div", { class: "choice", role: "group", "aria-label": "Path to show" });
        for (const [name, phase] of [["Both", ""], ["Request", "request"], ["Return", "reply"]]) {
          const button = element("button", { type: "button", "aria-pressed": String(phase === "") }, name);
          button.addEventListener("click", () => {
            for (const other of choice.children) other.setAttribute("aria-pressed", String(other === button));
            this.only(phase);
          });
          choice.append(button);
        }
        controls.append(choice);
      }
      const size = element("button", { type: "button", class: "plain" }, "Actual size");
      size.setAttribute("aria-pressed", "false");
      size.addEventListener("click", () => {
        const isActual = this.box.classList.toggle("actual");
        size.setAttribute("aria-pressed", String(isActual));
      });
      controls.append(size);
      const fits = () => this.svg.width.baseVal.value <= this.box.clientWidth;
      const update = () => { size.hidden = fits() && !this.box.classList.contains("actual"); };
      new ResizeObserver(update).observe(this.box);
      update();
      if (this.tables.length > 0) controls.append(element("span", { class: "hint" }, "Choose a check to see its rule."));
      this.figure.prepend(controls);
    }

    // Where the picture is wider than its box, the first check is what to begin with.
    showStart() {
      const first = this.lanes("1")[0];
      if (!first || this.box.scrollWidth <= this.box.clientWidth) return;
      this.box.scrollLeft = first.getBoundingClientRect().left - this.box.getBoundingClientRect().left - 16;
    }

    only(phase) {
      this.svg.classList.toggle("only-request", phase === "request");
      this.svg.classList.toggle("only-reply", phase === "reply");
      for (const table of this.tables) {
        for (const row of table.rows) row.classList.toggle("dimmed", phase !== "" && table.phase !== phase);
      }
    }

    // Draws around checks, above everything else in the picture.
    outline(lanes, name) {
      for (const old of this.svg.querySelectorAll(`.outline.${name}`)) old.remove();
      for (const lane of lanes) {
        const shape = lane.getBBox();
        const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        frame.setAttribute("class", `outline ${name}`);
        for (const key of ["x", "y", "width", "height"]) frame.setAttribute(key, String(shape[key]));
        frame.setAttribute("rx", "2");
        this.svg.querySelector(".graph").append(frame);
      }
    }

    light(number, lane) {
      this.outline(number === null ? [] : lane ? [lane] : this.lanes(number), "lit");
      for (const [key, row] of this.rows) row.classList.toggle("lit", key === number);
    }

    choose(number, lane) {
      this.chosen = number;
      this.outline(number === null ? [] : this.lanes(number), "chosen");
      for (const [key, row] of this.rows) {
        row.classList.toggle("chosen", key === number);
        row.querySelector(".step").setAttribute("aria-pressed", String(key === number));
      }
      this.show(number, lane ?? this.lanes(number ?? "none")[0]);
    }

    reveal(target) {
      const bounds = target.getBoundingClientRect();
      if (bounds.top < 120 || bounds.bottom > innerHeight - 40 || bounds.left < 0 || bounds.right > innerWidth) {
        target.scrollIntoView({ block: "center", inline: "center" });
      }
    }

    async show(number, lane) {
      if (number === null) return this.card.replaceChildren();
      const row = this.rows.get(number);
      const cells = row ? [...row.cells].map((cell) => cell.textContent.trim()) : [];
      const [title, detail] = row
        ? [`${cells[2]} at ${cells[1]}`, [cells[3], cells[4]].filter(Boolean).join(" · ")]
        : [lane?.querySelector("title")?.textContent ?? "", ""];
      const dismiss = element("button", { type: "button", class: "dismiss", "aria-label": "Close" }, "×");
      dismiss.addEventListener("click", () => {
        this.choose(null);
        (lane?.querySelector("a") ?? lane)?.focus();
      });
      const phase = lane?.classList.contains("reply") ? "return path" : "request path";
      const parts = [
        dismiss, element("h3", {}, `Check ${number} · ${phase}`), element("p", {}, title), element("p", {}, detail),
      ];
      const link = row?.cells[2].querySelector("a") ?? lane?.querySelector("a");
      const address = link ? (typeof link.href === "string" ? link.href : new URL(link.href.baseVal, location.href).href) : null;
      if (address) {
        await index.load();
        if (this.chosen !== number) return;
        const fields = index.byAddress.get(address)?.fields ?? [];
        if (fields.length > 0) {
          parts.push(element("dl", {}, ...fields.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
        }
      }
      const ways = element("p", { class: "ways" });
      if (address) ways.append(element("a", { href: address }, address.includes("#") ? "Go to the rule" : "Go to its page"));
      if (row) {
        const toRow = element("a", { href: "#" }, "Show it in the table");
        toRow.addEventListener("click", (event) => {
          event.preventDefault();
          row.scrollIntoView({ block: "center" });
          row.querySelector(".step").focus({ preventScroll: true });
        });
        ways.append(toRow);
      }
      this.card.replaceChildren(...parts, ways);
      if (lane) this.uncover(lane);
    }

    // Scrolls so far that the card does not lie on the check.
    uncover(lane) {
      const [check, card] = [lane.getBoundingClientRect(), this.card.getBoundingClientRect()];
      if (check.right > card.left && check.left < card.right && check.bottom > card.top - 12 && check.top < card.bottom) {
        scrollBy({ top: check.bottom - card.top + 12 });
      }
    }
  }

  function addCharts() {
    const all = [...document.querySelectorAll("main figure, main table")];
    const figures = all.filter((part) => part.matches("figure") && part.querySelector("svg.portolan"));
    for (const figure of figures) {
      const next = figures[figures.indexOf(figure) + 1];
      const end = next ? all.indexOf(next) : all.length;
      const tables = all.slice(all.indexOf(figure) + 1, end)
        .filter((part) => part.matches("table") && part.tHead?.rows[0]?.cells[0]?.textContent === "Check");
      new Chart(figure, tables);
    }
  }

  // MARK: Code

  function addCopying() {
    if (!navigator.clipboard) return;
    for (const pre of document.querySelectorAll("main pre")) {
      const button = element("button", { type: "button", class: "plain copy" }, "Copy");
      const box = element("div", { class: "code" });
      pre.replaceWith(box);
      box.append(pre, button);
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(pre.textContent);
          button.textContent = "Copied";
        } catch {
          button.textContent = "Not allowed";
        }
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
      });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const tools = document.getElementById("site-tools");
    addSearch(tools);
    addTheme(tools);
    addMenu();
    addCharts();
    addCopying();
    document.querySelector(".pages [aria-current]")?.scrollIntoView({ block: "nearest" });
  });
})();
