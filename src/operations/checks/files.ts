import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Config } from "../../config.ts";
import { bad, megabytes, ok, warn, type Finding } from "./finding.ts";

const GIGABYTE = 1024 ** 3;
const DAY_MS = 86_400_000;
const CERTIFICATE_WARN_DAYS = 30;

/** Room on the disk of DATA_DIR: for the embedded database, and for what imports put aside. */
export async function checkDisk({ dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">): Promise<Finding> {
  const { bavail, bsize, blocks } = await statfs(nearest(resolve(dataDir)));
  const free = bavail * bsize;
  const what = `disk      ${megabytes(free)} free under DATA_DIR, of ${megabytes(blocks * bsize)}`;
  const isDatabase = databaseUrl === undefined;
  if (free < GIGABYTE) return isDatabase ? bad(what, "free at least 5 GB: a database without room stops writing") : warn(what, "free at least 1 GB: imports write their reports and rejected rows there");
  return isDatabase && free < 5 * GIGABYTE ? warn(what, "free at least 5 GB: an import of the whole register takes some") : ok(what);
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(directory: string): string {
  return existsSync(directory) ? directory : nearest(dirname(directory));
}

/** The certificates of the settings: whether they can be read, are of their key, and last. */
export function checkCertificates({ registry: { source, caFile } }: Pick<Config, "registry">, now: Date): readonly Finding[] {
  const findings = caFile === undefined ? [] : [checkCertificate("REGISTRY_CA_FILE", caFile, now)];
  if (source.name !== "MAGDA") return findings;
  return [...findings, checkCertificate("MAGDA_CERT_FILE", source.certFile, now), checkPair(source)];
}

function checkCertificate(setting: string, file: string, now: Date): Finding {
  const certificate = readOrNull(() => new X509Certificate(readFileSync(file)));
  if (certificate === null) return bad(`certificate  ${setting} can't be read`, "give the path of a PEM file that this user may read");
  const days = Math.floor((certificate.validToDate.getTime() - now.getTime()) / DAY_MS);
  const what = `certificate  ${setting} ends on ${certificate.validToDate.toISOString().slice(0, 10)}`;
  if (days < 0) return bad(`${what}, which is past`, "have a new one made, put it in place and start the service again");
  if (certificate.validFromDate > now) return bad(`certificate  ${setting} begins on ${certificate.validFromDate.toISOString().slice(0, 10)}`, "wait for that day, or set the clock of this machine");
  return days < CERTIFICATE_WARN_DAYS ? warn(`${what}, in ${days} days`, "have a new one made; put it in place and start the service again") : ok(what);
}

function checkPair({ certFile, keyFile, keyPassphrase }: Extract<Config["registry"]["source"], { name: "MAGDA" }>): Finding {
  const key = readOrNull(() => createPrivateKey({ key: readFileSync(keyFile), ...(keyPassphrase !== undefined && { passphrase: keyPassphrase }) }));
  if (key === null) return bad("certificate  MAGDA_KEY_FILE can't be read", "give the path of a PEM file that this user may read, and MAGDA_KEY_PASSPHRASE if it has one");
  const certificate = readOrNull(() => new X509Certificate(readFileSync(certFile)));
  if (certificate === null || certificate.checkPrivateKey(key)) return ok("certificate  MAGDA_KEY_FILE can be read");
  return bad("certificate  MAGDA_KEY_FILE is not the key of MAGDA_CERT_FILE", "set both to files that were made together");
}

function readOrNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
