/** Notes of the team, and who takes part in a conversation. */
export const texts = {
  mention: {
    title: "Mention a colleague or a team",
    team: "Team",
    nobody: "Nobody of that name.",
    loading: "Loading your team…",
    count: "{count, plural, =0 {Nobody of that name} one {# suggestion} other {# suggestions}}",
  },
  menu: {
    label: "Change this note",
    edit: "Edit",
    delete: "Delete",
  },
  edit: {
    label: "Note",
    save: "Save",
    cancel: "Cancel",
    conflict: "This note was changed in another window. Save again to replace that.",
  },
  delete: {
    title: "Delete this note?",
    text: "It disappears for your whole team and cannot be restored.",
    confirm: "Delete note",
  },
  participants: {
    title: "Participants",
    hint: "Who is assigned or mentioned takes part.",
    empty: "Nobody yet.",
    you: "You",
    follow: "Follow",
    unfollow: "Unfollow",
    followed: "You follow this conversation",
    unfollowed: "You no longer follow this conversation",
    loadError: "Participants could not be loaded.",
    retry: "Try again",
  },
} as const;
