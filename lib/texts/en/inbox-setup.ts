/** Verifying visitors, access rules and installation of an inbox. */
export const texts = {
  security: {
    adminsOnly: "Only admins can see these settings.",
    loadError: "The security settings could not be loaded",
    saved: "Saved",
    where: "Where the chat may appear",
    domains: "Trusted domains",
    domainsHint:
      "Only pages of these websites can show the chat: example.com, *.example.com for everything below it, localhost:3000, or capacitor://localhost for an app. You can paste an address. Leave it empty to allow any website.",
    anyWebsite: "Any website can show this chat. List yours before you go live.",
    blocked: "Blocked IP addresses",
    blockedHint:
      "These IP addresses and ranges cannot use the chat: 10.0.0.1, 192.168.1.0/24, 2001:db8::/32.",
    notAddress: "{typed} is not an IP address or range.",
    customTitle: "Chat screens of your own",
    custom: "Custom clients",
    customHint:
      "Lets apps and pages that you build with @linkdesk/chat open chats: pages of the trusted domains, and apps and servers for verified visitors. <link>How to build one</link>",
    customDomains:
      "Add the websites of your chat screens to the trusted domains. Until then, only apps and servers can open chats.",
    sessionTitle: "How long a verified visitor stays signed in",
    session: "Session duration",
    sessionHint:
      "A whole number with s, m, h or d: 30m, 10h, 7d. After that, your website has to verify them again.",
    save: "Save changes",
  },
  identity: {
    later:
      "When someone signs in without a page reload: <code>Linkdesk.setUser(token)</code>. When they sign out: <code>Linkdesk.logout()</code>.",
    created: "Secret created <time></time>.",
    previous: "The previous one works until {until}.",
    title: "Verified visitors",
    lead: "People who are signed in to your website find their conversations on every device, and you see who they are. Your server proves who they are with a signed token.",
    how: "Sign the token on your server and pass it to the chat",
    sign: "1. Sign a token for the person who is signed in",
    keepSecret:
      "Keep the secret on your server. Anyone who has it can pose as any of your visitors.",
    pass: "2. Give it to the chat",
    noSecret: "There is no secret yet, so every visitor is anonymous.",
    create: "Create the secret",
  },
  check: {
    tokenTitle: "Check a token",
    tokenLead:
      "Paste a token that your server made, and we’ll tell you if anything is wrong with it.",
    token: "Token",
    tokenButton: "Check",
    tokenValid: "This token is valid. The chat would accept it.",
    tokenCopy: "Copy claims",
    button: "Check my website",
    found: "The snippet is on {host}. You are ready to chat.",
    otherInbox: "{host} has the snippet of another inbox. Replace it with the one above.",
    noInbox:
      "The script is on {host}, but not the settings for this inbox. Paste the whole snippet.",
    missing:
      "The snippet is not in the page at {host}. If a tag manager or your app adds it, we can’t see it from here. Open your website and look for the button.",
    unreachable: "We could not check {host}. {reason}",
  },
  rotate: {
    overlaps: {
      day: "for another day",
      week: "for another week",
      none: "not at all",
    },
    ask: "Create a new secret…",
    title: "Create a new secret?",
    description:
      "Your server has to sign with the new secret. Choose how long the old one keeps working, so that you have time to replace it.",
    overlap: "Old secret keeps working",
    button: "Create a new secret",
  },
  secret: {
    title: "Your secret",
    description:
      "Copy it to your server now, for example as LINKDESK_SECRET. It is stored encrypted and can’t be shown again.",
    copy: "Copy secret",
    close: "I’ve copied it",
  },
  install: {
    commandsHint:
      "For websites that control the chat from code, with <code>linktor('open')</code> and similar commands, or that used Linktor before.",
    pasteHint:
      "Just before <code>{tag}</code>. In a website builder, look for “custom code” or “footer scripts”.",
    kinds: {
      script: "Any website",
      identity: "Signed-in visitors",
      commands: "Commands",
      server: "Your server",
      custom: "Your own screen",
    },
    send: "Send messages from your server",
    build: "Build your chat screen",
    customHint:
      "First turn on custom clients under Security, and add your website to the trusted domains. <link>How to build one</link>",
    serverHint:
      "With an API key from Account → API keys. Keep the key on your server: it must not be in a web page.",
    isOff: "This inbox is off: the chat stays hidden until you turn it on under General.",
    choose: "Choose a setup",
    result:
      "The chat button appears in the corner. What you write there shows up here, under Conversations.",
    open: "Open {hostOf}",
    csp: "Does your website restrict scripts?",
    cspHint: "If it sends a Content-Security-Policy header, add these addresses to its rules.",
    package: "Install the package",
    copyCommand: "Copy command",
    copyLinktorCommand: "Copy command for Linktor code",
    linktorHint:
      "For code that was written for Linktor and imports <code>{linktorName}</code>, install the same package under that name:",
    notBuilt:
      "The packages of this installation have not been built. Run “npm run build” on the server and restart it.",
    copyThis: "Copy this snippet",
    identityHint:
      "For visitors who are signed in to your website. Your server signs the token: the Security tab has the secret and the code.",
    copySnippet: "Copy snippet",
    add: "Add the chat to your app",
    paste: "Paste it into every page of your website",
    hello: "Open your website and say hello",
  },
  badge: {
    on: "On",
  },
  cancel: "Cancel",
  copy: "Copy",
} as const;
