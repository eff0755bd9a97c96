/** The ground of every page. */
export function Aurora() {
  return (
    <div className="aurora" aria-hidden="true">
      <span />
      <span />
      <span />
      <span />
    </div>
  );
}
