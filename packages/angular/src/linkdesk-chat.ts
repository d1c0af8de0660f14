import { isPlatformBrowser } from "@angular/common";
import {
  Component,
  DestroyRef,
  effect,
  inject,
  input,
  type ModuleWithProviders,
  NgModule,
  NgZone,
  output,
  PLATFORM_ID,
} from "@angular/core";
import type { LinkdeskMessage, LinkdeskOptions, LinkdeskSettings } from "@linkdesk/embed";
import { mountChat } from "@linkdesk/embed";
import { LINKDESK_CONFIG } from "./config.ts";

/**
 * The chat, for as long as this component is on the page. It renders nothing itself: the
 * launcher is beside the page's own content. For a missing input the value of `forRoot()` or of the inbox
 * applies. `user` and `showLauncher` change without a restart. A change of any other input starts the
 * chat again. The widget runs outside Angular's zone, if there is one; outputs are emitted inside it.
 */
@Component({ selector: "linkdesk-chat, linktor-chat", template: "" })
export class LinkdeskChatComponent {
  readonly channelId = input<LinkdeskSettings["channelId"]>();
  readonly baseURL = input<LinkdeskSettings["baseURL"]>();
  readonly primaryColor = input<LinkdeskSettings["primaryColor"]>();
  readonly colorScheme = input<LinkdeskSettings["colorScheme"]>();
  readonly position = input<LinkdeskSettings["position"]>();
  readonly size = input<LinkdeskSettings["size"]>();
  readonly zIndex = input<LinkdeskSettings["zIndex"]>();
  readonly language = input<LinkdeskSettings["language"]>();
  readonly translations = input<LinkdeskSettings["translations"]>();
  readonly autoOpen = input<LinkdeskSettings["autoOpen"]>();
  readonly openDelay = input<LinkdeskSettings["openDelay"]>();
  readonly soundEnabled = input<LinkdeskSettings["soundEnabled"]>();
  readonly showLauncher = input<LinkdeskSettings["showLauncher"]>();
  readonly preChatForm = input<LinkdeskSettings["preChatForm"]>();
  readonly user = input<LinkdeskSettings["user"]>();
  readonly proactiveMessages = input<LinkdeskSettings["proactiveMessages"]>();
  readonly fileUpload = input<LinkdeskSettings["fileUpload"]>();
  readonly persistSession = input<LinkdeskSettings["persistSession"]>();
  readonly sessionDuration = input<LinkdeskSettings["sessionDuration"]>();
  readonly offline = input<LinkdeskSettings["offline"]>();
  readonly privacy = input<LinkdeskSettings["privacy"]>();

  readonly onReady = output();
  readonly onOpen = output();
  readonly onClose = output();
  readonly onMessage = output<LinkdeskMessage>();

  private readonly config = inject(LINKDESK_CONFIG);
  private readonly zone = inject(NgZone);

  constructor() {
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
    const chat = mountChat();
    effect(() => {
      const options = this.options();
      this.zone.runOutsideAngular(() => chat.update(options));
    });
    inject(DestroyRef).onDestroy(() => this.zone.runOutsideAngular(chat.unmount));
  }

  private options(): LinkdeskOptions {
    const inputs = {
      channelId: this.channelId(),
      baseURL: this.baseURL(),
      primaryColor: this.primaryColor(),
      colorScheme: this.colorScheme(),
      position: this.position(),
      size: this.size(),
      zIndex: this.zIndex(),
      language: this.language(),
      translations: this.translations(),
      autoOpen: this.autoOpen(),
      openDelay: this.openDelay(),
      soundEnabled: this.soundEnabled(),
      showLauncher: this.showLauncher(),
      preChatForm: this.preChatForm(),
      user: this.user(),
      proactiveMessages: this.proactiveMessages(),
      fileUpload: this.fileUpload(),
      persistSession: this.persistSession(),
      sessionDuration: this.sessionDuration(),
      offline: this.offline(),
      privacy: this.privacy(),
    } satisfies { [K in keyof Required<LinkdeskSettings>]: unknown };
    const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
    return {
      channelId: "",
      ...this.config,
      ...Object.fromEntries(given),
      onReady: () => this.zone.run(() => this.onReady.emit()),
      onOpen: () => this.zone.run(() => this.onOpen.emit()),
      onClose: () => this.zone.run(() => this.onClose.emit()),
      onMessage: (message) => this.zone.run(() => this.onMessage.emit(message)),
    };
  }
}

/** For applications with modules: `imports: [LinkdeskChatModule.forRoot({ channelId: "…" })]`. */
@NgModule({ imports: [LinkdeskChatComponent], exports: [LinkdeskChatComponent] })
// biome-ignore lint/complexity/noStaticOnlyClass: what Angular calls a module.
export class LinkdeskChatModule {
  static forRoot(config: Partial<LinkdeskSettings>): ModuleWithProviders<LinkdeskChatModule> {
    return {
      ngModule: LinkdeskChatModule,
      providers: [{ provide: LINKDESK_CONFIG, useValue: config }],
    };
  }
}
