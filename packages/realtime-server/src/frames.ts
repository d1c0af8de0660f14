const FIN_TEXT = 0x81;
const MAX_7_BIT_LENGTH = 125;
const MAX_16_BIT_LENGTH = 0xffff;

/**
 * A whole, unmasked, uncompressed WebSocket text frame (RFC 6455, section 5.2) in one buffer.
 * A broadcast makes it once and writes the same bytes to every socket.
 */
export function frameText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerBytes = length <= MAX_7_BIT_LENGTH ? 2 : length <= MAX_16_BIT_LENGTH ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerBytes + length);
  frame[0] = FIN_TEXT;
  if (headerBytes === 2) {
    frame[1] = length;
  } else if (headerBytes === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerBytes);
  return frame;
}

/** The parts of a protocol event; `data` is text, as the protocol sends JSON inside JSON. */
export interface WireEvent {
  event: string;
  channel?: string;
  data?: string;
  user_id?: string;
}

/** `frameText` of a protocol event. */
export function frameEvent(event: WireEvent): Buffer {
  return frameText(JSON.stringify(event));
}
