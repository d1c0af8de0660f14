/** Signing in and up, and what the links in mails open. */
export const texts = {
  signIn: {
    newPerson: "New here? <link>Create an account</link>",
    newWorkspace: "New here? <link>Create a workspace</link>",
    refusals: {
      unverified_email:
        "Your provider has not verified your e-mail address, so we can’t rely on it.",
      confirm_first:
        "There is an account with this address, but the address is not confirmed yet. Sign in with your password, or choose a new one with “Forgot password?”.",
      no_account:
        "You don’t have an account here yet. Ask an admin to invite the e-mail address you use with your provider.",
      other: "Signing in through your provider did not work. Please try again.",
    },
    wrong: "Wrong e-mail address or password.",
    tooMany:
      "Too many attempts. Please wait {minutes, plural, one {a minute} other {# minutes}} and try again.",
    unreachable: "We can’t reach the server. Check your connection and try again.",
    button: "Sign in",
    title: "Welcome back",
    lead: "Sign in to your workspace.",
    provider: "Continue with {provider}",
    or: "or",
  },
  haveAccount: "Already have an account? <link>Sign in</link>",
  signUp: {
    mailed: "We sent a mail to {email}. Open it to go on.",
    page: "Sign up",
    accountTitle: "Create your account",
    accountLead:
      "Use your work e-mail. Once you have confirmed it, you can join your company’s workspace.",
    workspaceTitle: "Create your workspace",
    workspaceLead: "You’ll be talking with your visitors in a few minutes.",
    byInvitation: "Sign-up is by invitation",
    closed: "Sign-up is closed",
    byInvitationLead:
      "Ask someone on your team to invite you. They can send you a link from the Members page.",
    closedLead:
      "New accounts can’t be created here at the moment. If you need one, ask the person who runs this site.",
    workspaceHint: "Usually the name of your company.",
    name: "Your name",
    nameHint: "Shown to visitors next to your replies.",
    createAccount: "Create account",
  },
  forgot: {
    sent: "If there is an account for <address>{email}</address>, we’ve sent it a link. The link works for an hour. Can’t find it? Check your spam folder.",
    link: "Forgot password?",
    title: "Forgot your password?",
    lead: "Enter your e-mail address and we’ll send you a link to choose a new password.",
    noMail: "This service can’t send e-mail. Ask the person who runs it to help you sign in.",
    back: "Back to sign-in",
    button: "Send me a link",
  },
  emailChange: {
    confirm: {
      title: "Confirm your new address",
      lead: "From now on, you sign in with this address.",
      button: "Confirm",
      doneTitle: "Your e-mail address has changed",
      doneLead: "We also sent a notice to your old address, with a link to undo the change.",
      next: "Go to your conversations",
    },
    undo: {
      title: "Undo the change",
      lead: "Your account goes back to its old address, and every browser is signed out.",
      button: "Undo the change",
      doneTitle: "Your old address is restored",
      doneLead:
        "Your password no longer works, because someone else may know it. Choose a new one now.",
      next: "Choose a new password",
    },
    spent:
      "It has expired or was already used. To change your address, start again from your account page.",
    toAccount: "Go to your account",
  },
  email: "E-mail address",
  password: "Password",
  secondFactor: {
    code: "Code",
    hint: "Don’t have your phone? Enter a recovery code instead.",
    button: "Continue",
    page: "Two-factor sign-in",
    title: "One more step",
    lead: "Enter the six-digit code from your authenticator app.",
    other: "Sign in as someone else",
  },
  workspace: {
    name: "Workspace name",
    create: "Create workspace",
  },
  join: {
    button: "Join the workspace",
    page: "Join",
    incomplete: "This link is incomplete. Open it from the e-mail again.",
    spent: "Open the link from your invitation, or ask for a new one.",
    loading: "Loading the invitation",
    title: "Join {workspace}",
    lead: "Create an account to join your team.",
    otherAddress:
      "This invitation is for {invited}, but you are signed in as {email}. Sign out, then open the link again.",
    back: "Back to your workspace",
    signedInAs: "You are signed in as {email}.",
  },
  spent: {
    title: "This link does not work",
  },
  reset: {
    page: "New password",
    doneTitle: "Password changed",
    done: "For your safety, every browser was signed out.",
    spent: "It has expired or was already used.",
    again: "Get a new link",
    title: "Choose a new password",
    button: "Change password",
  },
  verify: {
    title: "Confirm your address",
    doneTitle: "Thank you",
    done: "Your address is confirmed.",
    next: "Go to your conversations",
    spent:
      "It has expired or was already used. Sign in and ask for a new one at the top of the page.",
    lead: "One click and you’re done.",
    button: "Confirm",
  },
  confirm: {
    password: "Account password",
    passwordHint: "This shows that the account is yours. If you didn’t create it, close this page.",
  },
  welcome: {
    page: "Welcome",
    joinTitle: "Join your team",
    joinLead: "With {email}, you can join:",
    instead: "You then work there instead of in {workspaceName}.",
    newWorkspace: "Create a new workspace",
    linkSent: "We sent a link to {email}.",
    openLink: "Open it to see which workspaces you can join.",
    noneTitle: "You’re not in a workspace yet",
    none: "Ask an admin on your team to invite {email}.",
    stay: "Stay in my workspace",
    signOut: "Sign out",
    workspaces: "Workspaces",
    sent: "A new link is on its way.",
    notSent: "That did not work. Please try again in a few minutes.",
    sendAgain: "Send it again",
  },
} as const;
