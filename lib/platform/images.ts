import sharp from "sharp";

/** Larger images are refused by the decoder: a small file can describe a huge picture. */
const MAX_PIXELS = 60_000_000;
const THUMBNAIL_PX = 480;

/** What a browser shows; keys are what the decoder calls them. */
const FORMATS: Record<string, string> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  heif: "image/avif",
};

export type CleanImage = {
  bytes: Uint8Array;
  contentType: string;
  width: number;
  height: number;
  thumbnail: Uint8Array;
};

/**
 * Decodes an image and writes it anew: upright, without EXIF (which tells where a photo was
 * taken) and without whatever else was hidden in the file. Null when it is no image we show.
 */
export async function cleanImage(bytes: Uint8Array): Promise<CleanImage | null> {
  const options = { limitInputPixels: MAX_PIXELS, failOn: "error" } as const;
  try {
    const { format, pages } = await sharp(bytes, options).metadata();
    const contentType = format && FORMATS[format];
    if (!contentType) return null;
    const image = sharp(bytes, { ...options, animated: (pages ?? 1) > 1 }).autoOrient();
    const { data, info } = await image.toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(bytes, options)
      .autoOrient()
      .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
    // Of an animation, `height` is that of all its pages on top of each other.
    const height = info.pageHeight ?? info.height;
    return { bytes: data, contentType, width: info.width, height, thumbnail };
  } catch {
    return null;
  }
}
