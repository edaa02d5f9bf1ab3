/** Whether the service was told to stop. */
export type Draining = { readonly isDraining: () => boolean; readonly start: () => void };

export function createDraining(): Draining {
  let isDraining = false;
  return {
    isDraining: () => isDraining,
    start: () => {
      isDraining = true;
    },
  };
}
