/** The settings of e-mail inboxes: address, sending, receiving. */
export const texts = {
  tabs: {
    general: "General",
    address: "Address",
    sending: "Sending",
    receiving: "Receiving",
    label: "Settings",
    needsAttention: "needs attention",
    unsaved: "unsaved changes",
  },
  loadError: "The settings of this inbox could not be loaded",
  about: {
    title: "About this inbox",
    name: "Name",
    nameHint: "Only your team sees it.",
    brand: "Brand name",
    brandHint: "For {brand} in your signature, and in the mails that we write.",
  },
  address: {
    title: "Who your replies are from",
    address: "E-mail address",
    addressHint: "The address that people write to, and that your replies come from.",
    senderName: "Sender name",
    senderNameHint: "People see it next to the address.",
  },
  signature: {
    title: "Signature",
    lead: "Below every reply.",
    label: "Signature (optional)",
    variables: "You can use {variables}.",
    preview: "Preview",
    sampleAgent: "Maya Okafor",
    empty: "Your replies end without a signature.",
    reply: "Your order has left our warehouse this morning.",
  },
  sending: {
    title: "How mails leave",
    kind: "Send by",
    kinds: {
      installation: "This installation",
      smtp: "Your mail server",
      google: "Google",
      microsoft: "Microsoft",
    },
    kindHints: {
      installation: "Nothing to set up. Answers go to your address.",
      smtp: "By SMTP. Replies come from your address and are less likely to be taken for spam.",
      google: "By Gmail, after you have signed in. Replies come from your address.",
      microsoft: "By Microsoft 365, after you have signed in. Replies come from your address.",
    },
    installation: "Replies are from {name} <address></address>, and answers go to {replyTo}.",
    notDelivered:
      "This installation sends no mail. Choose your mail server, or ask whoever runs Linkdesk to set SMTP_URL.",
    userHint: "Often your whole e-mail address. Empty for a server without a sign-in.",
  },
  receiving: {
    title: "How mails arrive",
    kind: "Receive by",
    kinds: {
      imap: "IMAP",
      forwarding: "Forwarding",
      provider: "Mail provider",
      google: "Google",
      microsoft: "Microsoft",
    },
    kindHints: {
      imap: "Linkdesk reads a folder of your mailbox. Your mails stay there, unchanged.",
      forwarding: "Your mailbox forwards its mail to an address of Linkdesk.",
      provider:
        "A service that receives the mail of your domain posts each mail here as it arrives.",
      google:
        "Linkdesk reads a folder of Gmail, after you have signed in. It changes nothing there.",
      microsoft:
        "Linkdesk reads a folder of Microsoft 365, after you have signed in. It changes nothing there.",
    },
    begins: "It begins with mails that arrive after you save. Earlier ones are left alone.",
    folder: "Folder",
    folderHint: "INBOX, or the folder that a rule of your mailbox sorts mails into.",
    userHint: "Often your whole e-mail address.",
    forwardTo: "Forward to this address",
    forwardHint:
      "Set up forwarding at your provider. Keep a copy in your mailbox, so that nothing gets lost if forwarding stops.",
    noForwarding:
      "This installation receives no forwarded mail. Choose IMAP, or ask whoever runs Linkdesk to set INBOUND_MAIL_DOMAIN.",
    plus: "Addresses with a plus sign work",
    plusHint:
      "Most providers deliver {example} to your mailbox. Answers then find their conversation even if a mail program leaves out what it should keep.",
    failing: "Receiving fails",
    since: "Since <time></time>.",
    checked: "Last read <time></time>.",
    received: "Last received <time></time>.",
    nothingReceived: "Nothing received yet.",
  },
  signIn: {
    button: "Sign in with {provider}",
    again: "Sign in with another account",
    as: "Signed in as {user}.",
    next: {
      inbound: "Sign in with {provider} to start receiving.",
      outbound: "Sign in with {provider} to start sending.",
    },
    ended: "Somebody has to sign in again.",
    saveFirst: "Save your changes first. Then you can sign in.",
    failed: "The sign-in could not begin. {reason}",
    names: {
      google: "Google",
      microsoft: "Microsoft",
    },
  },
  provider: {
    label: "Provider",
    names: {
      postmark: "Postmark",
      sendgrid: "SendGrid",
      mailgun: "Mailgun",
      resend: "Resend",
      ses: "Amazon SES",
    },
    address: "Address",
    saveFirst: "Save your changes first. Then you can make the address.",
    makeHint: "The address has a key in it and is shown once.",
    make: "Make the address",
    made: "There is an address. Because of the key in it, it is not shown again.",
    remake: "Make a new address",
    once: "Copy it now: it is shown this once.",
    confirmTitle: "Make a new address?",
    confirm:
      "The present address stops working at once. Until you enter the new one at {provider}, mails wait there.",
    failed: "The address could not be made. {reason}",
    steps: "What to do",
    toDo: {
      postmark: {
        first: "Make the address below and copy it.",
        second: "At Postmark, open your server’s inbound message stream and its Settings.",
        third:
          "Paste the address as the webhook, and tick “Include raw email content in JSON payload”.",
      },
      sendgrid: {
        first: "Make the address below and copy it.",
        second: "At SendGrid, open Settings, Inbound Parse, and add a host and URL.",
        third:
          "Paste the address as the destination URL, and tick “POST the raw, full MIME message”.",
      },
      mailgun: {
        first:
          "At Mailgun, open Receiving, create a route, tick Forward, and paste the address below.",
        second: "Open the API security settings, and copy the HTTP webhook signing key.",
        third: "Paste it below, and save.",
      },
      resend: {
        first:
          "At Resend, open Webhooks, and add one with the address below and the event email.received.",
        second: "Copy its signing secret, and paste it below.",
        third: "Open API Keys, make one with full access, paste it below, and save.",
      },
      ses: {
        first: "Make the address below and copy it.",
        second:
          "In Amazon SNS, make a topic with an HTTPS subscription, and paste the address as its endpoint. Linkdesk confirms it.",
        third:
          "In Amazon SES, add a receipt rule with the action “Publish to Amazon SNS topic” and the encoding Base64. Mails of more than 150 kB cannot come this way.",
      },
    },
    secrets: {
      mailgun: "HTTP webhook signing key",
      resend: "Signing secret",
      sendgrid: "Public key of a security policy (optional)",
    },
    secretHint: "Calls without its signature are refused.",
    secretKept: "One is stored. Leave this empty to keep it.",
    apiKey: "API key",
    apiKeyHint: "Linkdesk fetches the words and files of each mail with it.",
  },
  server: {
    provider: "Provider",
    other: "Another server",
    host: "Server",
    port: "Port",
    security: "Encryption",
    securities: {
      tls: "TLS",
      starttls: "STARTTLS",
      none: "None",
    },
    user: "User name",
    password: "Password",
    passwordKept: "A password is stored. Leave this empty to keep it.",
    passwordHint: "With two-step sign-in, an app password that you make at your provider.",
    unencrypted:
      "Without encryption, everybody on the way can read the password and your mails. Use this for a server on the same machine only.",
    notes: {
      gmail:
        "Turn on 2-Step Verification in your Google account, then make an app password at myaccount.google.com/apppasswords.",
      microsoft:
        "Microsoft accepts passwords only where your organisation still allows them. If the check fails at the sign-in, receive by forwarding and send by this installation.",
      fastmail: "Make an app password under Settings, Privacy & Security.",
      icloud:
        "Make an app-specific password at account.apple.com. The user name is your iCloud address.",
      zoho: "Turn on IMAP access in the settings of Zoho Mail. Addresses of your own domain use imappro.zoho.com and smtppro.zoho.com.",
    },
  },
  check: {
    title: "Connection",
    lead: "Connects to the saved servers and says how far it gets. Sends nothing.",
    button: "Check the connection",
    saveFirst: "Save your changes first.",
    steps: {
      dns: "Find the server",
      connect: "Connect",
      tls: "Encrypt",
      login: "Sign in",
      folder: "Open the folder",
      sending: "Send",
      forwarding: "Receive forwarded mail",
      webhook: "Accept calls of the provider",
    },
    results: {
      ok: "works",
      failed: "failed",
      skipped: "not tried",
    },
    answer: "The server says: {answer}",
    failed: "The check could not be made. {reason}",
  },
  test: {
    title: "Test mail",
    lead: "Sends a mail from this inbox to its own address. It does not become a conversation.",
    button: "Send a test mail",
    sent: "Sent. Waiting for it to come back …",
    arrived: "Sent, and arrived after {seconds, plural, one {# second} other {# seconds}}.",
    failed: "Not sent. {problem}",
    late: "It can take a few minutes. If it does not come back, look into the spam folder of your mailbox.",
  },
} as const;
