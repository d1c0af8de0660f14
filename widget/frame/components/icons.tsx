const LINE = {
  viewBox: "0 0 24 24",
  fill: "none",
  stroke: "currentColor",
  "stroke-width": "2",
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
  "aria-hidden": "true",
} as const;

export const CloseIcon = () => (
  <svg {...LINE}>
    <path d="M6 6l12 12M18 6L6 18" />
  </svg>
);

export const SendIcon = () => (
  <svg {...LINE} stroke-width="2.2">
    <path d="M12 19V5M5.5 11.5L12 5l6.5 6.5" />
  </svg>
);

export const DownIcon = () => (
  <svg {...LINE}>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </svg>
);

export const AlertIcon = () => (
  <svg {...LINE}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.5v5M12 16.2v.1" />
  </svg>
);
