/** The Pusher protocol's limit per batch. */
const MAX_BATCH = 10;

type Waiting<E> = { events: readonly E[]; done: () => void };

/**
 * Sends the events of requests that are answered at the same time together. While a round is on its way, further
 * events wait for the next one. A round is as many batches as it needs, beside each other; the events of one channel
 * stay in order, because they are in one batch or in batches one after the other. `send` never throws: what becomes
 * of a batch concerns its own events alone.
 */
export class Rounds<E extends { channel: string }> {
  readonly #send: (batch: readonly E[]) => Promise<void>;
  #waiting: Waiting<E>[] = [];
  #isRunning = false;

  constructor(send: (batch: readonly E[]) => Promise<void>) {
    this.#send = send;
  }

  /** Resolves when the round with these events is over. */
  add(events: readonly E[]): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ events, done });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const round = this.#waiting;
      this.#waiting = [];
      await Promise.all(
        chainsOf(round.flatMap(({ events }) => events)).map((c) => this.#sendChain(c)),
      );
      for (const { done } of round) done();
    }
    this.#isRunning = false;
  }

  async #sendChain(chain: readonly E[]): Promise<void> {
    for (let at = 0; at < chain.length; at += MAX_BATCH) {
      await this.#send(chain.slice(at, at + MAX_BATCH));
    }
  }
}

/** Splits events into sequences that have no channel in common; each is about a batch long. */
function chainsOf<E extends { channel: string }>(events: readonly E[]): E[][] {
  const chains: E[][] = [];
  const ofChannel = new Map<string, E[]>();
  for (const event of events) {
    let chain = ofChannel.get(event.channel);
    if (!chain) {
      chain = chains.at(-1);
      if (!chain || chain.length >= MAX_BATCH) {
        chain = [];
        chains.push(chain);
      }
      ofChannel.set(event.channel, chain);
    }
    chain.push(event);
  }
  return chains;
}
