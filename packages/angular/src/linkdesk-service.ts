import { Injectable, inject, NgZone } from "@angular/core";
import type { LinkdeskCommands } from "@linkdesk/embed";
import { commands } from "@linkdesk/embed";

/** Controls the chat from any component or service. */
@Injectable({ providedIn: "root" })
export class LinkdeskService implements LinkdeskCommands {
  private readonly zone = inject(NgZone);

  readonly open = this.outside(commands.open);
  readonly close = this.outside(commands.close);
  readonly toggle = this.outside(commands.toggle);
  readonly sendMessage = this.outside(commands.sendMessage);
  readonly updateUser = this.outside(commands.updateUser);
  readonly showProactiveMessage = this.outside(commands.showProactiveMessage);
  readonly hideLauncher = this.outside(commands.hideLauncher);
  readonly showLauncher = this.outside(commands.showLauncher);
  readonly reset = this.outside(commands.reset);

  /** Runs outside the zone, so that the widget's later work causes no change detection. */
  private outside<A extends unknown[]>(command: (...args: A) => void) {
    return (...args: A): void => this.zone.runOutsideAngular(() => command(...args));
  }
}
