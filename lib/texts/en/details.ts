export const texts = {
  panels: {
    hint: "Click to open or close. Drag to move, or press Alt and an arrow key.",
    more: "Sessions and privacy",
  },
  edit: {
    name: "Name",
    email: "E-mail address",
    addEmail: "Add an e-mail address",
    add: "Add a detail",
    newName: "What it is",
    newValue: "Value",
    confirm: "Add",
    cancel: "Cancel",
    remove: "Remove {name}",
    removed: "Removed",
    undo: "Undo",
  },
  earlier: {
    title: "Other conversations",
    more: "Show all",
    empty: "No messages yet",
  },
} as const;
