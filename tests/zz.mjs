import sharp from 'sharp';
import { readdirSync } from 'node:fs';
const [,, dir, pattern, out, cols, cw, ch] = process.argv;
const files = readdirSync(dir).filter((f) => new RegExp(pattern).test(f)).sort();
const W = +cw, H = +ch, C = +cols;
const tiles = await Promise.all(files.map(async (f, i) => ({ input: await sharp(`${dir}/${f}`).resize(W - 6, H - 6, { fit: 'inside' }).png().toBuffer(), left: (i % C) * W, top: Math.floor(i / C) * H })));
await sharp({ create: { width: C * W, height: Math.ceil(files.length / C) * H, channels: 3, background: '#c0c' } }).composite(tiles).png().toFile(out);
console.log(files.join(' '));
