// Makes the files of an order (JSON on stdin) with sharp, as many photos at once as it says, and prints the seconds.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const order = JSON.parse(readFileSync(0, "utf8"));
const sharp = createRequire(`${order.modules}/package.json`)("sharp");
sharp.cache(false);
sharp.concurrency(1);

const encoders = {
  "image/webp": (picture, quality) => picture.webp({ quality, effort: 4 }),
  "image/jpeg": (picture, quality) => picture.jpeg({ quality, progressive: true, optimiseCoding: true }),
  "image/avif": (picture, quality) => picture.avif({ quality, effort: 4 }),
};

async function make(job) {
  for (const each of job.made) {
    const picture = sharp(job.file).rotate().resize({ width: each.width });
    await encoders[each.mime](picture, each.quality).toFile(each.file);
  }
}

const start = performance.now();
const waiting = [...order.jobs];
const hand = async () => {
  for (let job = waiting.shift(); job; job = waiting.shift()) await make(job);
};
await Promise.all(Array.from({ length: order.atOnce }, hand));
console.log((performance.now() - start) / 1000);
