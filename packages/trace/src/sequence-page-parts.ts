/** How the page looks: two lines of life for each instance, an arrow to the driver with the message, one back with the answer. */
export const pageStyle: string = `
:root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif; --line: light-dark(#888, #999); --there: light-dark(#06c, #6bf); --back: light-dark(#060, #7d7); }
body { margin: 0 1rem 3rem; }
header { position: sticky; top: 0; background: Canvas; padding: .6rem 0; display: flex; gap: 1.5rem; align-items: baseline; z-index: 1; }
h1 { font-size: 1.1rem; margin: 0; } h2 { font-size: 1rem; margin: 1.6rem 0 .3rem; }
.heads, .row { display: grid; } .heads { grid-template-columns: 17rem 1fr; font-weight: 600; max-width: 70rem; } .heads span:last-child { text-align: right; }
.row { grid-template-columns: 4rem 13rem 1fr; max-width: 70rem; }
.line { text-align: right; padding-right: .8rem; color: var(--line); } .from { color: var(--line); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.arrows { border-inline: 2px solid var(--line); padding: .15rem 0 .25rem calc(var(--depth) * .8rem); display: block; }
.there, .back { display: block; position: relative; padding: 0 1rem; font-family: ui-monospace, monospace; }
.there { border-bottom: 1px solid var(--there); } .there::after { content: "▶"; position: absolute; right: -.2rem; bottom: -.75em; color: var(--there); font-size: .8em; }
.back { border-bottom: 1px dashed var(--back); text-align: right; min-height: 1.2em; } .back::before { content: "◀"; position: absolute; left: -.2rem; bottom: -.75em; color: var(--back); font-size: .8em; }
time { color: var(--line); } .broken { outline: 2px solid #d22; } p.broken { padding: .4rem .6rem; } [hidden] { display: none !important; }
`;

/** The search: rows that have every word, of instances that have a row. */
export const pageScript: string = `
{
  const search = document.getElementById('search');
  const rows = [...document.querySelectorAll('.row')].map((row) => ({ row, text: (row.closest('section').querySelector('h2').textContent + ' ' + row.textContent).toLowerCase() }));
  const sections = [...document.querySelectorAll('section')];
  const show = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) count += 1;
    }
    for (const section of sections) section.hidden = section.querySelector('.row:not([hidden])') === null;
    document.getElementById('count').textContent = count + ' of ' + rows.length + ' messages';
  };
  const fromAddress = () => {
    try { search.value = decodeURIComponent(location.hash.slice(1)); } catch { search.value = ''; }
    show();
  };
  search.addEventListener('input', show);
  addEventListener('hashchange', fromAddress);
  fromAddress();
}
`;
