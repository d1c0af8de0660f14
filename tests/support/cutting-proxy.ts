import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type CuttingProxy = {
  port: number;
  /** How many connections were made. */
  connections: () => number;
  /** Cuts all connections. */
  cut: () => void;
  /** Cuts each new connection once the server has sent so many bytes over it. */
  cutAfter: (bytes: number) => void;
  /** How many connections were cut by that. */
  cutsByLimit: () => number;
  close: () => void;
};

/** A proxy on loopback that cuts connections on request. */
export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  let limit = Number.POSITIVE_INFINITY;
  let connections = 0;
  let cutsByLimit = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    connections += 1;
    let left = limit;
    const upstream = connect(target, "127.0.0.1");
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on("data", (chunk: Buffer) => {
      left -= chunk.length;
      if (left >= 0) return void client.write(chunk);
      if (!client.destroyed) cutsByLimit += 1;
      client.destroy();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    cutsByLimit: () => cutsByLimit,
    cut,
    cutAfter: (bytes) => {
      limit = bytes;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}
