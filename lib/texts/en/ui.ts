/** Texts of the primitives and of what every screen says: errors, ages, sizes. */
export const texts = {
  inlineEdit: {
    change: "Change {label}: ",
    incomplete: "Fill in the whole date, or empty the field.",
  },
  errors: {
    offline: "We can’t reach the server. Check your connection and try again.",
    unknown: "Something went wrong on our side. Please try again in a moment.",
  },
  invalid: {
    tooShort: "Use at least {count, number} characters.",
    unticked: "Please tick this box.",
    empty: "Please fill this in.",
    email: "Enter a full e-mail address, such as name@example.com.",
    url: "Enter a full web address, such as https://example.com.",
  },
  size: {
    byte: "1 byte",
    bytes: "{size} bytes",
    kB: "{size} kB",
    MB: "{size} MB",
    GB: "{size} GB",
  },
  software: "{browser} on {os}",
  time: {
    now: "now",
    minutes: "{count, number}m",
    hours: "{count, number}h",
    days: "{count, number}d",
    justNow: "just now",
    today: "Today",
    yesterday: "Yesterday",
  },
  chips: {
    remove: "Remove {value}",
  },
  copy: {
    button: "Copy",
    refused: "Your browser did not allow copying. Select the text and copy it yourself.",
    done: "Copied",
  },
  dialog: {
    close: "Close",
    cancel: "Cancel",
  },
  loadError: {
    retry: "Try again",
  },
  password: {
    new: "New password",
    hint: "At least {count, number} characters. A few random words work well.",
    show: "Show password",
    hide: "Hide password",
  },
  toast: {
    dismiss: "Dismiss",
  },
} as const;
