import { useEffect, useState } from "react";
import { ask } from "./ask.js";

const QUERY = "query PlaygroundNotice { catalog { dataVersion { synthetic } } }";

async function askNotice() {
  try {
    const { data } = await ask({ query: QUERY, operationName: "PlaygroundNotice" });
    return data?.catalog?.dataVersion?.synthetic === true ? "synthetic" : null;
  } catch {
    return "unreachable";
  }
}

/** Says that the data is synthetic when the server says so, that the server does not answer, and that the example in the address is not there. */
export function Notice({ unknownExample }) {
  const [notice, setNotice] = useState(null);
  useEffect(() => void askNotice().then(setNotice), []);
  return (
    <div role="status" className="notices">
      {notice === "synthetic" && (
        <p>
          <strong>Synthetic data.</strong> Every company and dossier here is made up; only the published totals are real.
        </p>
      )}
      {notice === "unreachable" && <p>The server does not answer. Is it still running?</p>}
      {unknownExample && <p>There is no example named “{unknownExample}”; the panel Examples lists them all.</p>}
    </div>
  );
}
