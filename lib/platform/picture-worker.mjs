// The only place where foreign pictures are decoded: a process of its own, which knows no secrets,
// shares no thread pool with the service, and can be ended in the middle of a picture.
import { setPriority } from "node:os";
import sharp from "sharp";

const MEGA = 1_000_000;
/** What a chat shows; a larger picture is made smaller. */
const MAX_EDGE_PX = 2_560;
const THUMBNAIL_PX = 480;
const TIMEOUT_S = 10;
/** Memory beyond this goes back to the system with the process. */
const MAX_IDLE_RSS_BYTES = 256 * MEGA;

/**
 * What a browser shows, by the decoder's names: how it leaves us, and how many pixels of it may come
 * in, all frames counted. A JPEG is made smaller while it is read, so the largest phone's photo is
 * cheap; an AVIF is decoded whole, and writing one takes many seconds: it leaves as WebP.
 */
const FORMATS = new Map(
  Object.entries({
    jpeg: { write: "jpeg", contentType: "image/jpeg", maxPixels: 64 * MEGA },
    png: { write: "png", contentType: "image/png", maxPixels: 36 * MEGA },
    webp: { write: "webp", contentType: "image/webp", maxPixels: 36 * MEGA },
    gif: { write: "gif", contentType: "image/gif", maxPixels: 36 * MEGA },
    heif: { write: "webp", contentType: "image/webp", maxPixels: 16 * MEGA },
  }),
);
const OPTIONS = {
  jpeg: { quality: 85 },
  png: { compressionLevel: 6 },
  webp: { quality: 82, effort: 2 },
  gif: { effort: 2 },
};

// The service answers people; pictures can wait.
setPriority(10);
sharp.concurrency(1);
sharp.cache(false);

/** @param {Uint8Array} bytes */
async function clean(bytes) {
  const { format, width, height, pages = 1 } = await sharp(bytes, { failOn: "error" }).metadata();
  const rule = FORMATS.get(format);
  if (!rule || width * height * pages > rule.maxPixels) return null;
  const animated = pages > 1;
  const { data, info } = await sharp(bytes, {
    failOn: "error",
    limitInputPixels: rule.maxPixels,
    sequentialRead: true,
    animated,
  })
    .autoOrient()
    .resize(MAX_EDGE_PX, MAX_EDGE_PX, { fit: "inside", withoutEnlargement: true })
    .timeout({ seconds: TIMEOUT_S })
    .toFormat(rule.write, OPTIONS[rule.write])
    .toBuffer({ resolveWithObject: true });
  // From what we wrote: nothing foreign is decoded twice.
  const thumbnail = await sharp(data)
    .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: "inside", withoutEnlargement: true })
    .timeout({ seconds: TIMEOUT_S })
    .webp({ quality: 78, effort: 2 })
    .toBuffer();
  return {
    bytes: data,
    contentType: rule.contentType,
    width: info.width,
    // Of an animation, `height` is that of all its pages on top of each other.
    height: info.pageHeight ?? info.height,
    thumbnail,
  };
}

process.on("message", async (bytes) => {
  const picture = await clean(bytes).catch(() => null);
  process.send({ picture, isSpent: process.memoryUsage.rss() > MAX_IDLE_RSS_BYTES });
});
process.on("disconnect", () => process.exit(0));
