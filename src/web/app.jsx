import { explorerPlugin } from "@graphiql/plugin-explorer";
import { StorageAPI } from "@graphiql/toolkit";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { ask } from "./ask.js";
import { EditorSettings } from "./editor-settings.jsx";
import { examplesPlugin } from "./examples-plugin.jsx";
import { examples } from "./examples.js";
import { Notice } from "./notice.jsx";

const plugins = [examplesPlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

const asked = new URLSearchParams(location.search).get("example");
const example = examples.find(({ name }) => name === asked);
const { query, variables } = example ?? examples[0];
const storage = new StorageAPI();
const firstVisit = storage.get("visiblePlugin") === null;
if (firstVisit) storage.set("docExplorerFlex", "0.28");
// Given an initial query, GraphiQL adds a tab to those that it remembers, or shows the one with the same text.
const initial = example || firstVisit ? { initialQuery: query, initialVariables: variables } : {};

/** The whole page: notices above GraphiQL. */
export function App() {
  return (
    <>
      <Notice unknownExample={asked && !example ? asked : null} />
      <main>
        <GraphiQL
          fetcher={ask}
          plugins={plugins}
          visiblePlugin={firstVisit ? examplesPlugin : undefined}
          defaultTabs={[{ query, variables }]}
          showPersistHeadersSettings={false}
          inputValueDeprecation
          schemaDescription
          {...initial}
        >
          <GraphiQL.Logo>kmo-graph</GraphiQL.Logo>
          <EditorSettings />
        </GraphiQL>
      </main>
    </>
  );
}
