import { KeyCode, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect } from "react";

const names = { queryEditor: "Operation", variableEditor: "Variables", headerEditor: "Headers", responseEditor: "Response" };

/** The editor keeps Tab for itself: Escape, when it has nothing to close, gives the focus back to the frame around it. */
const leave = {
  id: "leave-editor",
  label: "Leave the editor",
  keybindings: [KeyCode.Escape],
  precondition: "!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !editorHasMultipleSelections",
  run: (editor) => editor.getContainerDomNode().focus(),
};

function prepare(editor, ariaLabel) {
  editor.updateOptions({ fontSize: 13, wordWrap: "on", wrappingIndent: "indent", ariaLabel });
  return editor.addAction(leave);
}

/** Wraps long lines, makes the editors usable by keyboard and screen reader, and lets them follow when the system turns light or dark. */
export function EditorSettings() {
  const { setTheme } = useGraphiQLActions();
  const state = useGraphiQL(({ queryEditor, variableEditor, headerEditor, responseEditor, theme }) => ({ queryEditor, variableEditor, headerEditor, responseEditor, theme }));
  useEffect(() => {
    const actions = Object.entries(names).flatMap(([key, name]) => (state[key] ? [prepare(state[key], name)] : []));
    return () => actions.forEach((action) => action.dispose());
  }, [state]);
  useEffect(() => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setTheme(state.theme);
    system.addEventListener("change", follow);
    return () => system.removeEventListener("change", follow);
  }, [state.theme, setTheme]);
  return null;
}
