// Preloaded into child processes (node --import): when the parent dies, however it dies, the pipe
// on standard input closes and the child goes too, so that `kill -9` leaves no orphans behind.
process.stdin.on("close", () => process.exit(0));
process.stdin.on("error", () => process.exit(0));
process.stdin.resume();
process.stdin.unref?.();
