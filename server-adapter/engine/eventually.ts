/** How to stop what may not have begun yet. */
export function eventually(started: Promise<() => void>): () => void {
  let isOver = false;
  started.then(
    (stop) => isOver && stop(),
    () => undefined,
  );
  return () => {
    isOver = true;
    started.then(
      (stop) => stop(),
      () => undefined,
    );
  };
}
