import type { Settings, WebhookTarget } from "./options.ts";
import { signText } from "./signatures.ts";
import type { WebhookEvent } from "./webhook-events.ts";

const MAX_EVENTS_PER_REQUEST = 100;

/**
 * Delivers one application's events to one receiver: collected for a moment, signed, in order,
 * retried a bounded number of times. Nothing is stored: a restart loses what was waiting.
 */
export class WebhookSender {
  readonly #app: { key: string; secret: string };
  readonly #target: WebhookTarget;
  readonly #settings: Settings;
  #waiting: WebhookEvent[] = [];
  #timer: NodeJS.Timeout | undefined;
  #delivery: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #isStopping = false;

  constructor(app: { key: string; secret: string }, target: WebhookTarget, settings: Settings) {
    this.#app = app;
    this.#target = target;
    this.#settings = settings;
  }

  /** Queues an event, unless this receiver did not ask for it. */
  add(event: WebhookEvent): void {
    if (this.#isStopping) return;
    if (this.#target.events && !this.#target.events.includes(event.name)) return;
    if (this.#waiting.length >= this.#settings.limits.webhookQueueLength) {
      this.#settings.onError(new Error(`Webhook ${this.#target.url}: queue full, event dropped`));
      return;
    }
    if (event.name === "cache_miss" && this.#hasCacheMiss(event.channel)) return;
    this.#waiting.push(event);
    this.#timer ??= setTimeout(() => this.#start(), this.#settings.timeouts.webhookBatchMs).unref();
  }

  /** Sends what is waiting without retries, then rests. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    this.#wake?.();
    await this.#delivery;
    this.#start();
    await this.#delivery;
  }

  /** Many clients that miss the same empty cache need one refill. */
  #hasCacheMiss(channel: string): boolean {
    return this.#waiting.some((event) => event.name === "cache_miss" && event.channel === channel);
  }

  #start(): void {
    this.#timer = undefined;
    this.#delivery ??= this.#deliverAll().finally(() => {
      this.#delivery = undefined;
    });
  }

  async #deliverAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#deliver(this.#waiting.splice(0, MAX_EVENTS_PER_REQUEST));
    }
  }

  async #deliver(events: WebhookEvent[]): Promise<void> {
    const body = JSON.stringify({ time_ms: Date.now(), events });
    const waits = this.#settings.timeouts.webhookRetryMs;
    for (let attempt = 0; ; attempt += 1) {
      const failure = await this.#post(body);
      if (failure === null) return;
      const wait = waits[attempt];
      if (wait === undefined || this.#isStopping) {
        this.#settings.onError(
          new Error(
            `Webhook ${this.#target.url}: gave up on ${events.length} event(s) after ${attempt + 1} attempt(s): ${failure}`,
          ),
        );
        return;
      }
      await this.#pause(wait);
    }
  }

  #pause(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, waitMs).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Null when the receiver took it, else why not. */
  async #post(body: string): Promise<string | null> {
    try {
      const response = await fetch(this.#target.url, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "x-pusher-key": this.#app.key,
          "x-pusher-signature": signText(this.#app.secret, body),
        },
        redirect: "manual",
        signal: AbortSignal.timeout(this.#settings.timeouts.webhookRequestMs),
      });
      await response.body?.cancel();
      return response.ok ? null : `status ${response.status}`;
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      return cause instanceof Error ? cause.message : String(cause);
    }
  }
}
