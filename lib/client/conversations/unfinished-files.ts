const DATABASE = "linkdesk-unsent";
const STORE = "files";

/** Files that are chosen together have the same time: `place` keeps their order. */
type Row = { id: string; owner: string; addedAt: number; place: number; file: File };

let lastPlace = 0;

/**
 * Files that a member has chosen and whose upload has not finished, in the browser's IndexedDB: a
 * `File` cannot be kept in localStorage. `owner` names the member and the conversation. Where there is
 * no IndexedDB, or no room in it, files are lost with the page.
 */
export const unfinishedFiles = {
  keep: (owner: string, id: string, file: File) =>
    write((store) => {
      lastPlace += 1;
      const row: Row = { id, owner, addedAt: Date.now(), place: lastPlace, file };
      return store.put(row);
    }),
  remove: (id: string) => write((store) => store.delete(id)),
  /** Deletes what any member of this browser has left, as when signing out. */
  clear: () => write((store) => store.clear()),
  /** In the order in which they were chosen. */
  async list(owner: string): Promise<Pick<Row, "id" | "file">[]> {
    const rows: Row[] = (await run("readonly", (store) => store.getAll())) ?? [];
    return rows.filter((row) => row.owner === owner).sort(inOrder);
  },
};

const inOrder = (a: Row, b: Row) => a.addedAt - b.addedAt || a.place - b.place;

const write = async (action: (store: IDBObjectStore) => IDBRequest): Promise<void> => {
  await run("readwrite", action);
};

let database: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs one request in a transaction of its own; null if it fails. */
async function run<T>(
  mode: IDBTransactionMode,
  action: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    database ??= open();
    const transaction = (await database).transaction(STORE, mode);
    return await new Promise((resolve, reject) => {
      const request = action(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return null;
  }
}
