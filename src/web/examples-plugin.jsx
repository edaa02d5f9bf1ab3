import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { groups } from "./examples.js";

function useOpenExample() {
  const { addTab, changeTab, setOperationName } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({ tabs, queryEditor, variableEditor }));
  return ({ query, variables, operationName }) => {
    const open = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? "") === variables);
    if (open >= 0) changeTab(open);
    else {
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      // Without it a run within the editor's 100 ms debounce would still name the operation of the tab before.
      setOperationName(operationName);
    }
    if (variables) document.querySelector('button[aria-label="Show editor tools"]')?.click();
    queryEditor?.setScrollTop(0);
    queryEditor?.focus();
  };
}

function Examples() {
  const open = useOpenExample();
  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>Each opens in a tab of its own. Ctrl-Enter runs it; Escape, then Tab leaves the editor.</p>
      {groups.map(({ title, examples }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {examples.map((example) => (
              <li key={example.name}>
                <button type="button" onClick={() => open(example)}>
                  <strong>{example.title}</strong>
                  <span>{example.description}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

const Icon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d="M4 5h16M4 12h10M4 19h7M17 14.5v6l4.5-3z" />
  </svg>
);

/** GraphiQL plugin: the named example operations; opening one leaves the other tabs as they are. */
export const examplesPlugin = { title: "Examples", icon: Icon, content: Examples };
