import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const folder = fileURLToPath(new URL("../../../../shared/samples/magda/xsd/", import.meta.url));

/** Whether the published schemas of MAGDA are there to compare with. */
export const isPublishedHere = existsSync(folder);
if (!isPublishedHere) console.log("Skipped: the published schemas of MAGDA are not here (../shared/samples/magda/xsd).");

/** What is wrong with an element of an envelope by a schema; null when nothing is. */
export type Check = (envelope: string, xpath: string) => string | null;

/** A check by a published schema, or by one of our own words that takes published ones in. */
export function published(file: string, text?: string): Check {
  xmlRegisterFsInputProviders();
  const url = `${folder}${file}`;
  const validator = XsdValidator.fromDoc(text === undefined ? XmlDocument.fromBuffer(readFileSync(url), { url }) : XmlDocument.fromString(text, { url }));
  return (envelope, xpath) => {
    const document = XmlDocument.fromString(envelope);
    try {
      const found = document.get(xpath);
      if (!(found instanceof XmlElement)) return `There is no ${xpath}`;
      validator.validate(found);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      document.dispose();
    }
  };
}
