// The filters and keys of the proof sheet. It hides and shows what is there, and moves the focus; it never makes
// markup, asks anybody anything, or keeps anything.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const main = document.getElementById("drafts");
  const count = form.querySelector("output");
  const fields = form.elements;

  // a row with its cards, and for each card what the filters ask of it
  const rows = [...main.querySelectorAll(".row")].map((row) => ({
    row,
    draft: row.parentElement,
    cards: [...row.querySelectorAll(".card")].map((card) => ({
      card,
      mark: card.id ? document.getElementById(card.id.replace("-q", "-m")) : null,
      state: card.dataset.state,
      who: card.dataset.who,
      rules: card.dataset.rules ? card.dataset.rules.split(" ") : [],
      words: null,
    })),
  }));
  const all = rows.flatMap(({ cards }) => cards);
  const quotations = all.filter(({ mark }) => mark !== null).length;
  const contents = new Map(
    [...document.querySelectorAll("[data-draft]")].map((item) => [item.dataset.draft, item]),
  );

  const folded = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");

  // what is read on a card and in its quotation, folded when it is first asked for
  const words = (one) =>
    (one.words ??= folded(`${one.mark ? one.mark.textContent : ""} ${one.card.textContent}`));

  const wanted = () => {
    const states = new Set([...form.querySelectorAll("[name=state]:checked")].map((box) => box.value));
    const [who, rule, text] = [fields.who.value, fields.rule.value, folded(fields.words.value).trim()];
    const set = states.size > 0 || who !== "" || rule !== "" || text !== "";
    const lets = (one) =>
      (states.size === 0 || states.has(one.state)) &&
      (who === "" || one.who === who) &&
      (rule === "" || one.rules.includes(rule)) &&
      (text === "" || words(one).includes(text));
    return { set, lets };
  };

  const filter = () => {
    const { set, lets } = wanted();
    const busy = new Set();
    let shown = 0;
    for (const { row, draft, cards } of rows) {
      let any = !set;
      for (const one of cards) {
        const let_through = !set || lets(one);
        one.card.hidden = !let_through;
        any ||= let_through;
        if (let_through && one.mark) shown += 1;
      }
      row.hidden = !any;
      if (any) busy.add(draft);
    }
    for (const draft of main.children) {
      draft.hidden = !busy.has(draft);
      const item = contents.get(draft.id);
      if (item) item.hidden = draft.hidden;
    }
    main.classList.toggle("filtered", set);
    count.textContent = set ? `${shown} of ${quotations} quotations` : "";
  };

  const showAll = () => {
    for (const box of form.querySelectorAll("[name=state]")) box.checked = false;
    fields.who.value = fields.rule.value = fields.words.value = "";
    filter();
  };

  // the quotation whose card has the focus
  let here = null;
  const point = (one) => {
    if (here && here.mark) here.mark.classList.remove("here");
    here = one;
    if (here && here.mark) here.mark.classList.add("here");
  };

  const go = (by) => {
    const shown = all.filter(({ card }) => !card.hidden);
    if (shown.length === 0) return;
    const at = shown.indexOf(here);
    const to = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
    const { card, mark } = shown[to];
    card.focus({ preventScroll: true });
    (mark ?? card).scrollIntoView({ block: "center" });
    const { top, bottom } = card.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) card.scrollIntoView({ block: "nearest" });
  };

  const byElement = new Map(all.flatMap((one) => [[one.card, one], ...(one.mark ? [[one.mark, one]] : [])]));

  main.addEventListener("focusin", ({ target }) => {
    const number = target.matches("mark + a.number");
    point(byElement.get(number ? target.previousElementSibling : target.closest(".card")) ?? null);
  });
  main.addEventListener("click", (event) => {
    // a click on a quotation is one on its number; words that were marked by hand are left alone
    const mark = event.target.closest("mark");
    if (!mark || event.target.closest("a") || String(window.getSelection()) !== "") return;
    byElement.get(mark)?.card.focus();
  });

  form.addEventListener("input", ({ target }) => target.name !== "keys" && filter());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    showAll();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && form.contains(event.target)) {
      showAll();
      event.target.blur();
      return;
    }
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (typing || !fields.keys.checked) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") fields.words.focus();
    else if (event.key === "Escape") showAll();
    else if (event.key === "Enter" && event.target.matches(".card")) {
      const one = byElement.get(event.target);
      one?.mark?.nextElementSibling.focus();
    } else return;
    event.preventDefault();
  });

  // a link to what a filter hides shows it
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) showAll();
    const card = target.closest(".card");
    if (card) card.focus();
    else if (target.matches("mark")) target.nextElementSibling.focus();
    target.scrollIntoView({ block: target.matches(".draft") ? "start" : "center" });
  };
  window.addEventListener("hashchange", arrive);

  form.hidden = false;
  document.documentElement.classList.add("scripted");
  // a page that was left and comes back keeps its fields
  filter();
  if (location.hash) arrive();
})();
