/** What the driver, the system or PostgreSQL says when a connection is gone, or none can be had because no server is there. */
const driver = ["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED", "CONNECT_TIMEOUT"];
const system = ["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ENOTCONN", "ETIMEDOUT", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "ENOTFOUND", "EAI_AGAIN"];
const server = ["57P01", "57P02", "57P03", "57P05", "08000", "08001", "08003", "08004", "08006", "08007"];
const lost: ReadonlySet<string> = new Set([...driver, ...system, ...server]);

/** The code of the first error of a chain of causes that has one; undefined when none has. */
export function codeOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as NodeJS.ErrnoException;
    if (typeof code === "string") return code;
  }
  return undefined;
}

/** Whether the connection went away beneath a statement, or the server is not there: the statement itself was not refused. */
export function isLost(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code, syscall } = each as NodeJS.ErrnoException;
    // A socket that is not there is a server that is not there; a file that is not there is another matter.
    if (lost.has(String(code)) || (code === "ENOENT" && syscall === "connect")) return true;
  }
  return false;
}

/** An error of the kind that `isLost` knows, in the driver's words. */
export function connectionClosed(): Error {
  return Object.assign(new Error("the connection to the database closed"), { code: "CONNECTION_CLOSED" });
}
