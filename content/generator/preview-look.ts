/** Style and script of the proof sheet; both stand in the page itself, so that it can be sent as one file. */

export const STYLE = `
:root{color-scheme:light dark;--paper:#faf8f4;--surface:#fff;--ink:#1c2430;--quiet:#5b6472;--line:#ddd8cd;--sky:#0b6e99;--good:#2f7d4f;--again:#b3372f}
@media (prefers-color-scheme:dark){:root{--paper:#12161d;--surface:#1a2029;--ink:#e9e6df;--quiet:#a2a9b5;--line:#333b47;--sky:#5fb8de;--good:#6fc08f;--again:#ef8a80}}
body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--paper);color:var(--ink);font:16px/1.5 Georgia,serif}
header,nav,summary,.items,.quiet,label,h3{font-family:system-ui,sans-serif}nav a{margin-right:.8em;font-size:.85rem}
a{color:var(--sky)}input{font:inherit;padding:.3em .6em;width:min(30rem,60vw)}
article{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem 1.25rem;margin:1rem 0}
article h3{margin:0;font-size:.9rem}article p{margin:.35rem 0}.statement{font-size:1.1rem}.quiet{color:var(--quiet);font-size:.82rem}
.question{font-weight:600}.answer{color:var(--sky);font-size:1.15rem}.items{font-size:.88rem;display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr))}
.item{border-top:1px solid var(--line);padding-top:.4rem}.item ol{margin:.2rem 0;padding-left:1.5rem}.right{color:var(--good);font-weight:600}
.problem{color:var(--again)}details{border-top:1px solid var(--line);margin-top:.6rem;padding-top:.4rem}summary{cursor:pointer}
`;

export const SCRIPT = `
const all=[...document.querySelectorAll("article")];
const texts=all.map((a)=>(a.textContent+" "+a.closest("section").querySelector("h2").textContent).toLowerCase());
const search=document.getElementById("search"),count=document.getElementById("count");
function show(){const words=search.value.toLowerCase().split(/\\s+/).filter(Boolean);let shown=0;
all.forEach((a,i)=>{const fits=words.every((w)=>texts[i].includes(w));a.hidden=!fits;if(fits)shown++});
document.querySelectorAll("section").forEach((s)=>{s.hidden=!s.querySelector("article:not([hidden])")});
count.textContent=shown+" of "+all.length+" facts"}
search.addEventListener("input",show);show();
`;
