// Stands in for "server-only", which only a bundler of server components can resolve.
export {};
