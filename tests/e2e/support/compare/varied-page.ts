import { htmlPage } from '../serve.ts';

const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="teal"/><circle cx="60" cy="45" r="30" fill="gold"/></svg>',
)}`;

/** How text may stand on a page; each has names in it. */
const PARTS = [
  '<p style="background: #111; color: #eee">Dark: letrozole and <a href="#x" style="color: #8cf">tamoxifen in a link</a>.</p>',
  `<p style="background: url('${PICTURE}'); color: #fff; font-size: 24px">On a picture: anastrozole</p>`,
  '<p style="background: linear-gradient(90deg, #fee, #337); font-family: serif; font-style: italic">Leaning: fulvestrant, olaparib</p>',
  `<p><img src="${PICTURE}" alt="" style="float: left; margin: 4px"><img src="${PICTURE}" alt="" style="float: right">Between two pictures trastuzumab, tras<b>tuzumab</b> and pertuzumab flow, and palbociclib after them.</p>`,
  '<table border="1" style="border-collapse: collapse"><tr><th>Name</th><th>Brand</th></tr><tr><td>letrozole</td><td>Femara</td></tr><tr><td rowspan="2">abemaciclib</td><td>Verzenio</td></tr><tr><td>none</td></tr></table>',
  '<div style="columns: 3; column-gap: 20px; text-align: justify">Three columns in which capecitabine stands, and docetaxel, paclitaxel, and then eribulin; further down exemestane, and at the very end of the third column ribociclib.</div>',
  '<p style="transform: rotate(4deg) scale(0.9); margin: 30px; width: 500px">Turned: letrozole, everolimus</p>',
  '<p style="transform: skewX(12deg); width: 400px">Slanting: goserelin</p>',
  '<p dir="rtl">קחי trastuzumab היום, ואחר כך letrozole</p>',
  '<p style="writing-mode: vertical-rl; height: 190px">Vertical anastrozole and lapatinib</p>',
  '<p style="writing-mode: vertical-lr; text-orientation: upright; height: 300px">neratinib</p>',
  '<p style="font-variant: small-caps; letter-spacing: 3px; line-height: 1">Small capitals: tucatinib</p>',
  '<p style="text-transform: uppercase; text-shadow: 1px 1px 1px #999">letters with a shadow: methotrexate</p>',
  '<p style="font-size: 60px; line-height: 0.9; margin: 0">Huge: Herceptin</p>',
  '<p style="font-size: 9px">Tiny: vinorelbine, gemcitabine</p>',
  '<p style="line-height: 1.2; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; width: 300px">Cut off below, and at the end: pertuzumab, and more of it</p>',
  '<p><a href="#x">In a link: letrozole</a> <sup>palbociclib</sup> <span style="zoom: 2">exemestane</span></p>',
  '<h2 style="background: linear-gradient(90deg, #c0f, #06f); background-clip: text; -webkit-text-fill-color: transparent">Filled with a gradient: letrozole</h2>',
  '<h2 style="color: #fff; -webkit-text-stroke: 1px red">Outlined: letrozole</h2> <h2 style="color: #fff; -webkit-text-fill-color: green">Filled: letrozole</h2>',
  '<p style="filter: invert(1); background: #fff; opacity: 0.8">Inverted: epirubicin</p>',
  '<div style="display: flex; gap: 9px"><span>Ibrance</span><span style="align-self: end; padding: 20px">Kisqali</span></div>',
  '<div style="display: grid; grid-template-columns: 1fr 1fr"><i>doxorubicin</i><i>cyclophosphamide</i></div>',
  '<div style="height: 40px; overflow: auto; border: 1px solid"><p>In a box that scrolls: toremifene</p><p>megestrol</p></div>',
  '<p style="width: 90px; border: 1px solid">Wrapped: sacituzumab govitecan, trastuzumab deruxtecan</p>',
  '<ruby>letrozole<rt>le-tro-zole</rt></ruby> <button>tamoxifen</button> <s>alpelisib</s> <u>capivasertib, and more</u>',
  '<x-card><template shadowrootmode="open"><style>p { color: purple; background: #dfd }</style><p>In a shadow root: talazoparib</p></template></x-card>',
];

/** A page with names in all the ways that text stands on pages. */
export const VARIED_PAGE = htmlPage(
  PARTS.join('\n'),
  '<style>body { font: 16px/1.5 sans-serif; width: 900px; margin: 20px }</style>',
);
